import type { ParsedInput } from '#shared/contract/index.ts'
import { splitsCharacter } from '#shared/domain/codable.ts'
import type { Edit } from '#shared/domain/edits.ts'
import { Refusal } from '#shared/errors.ts'
import type { DocumentId } from '#shared/ids.ts'
import type { ReadDb } from '../project/index.ts'
import { listDocuments } from '../store/document-store.ts'
import type { Service } from './context.ts'
import { inContext, patternFor, placesIn } from './mending-finding.ts'
import { cleanWords } from './mending-service.ts'
import { rewrite, turnsAfter, type EditedPiece } from './mending-text.ts'
import { quoted } from './plain-words.ts'
import type { LoadedDocument, Session } from './session.ts'
import { rawEdits } from './word-edits.ts'

type Place = ParsedInput<'mending.replace'>['places'][number]

interface Replacing {
  readonly loaded: LoadedDocument
  readonly edits: readonly Edit[]
  readonly pieces: readonly EditedPiece[]
}

/**
 * The edits that replace a document's places. Putting one name for another mends it: the codings on it stay.
 * @throws Refusal not_found; validation `place_changed` where a place does not hold its words, or they can't be coded;
 * `places_overlap`
 */
function planReplacing(
  db: ReadDb,
  session: Session,
  id: DocumentId,
  places: readonly Place[],
  by: string,
): Replacing {
  const loaded = session.load(db, id)
  const { text, turns, row } = loaded
  const refuse = (reason: string, { start, end, words }: Place) =>
    new Refusal('validation', { reason, document: row.title, start, end, words: words.slice(0, 80) })
  const sorted = places.toSorted((a, b) => a.start - b.start)
  const pieces: { turn: number; part: 'words'; edits: Edit[] }[] = []
  let turn = 0
  let from = 0
  for (const place of sorted) {
    const { start, end, words } = place
    if (start < from) throw refuse('places_overlap', place)
    while ((turns[turn]?.bodyEnd ?? end) < end) turn += 1
    const isCodable = turns.length === 0 || (turns[turn]?.bodyStart ?? end) <= start
    const isWhole = start < end && !splitsCharacter(text, start) && !splitsCharacter(text, end)
    if (!isCodable || !isWhole || text.slice(start, end) !== words) throw refuse('place_changed', place)
    from = end
    if (words === by) continue
    const last = pieces.at(-1)
    const edit = { start, end, text: by, mends: true }
    if (last?.turn === turn) last.edits.push(edit)
    else pieces.push({ turn, part: 'words', edits: [edit] })
  }
  return { loaded, edits: pieces.flatMap(({ edits }) => edits), pieces }
}

function shortened(words: string): string {
  return quoted(words.length > 40 ? `${words.slice(0, 40).toWellFormed()}…` : words)
}

function describeReplacing(places: readonly Place[], replaced: number, by: string): string {
  const said = new Set(places.map(({ words }) => words.toLocaleLowerCase('en')))
  const what = `${replaced.toLocaleString('en-GB')} × ${said.size === 1 ? shortened(places[0]?.words ?? '') : 'words'}`
  return by === '' ? `Took out ${what}` : `Replaced ${what} by ${shortened(by)}`
}

/** Finding words in all transcripts, replacing them, and what was changed in one since it was imported. */
export const mendingReplacingService: Service<'mending.find' | 'mending.replace' | 'mending.compare'> = {
  'mending.find': ({ text, limit, documents, cases, ...how }, { session }) =>
    session.project.read((db) => {
      const pattern = patternFor(text.replace(/\r\n?/gu, '\n'), how)
      const places = []
      let total = 0
      for (const row of listDocuments(db)) {
        if (documents && !documents.includes(row.id)) continue
        if (cases && (row.caseId === null || !cases.includes(row.caseId))) continue
        const loaded = session.load(db, row.id)
        for (const place of placesIn(loaded, pattern)) {
          total += 1
          if (places.length >= limit) continue
          const { start, end } = place
          places.push({ document: row.id, title: row.title, start, end, ...inContext(loaded.text, place) })
        }
      }
      return { total, places }
    }),

  'mending.replace': async ({ places, by: given }, { session, as, signal, progress }) => {
    const by = cleanWords(given)
    const byDocument = [...Map.groupBy(places, ({ document }) => document)]
    // Looked at beforehand, so that what can't be done is refused, and long work can be stopped, before anything is written.
    for (const [index, [id, own]] of byDocument.entries()) {
      const { loaded } = session.project.read((db) => planReplacing(db, session, id, own, by))
      progress({ done: index, total: byDocument.length, step: loaded.row.title })
      await new Promise(setImmediate)
      if (signal.aborted) throw new Refusal('cancelled')
    }
    return session.project.write(
      ({ replaced }: { replaced: number }) => ({
        kind: 'mending.replace',
        label: describeReplacing(places, replaced, by),
        coder: as,
      }),
      (db) => {
        const done = { moved: 0, orphaned: 0, replaced: 0, documents: 0 }
        for (const [id, own] of byDocument) {
          const { loaded, edits, pieces } = planReplacing(db, session, id, own, by)
          if (edits.length === 0) continue
          const { moved, orphaned } = rewrite(db, loaded, edits, turnsAfter(loaded.turns, pieces))
          done.moved += moved
          done.orphaned += orphaned
          done.replaced += edits.length
          done.documents += 1
        }
        return done
      },
    )
  },

  'mending.compare': ({ document }, { session }) =>
    session.project.read((db) => {
      const { row, text } = session.load(db, document)
      const original = row.originalBodyHash === null ? text : session.textOf(db, row.originalBodyHash)
      const runs: { kind: 'same' | 'removed' | 'added'; text: string }[] = []
      const add = (kind: (typeof runs)[number]['kind'], words: string) => {
        if (words !== '') runs.push({ kind, text: words })
      }
      let from = 0
      for (const edit of rawEdits(original, text)) {
        add('same', original.slice(from, edit.start))
        add('removed', original.slice(edit.start, edit.end))
        add('added', edit.text)
        from = edit.end
      }
      add('same', original.slice(from))
      return { mended: row.originalBodyHash !== null, runs }
    }),
}
