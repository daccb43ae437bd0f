import { agreementOf, type AgreementInput, type CountRow, type Figure } from '../agreement/index.ts'
import { codeColumns } from './code-columns.ts'

/** A document's share in a figure. */
export interface DocumentPart {
  readonly document: string
  /** Units that two or more of the coders rated. */
  readonly units: number
  readonly percent_agreement: Figure
  /** Of one code: of having it or not; of all together: of sets of codes, by Jaccard distance. */
  readonly alpha: Figure
  /** Of one code: over how many units exactly these coders chose it. Of all together: empty. */
  readonly counts: readonly CountRow[]
}

/** A pair's two-way table of one code, in units that both rated. */
export interface PairTable {
  readonly coders: readonly [string, string]
  readonly both: number
  readonly firstOnly: number
  readonly secondOnly: number
  readonly neither: number
}

/** What a figure is made of, document by document and pair by pair. */
export interface Detail {
  readonly documents: readonly DocumentPart[]
  /** Of all codes together: empty. */
  readonly pairs: readonly PairTable[]
}

/** `detailOf` in steps: yields its progress from 0 to 1. */
export function* detailSteps(
  { bootstrap: _none, ...asked }: AgreementInput,
  code: string | null,
): Generator<number, Detail> {
  const { targetOf } = codeColumns(asked.codes, asked.depth)
  const target = code === null ? null : (targetOf(code) ?? code)
  const input: AgreementInput =
    target === null
      ? asked
      : { ...asked, codes: asked.codes.filter(({ id }) => id === target || targetOf(id) === target) }
  const documents: DocumentPart[] = []
  for (const document of asked.documents) {
    documents.push(partOf(document.id, { ...atDepthOf(input, target), documents: [document] }, target))
    yield documents.length / (asked.documents.length + 1)
  }
  if (target === null) return { documents, pairs: [] }
  const pairs = agreementOf(atDepthOf(input, target)).pairs.map(({ coders, codes }): PairTable => {
    const table = codes.find((row) => row.code === target)
    return {
      coders,
      both: table?.both ?? 0,
      firstOnly: table?.first_only ?? 0,
      secondOnly: table?.second_only ?? 0,
      neither: table?.neither ?? 0,
    }
  })
  return { documents, pairs }
}

/** What one code's figure is made of, or (null) that of all together. */
export function detailOf(input: AgreementInput, code: string | null): Detail {
  const steps = detailSteps(input, code)
  let step = steps.next()
  while (!step.done) step = steps.next()
  return step.value
}

/** Codes below the one in question, without those above it, have it as their top: so that one row is worked out. */
function atDepthOf(input: AgreementInput, target: string | null): AgreementInput {
  return target === null || input.depth === undefined ? input : { ...input, depth: 1 }
}

function partOf(document: string, input: AgreementInput, target: string | null): DocumentPart {
  const { overall, codes, units } = agreementOf(input)
  if (target === null) {
    const { percent_agreement, alpha_set_jaccard } = overall
    return { document, units, percent_agreement, alpha: alpha_set_jaccard, counts: [] }
  }
  const row = codes.find(({ code }) => code === target)
  return {
    document,
    units,
    percent_agreement: row?.percent_agreement ?? { null: 'nothing_coded' },
    alpha: row?.alpha_nominal ?? { null: 'nothing_coded' },
    counts: row?.counts ?? [],
  }
}
