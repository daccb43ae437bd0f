import type { AgreementExportFormat, AgreementReport, Figure } from '#shared/contract/agreement.ts'
import { agreementToCsv } from './agreement-csv.ts'

/** Agreement as it goes into one file. Plain data. */
export interface AgreementBook {
  readonly project: string
  /** ISO 8601, UTC. */
  readonly exportedAt: string
  /** Whether names are replaced as the project's pseudonym list says. */
  readonly isDisguised: boolean
  /** The round that was compared; null: each document as its coders finished it last. */
  readonly round: string | null
  readonly report: AgreementReport
  /** Of all codes together, document by document. */
  readonly documents: readonly {
    readonly title: string
    readonly units: number
    readonly percent_agreement: Figure
    readonly alpha: Figure
    /** Whose work on it does not count, and why, as in the report. */
    readonly leftOut: readonly { readonly coder: string; readonly reason: string }[]
  }[]
  /** Sentences for a methods section. */
  readonly methods: string
}

/** Makes one file of agreement. Touches no disk: the caller writes the bytes. */
export async function exportAgreement(
  book: AgreementBook,
  format: AgreementExportFormat,
): Promise<Uint8Array> {
  switch (format) {
    case 'csv':
      return agreementToCsv(book)
    case 'xlsx':
      // Loaded when it is first needed, as for extracts.
      return (await import('./agreement-xlsx.ts')).agreementToXlsx(book)
    case 'docx':
      return (await import('./agreement-docx.ts')).agreementToDocx(book)
  }
}
