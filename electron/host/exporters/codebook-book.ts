import type { CodebookFormat } from '#shared/contract/codebook-files.ts'
import { aboutNames, readableTime, type AboutLine } from './wording.ts'

/** A codebook as it goes into one file for people, in reading order. Plain data. */
export interface CodebookBook {
  readonly project: string
  /** ISO 8601, UTC. */
  readonly exportedAt: string
  /** E.g. "3 (changed since)". */
  readonly version: string
  /** Whether it tells how often each code was used. */
  readonly counts: boolean
  /** Whether names are replaced as the project's pseudonym list says. */
  readonly isDisguised: boolean
  readonly codes: readonly BookCode[]
}

export interface BookCode {
  readonly id: string
  readonly path: string
  readonly name: string
  /** The parent's path; empty for a top code. */
  readonly parent: string
  /** 1 for a top code. */
  readonly depth: number
  readonly colour: string
  readonly codable: boolean
  readonly retired: boolean
  /** The path of the code that took its place. */
  readonly successor: string | null
  readonly brief: string
  readonly definition: string
  readonly whenToUse: string
  readonly whenNotToUse: string
  readonly examples: readonly string[]
  readonly closeButNo: readonly string[]
  readonly synonyms: readonly string[]
  /** Codings with this very code, and documents they stand in. */
  readonly codings: number
  readonly documents: number
}

/** The bytes of a file, and what of the codebook it could not hold, as plain sentences. */
export interface ExportedCodebook {
  readonly bytes: Uint8Array
  readonly notices: readonly string[]
}

export type TellingFormat = Exclude<CodebookFormat, 'qdc'>

/** Makes one file of a codebook. Touches no disk: the caller writes the bytes. */
export async function exportCodebook(book: CodebookBook, format: TellingFormat): Promise<ExportedCodebook> {
  switch (format) {
    // The two large libraries are loaded when they are first needed, as for extracts.
    case 'docx':
      return { bytes: await (await import('./codebook-docx.ts')).codebookToDocx(book), notices: [] }
    case 'xlsx':
      return (await import('./codebook-xlsx.ts')).codebookToXlsx(book)
    case 'csv':
      return (await import('./codebook-csv.ts')).codebookToCsv(book)
  }
}

export function codebookTitle(book: CodebookBook): string {
  return `${book.project}: codebook`
}

/** What a reader should know of the codebook as a whole. */
export function aboutCodebook(book: CodebookBook): AboutLine[] {
  const retired = book.codes.filter((code) => code.retired).length
  return [
    { name: 'Project', value: book.project },
    { name: 'Version', value: book.version },
    { name: 'Exported', value: readableTime(book.exportedAt) },
    { name: 'Codes', value: `${book.codes.length}${retired > 0 ? `, of which ${retired} retired` : ''}` },
    ...aboutNames(book),
  ]
}
