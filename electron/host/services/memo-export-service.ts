import path from 'node:path'
import type { Memo, MemoSubject } from '#shared/contract/coding.ts'
import type { ParsedInput } from '#shared/contract/index.ts'
import { Refusal } from '#shared/errors.ts'
import { memosFileName } from '../exporters/file-name.ts'
import { markdownDisguised } from '../exporters/markdown-names.ts'
import { exportMemos, type MemosBook } from '../exporters/memos-book.ts'
import type { ReadDb } from '../project/index.ts'
import { listAllCoders } from '../store/coder-store.ts'
import { readProject } from '../store/project-store.ts'
import { now } from './clock.ts'
import type { Service } from './context.ts'
import { makeFolder, writeBeside } from './folder-writing.ts'
import { describeMemos } from './memo-service.ts'
import { projectPseudonyms } from './pseudonym-replacing.ts'
import type { Session } from './session.ts'

/** What stands before the name of a subject; the journal is its own name. */
const kindNames: { readonly [Kind in MemoSubject['kind']]: string } = {
  project: 'Project: ',
  case: 'Case study: ',
  document: 'Document: ',
  code: 'Code: ',
  coding: 'Coding: ',
  participant: 'Participant: ',
  span: 'Passage: ',
  journal: '',
}

/** The memos wanted (null: all), newest last. @throws Refusal not_found where one is not there */
function gatherMemos(
  db: ReadDb,
  session: Session,
  { memos: wanted, pseudonyms: isDisguised }: ParsedInput<'memo.export'>,
): MemosBook {
  const pseudonyms = projectPseudonyms(db, isDisguised)
  const told = (words: string) => pseudonyms.applied(words)
  const chosen = wanted && new Set(wanted)
  const memos = describeMemos(db, session, (row) => chosen?.has(row.id) ?? true)
  if (chosen && memos.length < chosen.size) throw new Refusal('not_found', { what: 'memo' })
  const coders = new Map(listAllCoders(db).map((coder) => [coder.id, coder.name]))
  const age = (a: Memo, b: Memo) => (a.createdAt < b.createdAt ? -1 : a.createdAt > b.createdAt ? 1 : 0)
  return {
    project: told(readProject(db)?.name ?? ''),
    exportedAt: now(),
    isDisguised: !pseudonyms.isEmpty,
    memos: memos
      .toReversed()
      .toSorted(age)
      .map((memo) => ({
        title: told(memo.title),
        about: `${kindNames[memo.subject.kind]}${told(memo.about)}`,
        author: memo.author === null ? null : (coders.get(memo.author) ?? null),
        createdAt: memo.createdAt,
        changedAt: memo.changedAt,
        body: markdownDisguised(pseudonyms, memo.body),
      })),
  }
}

export const memoExportService: Service<'memo.export'> = {
  'memo.export': async (input, { session, grants, signal, progress }) => {
    const { format } = input
    const target = grants.get(input.folder).path
    const book = session.project.read((db) => gatherMemos(db, session, input))
    const name = memosFileName(book.project, format)
    progress({ done: 0, total: 1, step: name })
    const bytes = await exportMemos(book, format)
    await new Promise(setImmediate)
    if (signal.aborted) throw new Refusal('cancelled')
    makeFolder(target)
    const file = writeBeside(target, name, bytes)
    progress({ done: 1, total: 1, step: '' })
    return { file: grants.grant(file), name: path.basename(file), memos: book.memos.length }
  },
}
