import type { AgreementReport } from '#shared/contract/agreement.ts'
import {
  agreementOfRatings,
  agreementOfSpans,
  agreementSteps,
  type AgreementDocument,
  type AgreementReport as Computed,
  type AgreementWarning,
} from '#shared/domain/agreement/index.ts'
import { codableOf } from '#shared/domain/codable.ts'
import { sentencesOf } from '#shared/domain/sentences-of.ts'
import type { Span } from '#shared/domain/span.ts'
import type { ParsedInput } from '#shared/contract/index.ts'
import { Refusal } from '#shared/errors.ts'
import type { CoderId, CodeId, DocumentId } from '#shared/ids.ts'
import type { ReadDb } from '../project/index.ts'
import { listCoders } from '../store/coder-store.ts'
import { listCodingStates } from '../store/coding-state-store.ts'
import { listBareCodings } from '../store/coding-store.ts'
import { listDocuments } from '../store/document-store.ts'
import { loadCodeNames } from './code-tree-loading.ts'
import type { Service } from './context.ts'
import { counted, quoted } from './plain-words.ts'
import type { LoadedDocument, Session } from './session.ts'

type Question = ParsedInput<'agreement.compute'>

/** How ids are called in a report that people read. */
interface Names {
  readonly coder: (id: string) => string
  readonly document: (id: string) => string
  readonly code: (id: string) => string
}

const unnamed: Names = { coder: (id) => id, document: (id) => id, code: (id) => id }

function unitsOf(
  { text, turns }: LoadedDocument,
  codable: readonly Span[],
  unit: Question['unit'],
): readonly Span[] {
  switch (unit) {
    case 'character':
      return []
    case 'sentence':
      return sentencesOf(text, codable)
    case 'turn':
      return turns.length > 0 ? codable : paragraphsOf(text)
    case 'document':
      return [{ start: 0, end: text.length }]
  }
}

/** A text without turns is compared by its paragraphs where turns are asked for. */
function paragraphsOf(text: string): Span[] {
  return [...text.matchAll(/[^\n]+/gu)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }))
}

function warningSentence(warning: AgreementWarning, names: Names): string {
  switch (warning.kind) {
    case 'coder_coded_nothing':
      return `${names.coder(warning.coder)} coded nothing in these documents.`
    case 'documents_not_compared':
      return `Not compared, as fewer than two coders have finished them: ${warning.documents.map((id) => quoted(names.document(id))).join(', ')}.`
    case 'documents_not_unitized':
      return `Left out of the u-alpha family, as not every coder has finished them: ${warning.documents.map((id) => quoted(names.document(id))).join(', ')}.`
    case 'codings_of_other_codes':
      return `${counted(warning.codings, 'coding')} left out, as their code was not among the chosen.`
    case 'codings_outside_codable_text':
      return `${counted(warning.codings, 'coding')} left out, as they lie outside the codable text.`
  }
}

function renamed<V>(record: { readonly [key: string]: V }, name: (id: string) => string): Record<string, V> {
  return Object.fromEntries(Object.entries(record).map(([id, value]) => [name(id), value]))
}

function describeReport(computed: Computed, names: Names): AgreementReport {
  return {
    unit: computed.unit,
    coders: computed.coders.map(names.coder),
    documents: computed.documents.map(names.document),
    units: computed.units,
    excluded: computed.excluded.map(({ document, coder, reason }) => ({
      document: names.document(document),
      coder: names.coder(coder),
      reason,
    })),
    overall: {
      ...computed.overall,
      k_u_alpha: renamed(computed.overall.k_u_alpha, names.code),
      k_u_coverage: renamed(computed.overall.k_u_coverage, names.code),
    },
    codes: computed.codes.map((row) => ({
      ...row,
      path: names.code(row.code),
      codings: renamed(row.codings, names.coder),
      counts: row.counts.map(({ rated, chosen, units }) => ({
        rated: rated.map(names.coder),
        chosen: chosen.map(names.coder),
        units,
      })),
    })),
    pairs: computed.pairs.map(({ coders: [first, second], codes: _byCode, ...figures }) => ({
      ...figures,
      coders: [names.coder(first), names.coder(second)],
    })),
    warnings: computed.warnings.map((warning) => warningSentence(warning, names)),
  }
}

/** The engine keeps the coders of a unit in the bits of one number. */
const mostCoders = 50

/** The codings of the wanted documents, in one pass: there may be hundreds of thousands. */
function spansByDocument(db: ReadDb, wanted: ReadonlySet<string>) {
  const byDocument = new Map<DocumentId, Map<CoderId, ReturnType<typeof listBareCodings>>>()
  for (const coding of listBareCodings(db)) {
    if (!wanted.has(coding.document)) continue
    const byCoder = byDocument.get(coding.document) ?? new Map<CoderId, ReturnType<typeof listBareCodings>>()
    byDocument.set(coding.document, byCoder)
    const spans = byCoder.get(coding.coder)
    if (spans) spans.push(coding)
    else byCoder.set(coding.coder, [coding])
  }
  return byDocument
}

function codesIn(codings: ReturnType<typeof spansByDocument>): ReadonlySet<CodeId> {
  const codes = new Set<CodeId>()
  for (const byCoder of codings.values())
    for (const spans of byCoder.values()) for (const { code } of spans) codes.add(code)
  return codes
}

/** Everything the engine needs, read in one go. */
function gather(db: ReadDb, session: Session, question: Question) {
  const tree = loadCodeNames(db)
  const everyone = listCoders(db)
  const unknown = question.coders?.find((id) => !everyone.some((coder) => coder.id === id))
  if (unknown) throw new Refusal('not_found', { what: 'coder' })
  const rows = listDocuments(db).filter(
    (row) =>
      (question.documents === null || question.documents.includes(row.id)) &&
      (question.cases === null || (row.caseId !== null && question.cases.includes(row.caseId))),
  )
  const wanted = new Set<string>(rows.map((row) => row.id))
  const finished = listCodingStates(db).filter((row) => row.state === 'finished' && wanted.has(row.document))
  const someoneFinished = new Set<CoderId>(finished.map((row) => row.coder))
  const coders =
    (question.coders && [...new Set(question.coders)]) ??
    everyone.map((coder) => coder.id).filter((id) => someoneFinished.has(id))
  if (coders.length > mostCoders)
    throw new Refusal('validation', { reason: 'too_many_coders', most: mostCoders })
  const isFinished = new Set(finished.map((row) => `${row.document} ${row.coder}`))
  const codings = spansByDocument(db, wanted)
  const documents = rows.map((row): AgreementDocument => {
    const loaded = session.load(db, row.id)
    const codable = codableOf(loaded.text.length, loaded.turns)
    const byCoder = codings.get(row.id)
    return {
      id: row.id,
      length: loaded.text.length,
      codable,
      units: unitsOf(loaded, codable, question.unit),
      turns: loaded.turns.length > 0 ? codable : paragraphsOf(loaded.text),
      coders: Object.fromEntries(
        coders.map((coder) => [
          coder,
          isFinished.has(`${row.id} ${coder}`) ? (byCoder?.get(coder) ?? []) : null,
        ]),
      ),
    }
  })
  const titles = new Map<string, string>(rows.map((row) => [row.id, row.title]))
  const coderNames = new Map<string, string>(everyone.map((coder) => [coder.id, coder.name]))
  const paths = new Map<string, string>(tree.inReadingOrder().map((code) => [code.id, tree.pathOf(code.id)]))
  const names: Names = {
    coder: (id) => coderNames.get(id) ?? id,
    document: (id) => titles.get(id) ?? id,
    code: (id) => paths.get(id) ?? id,
  }
  const coded = codesIn(codings)
  // Headings are only compared when codes are rolled up to them; free codes that were collapsed, no more.
  const codes = tree
    .inReadingOrder()
    .filter((code) => coded.has(code.id) || !(code.free && code.retiredAt !== null))
    .filter((code) => question.depth !== null || code.codable || coded.has(code.id))
    .map(({ id, parent }) => ({ id, parent }))
  return { documents, coders, codes, names }
}

const betweenBreaths = 20

export const agreementService: Service<'agreement.compute' | 'agreement.ofRatings' | 'agreement.ofSpans'> = {
  'agreement.compute': async (question, { session, signal, progress }) => {
    const { documents, coders, codes, names } = session.project.read((db) => gather(db, session, question))
    const steps = agreementSteps({
      documents,
      coders,
      codes,
      unit: question.unit,
      ...(question.depth === null ? {} : { depth: question.depth }),
      ...(question.bootstrap === null ? {} : { bootstrap: question.bootstrap }),
    })
    let breath = performance.now()
    for (;;) {
      const step = steps.next()
      if (step.done) return describeReport(step.value, names)
      if (performance.now() - breath < betweenBreaths) continue
      progress({ done: step.value, total: 1, step: '' })
      await new Promise(setImmediate)
      if (signal.aborted) throw new Refusal('cancelled')
      breath = performance.now()
    }
  },

  'agreement.ofRatings': ({ coders, units, categories }) => {
    if (coders.length > mostCoders)
      throw new Refusal('validation', { reason: 'too_many_coders', most: mostCoders })
    const twice = coders.find((coder, index) => coders.indexOf(coder) !== index)
    if (twice !== undefined) throw new Refusal('validation', { reason: 'named_twice', name: twice })
    const ragged = units.findIndex((row) => row.length !== coders.length)
    if (ragged !== -1) throw new Refusal('validation', { reason: 'ragged_table', row: ragged + 1 })
    return describeReport(
      agreementOfRatings({ coders, units, ...(categories === null ? {} : { categories }) }),
      unnamed,
    )
  },

  'agreement.ofSpans': ({ length, coders }) => {
    if (Object.keys(coders).length > mostCoders)
      throw new Refusal('validation', { reason: 'too_many_coders', most: mostCoders })
    for (const [coder, spans] of Object.entries(coders)) {
      const bad = spans.find(({ start, end }) => start < 0 || end > length || start >= end)
      if (bad)
        throw new Refusal('validation', {
          reason: 'outside_text',
          coder,
          start: bad.start,
          end: bad.end,
          characters: length,
        })
    }
    return describeReport(agreementOfSpans({ length, coders }), unnamed)
  },
}
