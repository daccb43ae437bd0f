import { codeFields, memoFields, type SearchHit } from '#shared/contract/search.ts'
import { inContext, type Place, type PlaceOrder } from '#shared/domain/search/in-context.ts'
import type { MemoId } from '#shared/ids.ts'
import type { ReadDb } from '../project/index.ts'
import { listCodes, listExamples, listHiddenCodes, type CodeRow } from '../store/code-store.ts'
import { listMemos, type MemoRow } from '../store/memo-store.ts'
import { loadCodeNames } from './code-tree-loading.ts'
import { describeMemos } from './memo-service.ts'
import { Searching, type Looked } from './search-documents.ts'
import type { IndexedNote, SearchIndex } from './search-index.ts'
import type { Session } from './session.ts'

/** A memo or a code with its fields; `Field` says which of them a passage is. */
interface Note<Row, Field> {
  readonly row: Row
  readonly fields: readonly (readonly [Field, string])[]
}

interface NoteHit<Row, Field> {
  readonly row: Row
  readonly field: Field
  readonly note: IndexedNote
  readonly place: Place
  /** What the place was made of. */
  readonly units: readonly [passage: number, a: number, b: number]
}

function findInNotes<Row extends { readonly id: string }, Field>(
  index: SearchIndex,
  kind: 'memos' | 'codes',
  notes: readonly Note<Row, Field>[],
  looked: Looked,
  sort: PlaceOrder,
): NoteHit<Row, Field>[] {
  const indexed = index.notes(
    kind,
    new Map(notes.map(({ row, fields }) => [row.id, fields.map(([, text]) => text)])),
  )
  // Only now, as it knows no words that the index met later.
  const searching = new Searching(looked, index.noteWords)
  const hits: NoteHit<Row, Field>[] = []
  if (searching.isEmpty) return hits
  for (const { row, fields } of notes) {
    const note = indexed.get(row.id)
    if (!note) continue
    const keep = (passage: number, a: number, b: number) => {
      const field = fields[passage]
      const place = searching.placeOf(note.indexed, passage, a, b)
      if (field) hits.push({ row, field: field[0], note, place, units: [passage, a, b] })
    }
    searching.find(note.indexed, () => note.text, keep, { together: true })
  }
  if (sort === 'place') return hits
  const keyOf = searching.keyFor(sort)
  return hits
    .map((hit) => ({ hit, key: keyOf(hit.note.indexed, ...hit.units) }))
    .toSorted((one, two) => one.key - two.key)
    .map(({ hit }) => hit)
}

/** Where a hit stands within its field, and what is around it there. */
function inField({ note, place }: Pick<NoteHit<unknown, unknown>, 'note' | 'place'>) {
  const from = note.indexed.passages[place.passage]?.start ?? 0
  return {
    start: place.start - from,
    end: place.end - from,
    ...inContext(note.text, note.indexed, place),
  }
}

export type Page = (from: number, to: number) => SearchHit[]

/** Every place in the memos that the viewer may see. */
export function findInMemos(
  db: ReadDb,
  session: Session,
  index: SearchIndex,
  looked: Looked,
  sort: PlaceOrder,
): { total: number; page: Page } {
  const notes = listMemos(db).map((row) => ({ row, fields: fieldsOfMemo(row) }))
  const hits = findInNotes(index, 'memos', notes, looked, sort)
  return {
    total: hits.length,
    page: (from, to) => {
      const shown = hits.slice(from, to)
      const ids = new Set<MemoId>(shown.map(({ row }) => row.id))
      const memos = new Map(
        describeMemos(db, session, ({ id }) => ids.has(id)).map((memo) => [memo.id, memo]),
      )
      return shown.map((hit) => ({
        kind: 'memo',
        memo: hit.row.id,
        about: memos.get(hit.row.id)?.about ?? '',
        title: hit.row.title,
        field: hit.field,
        ...inField(hit),
      }))
    },
  }
}

function fieldsOfMemo(row: MemoRow) {
  return memoFields.flatMap((field) => (row[field] === '' ? [] : [[field, row[field]] as const]))
}

/** Every place in the codebook, as far as the viewer may see it. */
export function findInCodes(
  db: ReadDb,
  index: SearchIndex,
  looked: Looked,
  sort: PlaceOrder,
): { total: number; page: Page } {
  const hidden = listHiddenCodes(db)
  const tree = loadCodeNames(db)
  const order = new Map(tree.inReadingOrder().map(({ id }, at) => [id, at]))
  const examples = Map.groupBy(listExamples(db), ({ codeId }) => codeId)
  const notes = listCodes(db)
    .filter(({ id }) => !hidden.has(id))
    .toSorted((one, two) => (order.get(one.id) ?? 0) - (order.get(two.id) ?? 0))
    .map((row) => ({ row, fields: fieldsOfCode(row, examples.get(row.id) ?? []) }))
  const hits = findInNotes(index, 'codes', notes, looked, sort)
  return {
    total: hits.length,
    page: (from, to) =>
      hits.slice(from, to).map((hit) => ({
        kind: 'code',
        code: hit.row.id,
        path: tree.pathOf(hit.row.id),
        ...hit.field,
        ...inField(hit),
      })),
  }
}

function fieldsOfCode(row: CodeRow, examples: ReturnType<typeof listExamples>) {
  const textsOf = (field: (typeof codeFields)[number]): readonly string[] => {
    if (field === 'examples') return examples.flatMap(({ kind, text }) => (kind === 'example' ? [text] : []))
    if (field === 'closeButNo')
      return examples.flatMap(({ kind, text }) => (kind === 'example' ? [] : [text]))
    return field === 'synonyms' ? row.synonyms : [row[field]]
  }
  return codeFields.flatMap((field) =>
    textsOf(field).flatMap((text, at) => (text === '' ? [] : [[{ field, index: at }, text] as const])),
  )
}
