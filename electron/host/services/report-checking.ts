import type { Finding, ReportSettings } from '#shared/contract/report-values.ts'
import { modes } from '#shared/contract/values.ts'
import { modeName } from '#shared/domain/attribution.ts'
import {
  around,
  findingKey,
  findingsIn,
  readableTurn,
  type Readable,
} from '#shared/domain/report/checking.ts'
import { Vocabulary } from '#shared/domain/report/vocabulary.ts'
import type { CodingId } from '#shared/ids.ts'
import type { ReportBook } from '../exporters/report-book.ts'
import { listDocuments } from '../store/document-store.ts'
import type { CallContext } from './context.ts'
import { inSteps } from './in-steps.ts'
import { allQuoted, type GatheredReport } from './report-gathering.ts'
import type { Session } from './session.ts'

interface KnownVocabulary {
  readonly vocabulary: Vocabulary
  readonly texts: Set<string>
}

const kept = new WeakMap<Session, KnownVocabulary>()

/** How all documents write their words. Texts never change under their hash; once one is gone, all are read again. */
function* vocabularySteps(session: Session): Generator<number, Vocabulary> {
  const hashes = session.project.read((db) => listDocuments(db).map(({ bodyHash }) => bodyHash))
  const wanted = new Set(hashes)
  let known = kept.get(session)
  if (!known || [...known.texts].some((hash) => !wanted.has(hash)))
    known = { vocabulary: new Vocabulary(), texts: new Set() }
  kept.set(session, known)
  for (const [index, hash] of hashes.entries()) {
    if (known.texts.has(hash)) continue
    known.vocabulary.add(session.project.read((db) => session.textOf(db, hash)))
    known.texts.add(hash)
    yield index / hashes.length
  }
  return known.vocabulary
}

type Where = Finding['places'][number]['where']

interface Looked {
  readonly where: Where
  readonly coding: CodingId | null
  readonly readable: Readable
}

const plain = (text: string): Readable => ({ text, opens: true, halves: [] })

/** What the app itself says in attributions: modes in title case, and who asks or is asked. */
const ownWords = new Set(
  [...modes.map(modeName), 'Interviewer', 'Participant'].map((words) => findingKey({ kind: 'name', words })),
)

/** Names of case studies, and all that stands beneath headings. Themes are called what the codebook calls them. */
function sectionTexts(report: GatheredReport, { sections }: ReportBook): string[] {
  const told = (text: string) => report.quoter.pseudonyms.applied(text)
  return [
    // Tables name those that nothing is quoted of, too.
    ...[...report.quoter.people.caseNames.values()].map(told),
    ...sections.flatMap(({ about, parts }) => [about, ...parts.map((part) => part.about)]),
  ].filter((text) => text.trim() !== '')
}

/** Everything that would be printed, but for what the report says by itself. */
function* printedTexts(report: GatheredReport, book: ReportBook): Generator<Looked> {
  for (const text of [book.title, book.project, ...book.introduction])
    yield { where: 'front', coding: null, readable: plain(text) }
  for (const text of new Set(sectionTexts(report, book)))
    yield { where: 'section', coding: null, readable: plain(text) }
  for (const { quotation, opens, isHalf } of allQuoted(report)) {
    const { coding } = quotation
    for (const [index, { speaker, pieces }] of quotation.turns.entries()) {
      const readable = readableTurn(pieces, index > 0 || opens)
      const halves =
        index === 0 && isHalf && pieces[0]?.kind === 'said' ? [0, ...readable.halves] : readable.halves
      yield { where: 'quotation', coding, readable: { ...readable, halves } }
      if (speaker !== null) yield { where: 'speaker', coding, readable: plain(speaker) }
    }
    // Each part of an attribution begins with a capital, as a sentence does.
    for (const part of quotation.attribution.split(/[,;]\s*/u))
      yield { where: 'attribution', coding, readable: plain(part) }
  }
  for (const code of book.codebook ?? [])
    for (const text of [
      code.brief,
      code.definition,
      code.whenToUse,
      code.whenNotToUse,
      ...code.examples,
      ...code.closeButNo,
    ])
      if (text.trim() !== '') yield { where: 'codebook', coding: null, readable: plain(text) }
}

function* checkSteps(
  session: Session,
  report: GatheredReport,
  book: ReportBook,
): Generator<number, Finding[]> {
  const vocabulary = yield* vocabularySteps(session)
  const cleared = clearedKeys(report.row.settings)
  const findings = new Map<string, Finding>()
  let looked = 0
  for (const { where, coding, readable } of printedTexts(report, book)) {
    for (const { kind, words, start, end } of findingsIn(readable, vocabulary)) {
      const key = findingKey({ kind, words })
      // Attributions have capitals throughout: what they name shows in words that stand in lower case nowhere.
      const isTold = where === 'speaker' || where === 'attribution'
      const isOrdinary = kind === 'name' && words.split(/\s+/u).every((word) => vocabulary.isOrdinary(word))
      if (isTold && (ownWords.has(key) || isOrdinary)) continue
      const finding = findings.get(key) ?? { kind, words, cleared: cleared.has(key), places: [] }
      findings.set(key, finding)
      finding.places.push({ where, coding, ...around(readable.text, start, end) })
    }
    looked += 1
    if (looked % 100 === 0) yield 1
  }
  return [...findings.values()]
}

/** Clearing is by the words alone, as they are written: whatever kind of finding they are. */
function clearedKeys({ cleared }: ReportSettings): Set<string> {
  return new Set(
    cleared.flatMap((words) =>
      (['name', 'number', 'email', 'postcode', 'phone'] as const).map((kind) => findingKey({ kind, words })),
    ),
  )
}

/** What in a report's printed words might say who or where, in the order in which it is met. @throws Refusal cancelled */
export async function checkReport(
  context: CallContext,
  report: GatheredReport,
  book: ReportBook,
): Promise<Finding[]> {
  return inSteps(checkSteps(context.session, report, book), context)
}
