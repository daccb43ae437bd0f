import type { Memo, MemoSubject } from '#shared/contract/coding.ts'
import { caseId, codeId, codingId, documentId, memoId } from '#shared/ids.ts'
import { Refusal } from '#shared/errors.ts'
import { newId, type ReadDb } from '../project/index.ts'
import { readCase } from '../store/case-store.ts'
import { readCoding } from '../store/coding-store.ts'
import { readDocument } from '../store/document-store.ts'
import { deleteMemo, insertMemo, listMemos, readMemo, updateMemo, type MemoRow } from '../store/memo-store.ts'
import { readProject } from '../store/project-store.ts'
import { now } from './clock.ts'
import { loadCodeNames, type CodeNames } from './code-tree-loading.ts'
import type { Service } from './context.ts'
import { quoted } from './plain-words.ts'

function subjectOf(row: MemoRow): MemoSubject {
  if (row.subjectId === null) return { kind: 'project' }
  switch (row.subjectKind) {
    case 'case':
      return { kind: 'case', id: caseId.parse(row.subjectId) }
    case 'document':
      return { kind: 'document', id: documentId.parse(row.subjectId) }
    case 'code':
      return { kind: 'code', id: codeId.parse(row.subjectId) }
    case 'coding':
      return { kind: 'coding', id: codingId.parse(row.subjectId) }
    case 'project':
      return { kind: 'project' }
  }
}

/** What a memo is about, in words; null where that is not in the project. */
function aboutOf(db: ReadDb, subject: MemoSubject, tree: CodeNames): string | null {
  switch (subject.kind) {
    case 'project':
      return readProject(db)?.name ?? null
    case 'case':
      return readCase(db, subject.id)?.name ?? null
    case 'document':
      return readDocument(db, subject.id)?.title ?? null
    case 'code':
      return tree.get(subject.id) ? tree.pathOf(subject.id) : null
    case 'coding': {
      const coding = readCoding(db, subject.id)
      const document = coding && readDocument(db, coding.document)
      return coding && document ? `${tree.pathOf(coding.code)} in ${document.title}` : null
    }
  }
}

function memoOf(db: ReadDb, row: MemoRow, tree: CodeNames): Memo {
  const subject = subjectOf(row)
  return {
    id: row.id,
    subject,
    about: aboutOf(db, subject, tree) ?? '',
    title: row.title,
    body: row.body,
    author: row.coderId,
    createdAt: row.createdAt,
    changedAt: row.changedAt,
  }
}

function sameSubject(row: MemoRow, subject: MemoSubject): boolean {
  return subject.kind === 'project'
    ? row.subjectId === null
    : row.subjectKind === subject.kind && row.subjectId === subject.id
}

export const memoService: Service<'memo.list' | 'memo.write' | 'memo.remove'> = {
  'memo.list': ({ subject }, { session }) =>
    session.project.read((db) => {
      const tree = loadCodeNames(db)
      return listMemos(db)
        .filter((row) => subject === null || sameSubject(row, subject))
        .map((row) => memoOf(db, row, tree))
    }),

  'memo.write': ({ memo: id, subject, title, body, author }, { session, as }) =>
    session.project.write(
      (memo: Memo) => ({
        kind: 'memo.write',
        label: `${id ? 'Changed' : 'Wrote'} a memo on ${quoted(memo.about)}`,
        coder: author ?? as,
      }),
      (db) => {
        const tree = loadCodeNames(db)
        const at = now()
        if (id) {
          if (!readMemo(db, id)) throw new Refusal('not_found', { what: 'memo' })
          updateMemo(db, { id, title, body, changedAt: at })
        } else if (aboutOf(db, subject, tree) === null) throw new Refusal('not_found', { what: subject.kind })
        const memo = id ?? newId(memoId)
        if (!id) {
          insertMemo(db, {
            id: memo,
            subjectKind: subject.kind,
            subjectId: subject.kind === 'project' ? null : subject.id,
            title,
            body,
            coderId: author ?? as,
            createdAt: at,
            changedAt: at,
          })
        }
        const row = readMemo(db, memo)
        if (!row) throw new Refusal('internal', { reason: 'memo_not_written' })
        return memoOf(db, row, tree)
      },
    ),

  'memo.remove': ({ memo }, { session, as }) =>
    session.project.write({ kind: 'memo.remove', label: 'Removed a memo', coder: as }, (db) => {
      if (!readMemo(db, memo)) throw new Refusal('not_found', { what: 'memo' })
      deleteMemo(db, memo)
      return null
    }),
}
