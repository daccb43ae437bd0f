import { Refusal } from '#shared/errors.ts'
import type { CodeId, CoderId, DocumentId } from '#shared/ids.ts'
import { seenBy, type ReadDb } from '../project/index.ts'
import { listCodeNodes } from '../store/code-store.ts'
import { listDocuments, listSpeakers } from '../store/document-store.ts'
import { listShownCodings, type CodingWork } from '../store/handover-store.ts'
import { listMemos, type MemoRow } from '../store/memo-store.ts'
import { listParticipants } from '../store/participant-store.ts'

/** What somebody means to hand over. */
export interface Wanted {
  /** Null: someone who isn't known here yet. */
  readonly person: CoderId | null
  /** Null: all of them. */
  readonly documents: readonly DocumentId[] | null
  readonly withOthers: boolean
}

export interface Going {
  readonly documents: number
  readonly participants: number
  readonly codings: number
  readonly memos: number
  readonly leftOut: { readonly documents: number; readonly codings: number; readonly memos: number }
}

/** The chosen documents, each once. @throws Refusal not_found where one isn't there */
export function documentsOrRefuse(
  db: ReadDb,
  documents: readonly DocumentId[] | null,
): readonly DocumentId[] | null {
  if (documents === null) return null
  const known = new Set(listDocuments(db).map(({ id }) => id))
  if (documents.some((id) => !known.has(id))) throw new Refusal('not_found', { what: 'document' })
  return [...new Set(documents)]
}

/**
 * Counts what would go along, by the rules that the copy is made by (`project/strippings.ts`), of what the viewer may
 * see: the person's own work in a blind round goes along too, and is told to nobody.
 */
export function countGoing(db: ReadDb, { person, documents, withOthers }: Wanted): Going {
  const all = listDocuments(db).map(({ id }) => id)
  const handed = new Set(documents ?? all)
  const mine = shown(db)
  const theirs = seenBy(person, () => shown(db))
  const isTheirs = (coder: CoderId | null) => person !== null && coder === person
  const codings = mine.codings.filter(
    ({ id, document, coder }) =>
      handed.has(document) && (isTheirs(coder) || (withOthers && theirs.ids.has(id))),
  )
  const kept = new Set(codings.map(({ id }) => id))
  const speaking = new Set(
    listSpeakers(db, null)
      .filter((speaker) => handed.has(speaker.documentId))
      .map((speaker) => speaker.participantId),
  )
  const people = listParticipants(db).filter(({ id }) => documents === null || speaking.has(id))
  const codes = codesGoing(db, withOthers, mine.codings, codings)
  const present = new Set<string>([...handed, ...kept, ...codes, ...people.map(({ id }) => id)])
  const isKept = (memo: MemoRow) =>
    (memo.subjectKind === 'code' || isTheirs(memo.coderId) || (withOthers && theirs.ids.has(memo.id))) &&
    (memo.subjectId === null || memo.subjectKind === 'case' || present.has(memo.subjectId))
  const memos = mine.memos.filter(isKept)
  return {
    documents: handed.size,
    participants: people.length,
    codings: codings.length,
    memos: memos.length,
    leftOut: {
      documents: all.length - handed.size,
      codings: mine.codings.length - codings.length,
      memos: mine.memos.length - memos.length,
    },
  }
}

/** The codebook, and the free codes that go along. */
function codesGoing(
  db: ReadDb,
  withOthers: boolean,
  all: readonly CodingWork[],
  going: readonly CodingWork[],
): CodeId[] {
  const usedIn = (codings: readonly CodingWork[]) =>
    new Set(codings.flatMap(({ code, from }) => [code, from]))
  const [used, kept] = [usedIn(all), usedIn(going)]
  return listCodeNodes(db)
    .filter(({ id, free }) => !free || kept.has(id) || (withOthers && !used.has(id)))
    .map(({ id }) => id)
}

function shown(db: ReadDb) {
  const codings = listShownCodings(db)
  const memos = listMemos(db)
  return { codings, memos, ids: new Set<string>([...codings, ...memos].map(({ id }) => id)) }
}
