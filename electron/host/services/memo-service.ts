import { memoSubject, type Memo, type MemoSubject } from '#shared/contract/coding.ts'
import { memoId } from '#shared/ids.ts'
import { Refusal } from '#shared/errors.ts'
import { newId, type ReadDb } from '../project/index.ts'
import { readCase } from '../store/case-store.ts'
import { readCoding } from '../store/coding-store.ts'
import { readDocument } from '../store/document-store.ts'
import {
  deleteMemo,
  insertMemo,
  listMemos,
  readMemo,
  readWrittenMemo,
  updateMemo,
  type MemoRow,
} from '../store/memo-store.ts'
import { readParticipant } from '../store/participant-store.ts'
import { readProject } from '../store/project-store.ts'
import { now } from './clock.ts'
import { loadCodeNames, type CodeNames } from './code-tree-loading.ts'
import { admitSpan, openRoom } from './coding-room.ts'
import type { Service } from './context.ts'
import { quoted } from './plain-words.ts'
import type { Session } from './session.ts'

/** @throws Refusal corrupt for a row whose parts don't belong together */
function subjectOf({ subjectKind: kind, subjectId: id, start, end }: MemoRow): MemoSubject {
  const subject = memoSubject.safeParse(
    kind === 'span' ? { kind, id, start, end } : id === null ? { kind } : { kind, id },
  )
  if (!subject.success) throw new Refusal('corrupt', { reason: 'memo' }, { cause: subject.error })
  return subject.data
}

/** How much of a span's words stands in for it. */
const wordsShown = 60

/** The first words of a span, on one line. */
function inBrief(words: string): string {
  const line = words.replace(/\s+/gu, ' ').trim()
  return line.length <= wordsShown ? line : `${line.slice(0, wordsShown).toWellFormed().trimEnd()}…`
}

/** What a memo is about, in words; null where that is not in the project. */
function aboutOf(db: ReadDb, session: Session, subject: MemoSubject, tree: CodeNames): string | null {
  switch (subject.kind) {
    case 'project':
      return readProject(db)?.name ?? null
    case 'journal':
      return 'Journal'
    case 'case':
      return readCase(db, subject.id)?.name ?? null
    case 'document':
      return readDocument(db, subject.id)?.title ?? null
    case 'participant':
      return readParticipant(db, subject.id)?.pseudonym ?? null
    case 'code':
      return tree.get(subject.id) ? tree.pathOf(subject.id) : null
    case 'coding': {
      const coding = readCoding(db, subject.id)
      const document = coding && readDocument(db, coding.document)
      return coding && document ? `${tree.pathOf(coding.code)} in ${document.title}` : null
    }
    case 'span': {
      const document = readDocument(db, subject.id)
      if (!document) return null
      const words = session.textOf(db, document.bodyHash).slice(subject.start, subject.end)
      return `${quoted(inBrief(words))} in ${document.title}`
    }
  }
}

function memoOf(db: ReadDb, session: Session, row: MemoRow, tree: CodeNames): Memo {
  const subject = subjectOf(row)
  return {
    id: row.id,
    subject,
    about: aboutOf(db, session, subject, tree) ?? '',
    title: row.title,
    body: row.body,
    author: row.coderId,
    createdAt: row.createdAt,
    changedAt: row.changedAt,
  }
}

/** Every memo as the contract shows it, newest change first. */
export function describeMemos(
  db: ReadDb,
  session: Session,
  wanted: (row: MemoRow) => boolean = () => true,
): Memo[] {
  const tree = loadCodeNames(db)
  return listMemos(db)
    .filter(wanted)
    .map((row) => memoOf(db, session, row, tree))
}

/** How a subject stands in a memo's row. */
function columnsOf(subject: MemoSubject): Pick<MemoRow, 'subjectKind' | 'subjectId' | 'start' | 'end'> {
  return {
    subjectKind: subject.kind,
    subjectId: 'id' in subject ? subject.id : null,
    start: subject.kind === 'span' ? subject.start : null,
    end: subject.kind === 'span' ? subject.end : null,
  }
}

function sameSubject(row: MemoRow, subject: MemoSubject): boolean {
  const { subjectKind, subjectId, start, end } = columnsOf(subject)
  return (
    row.subjectKind === subjectKind && row.subjectId === subjectId && row.start === start && row.end === end
  )
}

/** A subject as a memo may have it: a span's edges are drawn in to its words. @throws Refusal not_found, validation */
function admitSubject(db: ReadDb, session: Session, subject: MemoSubject): MemoSubject {
  if (subject.kind !== 'span') return subject
  if (!readDocument(db, subject.id)) throw new Refusal('not_found', { what: 'document' })
  return { ...subject, ...admitSpan(subject, openRoom(db, session).load(subject.id)) }
}

function memoLabel(done: string, memo: Memo): string {
  if (memo.subject.kind === 'journal') return `${done} a journal entry`
  return `${done} a memo on ${memo.subject.kind === 'span' ? memo.about : quoted(memo.about)}`
}

export const memoService: Service<'memo.list' | 'memo.write' | 'memo.remove'> = {
  'memo.list': ({ subject }, { session }) =>
    session.project.read((db) =>
      describeMemos(db, session, (row) => subject === null || sameSubject(row, subject)),
    ),

  'memo.write': ({ memo: id, subject, title, body, author }, { session, as }) =>
    session.project.write(
      (memo: Memo) => ({
        kind: 'memo.write',
        label: memoLabel(id ? 'Changed' : 'Wrote', memo),
        coder: author ?? as,
      }),
      (db) => {
        const tree = loadCodeNames(db)
        const at = now()
        if (id) {
          if (!readMemo(db, id)) throw new Refusal('not_found', { what: 'memo' })
          updateMemo(db, { id, title, body, changedAt: at })
        } else if (aboutOf(db, session, subject, tree) === null)
          throw new Refusal('not_found', { what: subject.kind })
        const memo = id ?? newId(memoId)
        if (!id) {
          insertMemo(db, {
            id: memo,
            ...columnsOf(admitSubject(db, session, subject)),
            title,
            body,
            coderId: author ?? as,
            createdAt: at,
            changedAt: at,
          })
        }
        const row = readWrittenMemo(db, memo)
        if (!row) throw new Refusal('internal', { reason: 'memo_not_written' })
        return memoOf(db, session, row, tree)
      },
    ),

  'memo.remove': ({ memo }, { session, as }) =>
    session.project.write({ kind: 'memo.remove', label: 'Removed a memo', coder: as }, (db) => {
      if (!readMemo(db, memo)) throw new Refusal('not_found', { what: 'memo' })
      deleteMemo(db, memo)
      return null
    }),
}
