import { assembleReport, drain } from './assemble-report.ts'
import { CodeSets } from './code-sets.ts'
import { CodingTableBuilder, MOST_CODERS } from './coding-table.ts'
import type { Continuum, Segment } from './continuum.ts'
import { absent } from './figure.ts'
import type { Absent } from './figure.ts'
import type { AgreementInput, Unit } from './input.ts'
import { prepareDocument } from './prepared-document.ts'
import type { PreparedDocument } from './prepared-document.ts'
import type { AgreementReport, AgreementWarning } from './report.ts'
import { comparedCodes } from './roll-up.ts'
import { sweepCharacters, sweepUnits } from './sweep.ts'

/** From this many documents on, documents are resampled; with fewer, their turns. */
const documentsToResample = 10

/**
 * Agreement between coders on the documents that two or more of them have finished.
 * @throws RangeError for an empty span or one outside its text, a coder or code named twice,
 *   a depth below 1, or more coders than can be counted exactly
 */
export function agreementOf(input: AgreementInput): AgreementReport {
  return drain(agreementSteps(input))
}

/**
 * `agreementOf` in steps: yields its progress from 0 to 1, so that a caller can do other work in between, or
 * stop; returns the report.
 */
export function* agreementSteps(input: AgreementInput): Generator<number, AgreementReport> {
  checkInput(input)
  const { coders, unit } = input
  const codes = comparedCodes(input.codes, input.depth)
  const documents: PreparedDocument[] = []
  for (const document of input.documents) {
    documents.push(prepareDocument(document, coders, codes, unit))
    yield 0.1 * (documents.length / input.documents.length)
  }
  const compared = documents.filter((document) => finishedBy(document) > 1)
  // With nothing to compare, all documents are swept, so that the figures can say why.
  const used = compared.length > 0 ? compared : documents

  const byTurn = unit !== 'document' && used.length < documentsToResample
  const sets = new CodeSets(codes.ids.length)
  const builder = new CodingTableBuilder(coders.length, codes.ids.length, sets)
  for (const [number, document] of used.entries()) {
    const clusterEnds = byTurn ? document.turnEnds : [document.length]
    const sweep = { coders: document.coders, codes: codes.ids.length, length: document.length, clusterEnds }
    if (unit === 'character') sweepCharacters(sweep, sets, builder)
    else sweepUnits(sweep, document.units, sets, builder)
    yield 0.1 + 0.1 * (number / used.length)
  }

  const steps = assembleReport({
    unit,
    coders,
    documents: compared.map((document) => document.id),
    excluded: documents.flatMap((document) =>
      coders
        .filter((_, column) => document.coders[column] === null)
        .map((coder) => ({ document: document.id, coder, reason: 'not_finished' as const })),
    ),
    warnings: warningsOf(documents, compared, coders, unit),
    table: builder.build(),
    codes: codes.ids,
    continuum: continuumOf(compared, coders.length, unit),
    codings: codingsOf(compared, coders.length, codes.ids.length),
    categories: input.categories,
    bootstrap: input.bootstrap,
    resampled: byTurn ? 'turns' : 'documents',
  })
  let step = steps.next()
  for (; !step.done; step = steps.next()) yield 0.2 + 0.8 * step.value
  return step.value
}

function checkInput({ coders, codes, depth }: AgreementInput): void {
  if (coders.length > MOST_CODERS) throw new RangeError(`More than ${MOST_CODERS} coders`)
  if (new Set(coders).size !== coders.length) throw new RangeError('A coder is named twice')
  if (new Set(codes.map((code) => code.id)).size !== codes.length)
    throw new RangeError('A code is named twice')
  if (depth !== undefined && !(Number.isInteger(depth) && depth >= 1)) throw new RangeError('A depth below 1')
}

function finishedBy(document: PreparedDocument): number {
  return document.coders.filter((own) => own !== null).length
}

/** The documents that every coder finished, end to end; no segment and no gap reaches across documents. */
function continuumOf(documents: readonly PreparedDocument[], coders: number, unit: Unit): Continuum | Absent {
  if (unit !== 'character') return absent('not_this_unit')
  const segments = Array.from({ length: coders }, (): Segment[] => [])
  const borders: number[] = []
  let length = 0
  for (const document of documents) {
    if (finishedBy(document) < coders) continue
    const offset = length
    document.coders.forEach((own, column) => {
      for (const { start, end, code } of own ?? []) {
        segments[column]?.push({ start: start + offset, end: end + offset, code })
      }
    })
    length += document.length
    borders.push(length)
  }
  if (length === 0) return absent('no_document_finished_by_all')
  return { length, segments, borders }
}

function codingsOf(documents: readonly PreparedDocument[], coders: number, codes: number): Int32Array[] {
  const totals = Array.from({ length: coders }, () => new Int32Array(codes))
  for (const document of documents) {
    document.codings.forEach((counts, column) => {
      const total = totals[column]
      if (total) counts.forEach((count, code) => (total[code] = (total[code] ?? 0) + count))
    })
  }
  return totals
}

function warningsOf(
  documents: readonly PreparedDocument[],
  compared: readonly PreparedDocument[],
  coders: readonly string[],
  unit: Unit,
): AgreementWarning[] {
  const warnings: AgreementWarning[] = []
  coders.forEach((coder, column) => {
    const finished = compared.filter((document) => document.coders[column] !== null)
    if (finished.length > 0 && finished.every((document) => document.coders[column]?.length === 0)) {
      warnings.push({ kind: 'coder_coded_nothing', coder })
    }
  })
  const ids = (some: readonly PreparedDocument[]) => some.map((document) => document.id)
  const uncompared = documents.filter((document) => finishedBy(document) < 2)
  if (uncompared.length > 0) warnings.push({ kind: 'documents_not_compared', documents: ids(uncompared) })
  const partly = compared.filter((document) => finishedBy(document) < coders.length)
  if (unit === 'character' && partly.length > 0) {
    warnings.push({ kind: 'documents_not_unitized', documents: ids(partly) })
  }
  const otherCodes = documents.reduce((total, document) => total + document.otherCodes, 0)
  if (otherCodes > 0) warnings.push({ kind: 'codings_of_other_codes', codings: otherCodes })
  const outside = documents.reduce((total, document) => total + document.outside, 0)
  if (outside > 0) warnings.push({ kind: 'codings_outside_codable_text', codings: outside })
  return warnings
}
