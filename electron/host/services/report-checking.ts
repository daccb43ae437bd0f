import type { Finding, ReportSettings } from '#shared/contract/report-values.ts'
import { around, findingKey, findingsIn } from '#shared/domain/report/checking.ts'
import { Vocabulary } from '#shared/domain/report/vocabulary.ts'
import type { ReportBook } from '../exporters/report-book.ts'
import { listDocuments } from '../store/document-store.ts'
import type { CallContext } from './context.ts'
import { inSteps } from './in-steps.ts'
import type { GatheredReport } from './report-gathering.ts'
import { isHeadingOnly, printedTexts } from './report-printed-texts.ts'
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

function* checkSteps(
  session: Session,
  report: GatheredReport,
  book: ReportBook,
): Generator<number, Finding[]> {
  const vocabulary = yield* vocabularySteps(session)
  const cleared = clearedKeys(report.row.settings)
  const { pseudonyms } = report.quoter
  const partsIn = (text: string) => pseudonyms.partsIn(text)
  const findings = new Map<string, Finding>()
  let looked = 0
  for (const { where, coding, readable, lead, isHeading } of printedTexts(session, report, book)) {
    for (const { kind, words, start, end } of findingsIn(readable, vocabulary, partsIn)) {
      if (isHeading && kind === 'name' && isHeadingOnly(words, vocabulary)) continue
      const key = findingKey({ kind, words })
      const finding = findings.get(key) ?? { kind, words, cleared: cleared.has(key), places: [] }
      findings.set(key, finding)
      const { before, after } = around(readable.text, start, end)
      finding.places.push({ where, coding, before: lead + before, after })
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
