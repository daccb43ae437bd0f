import type { HistoryEntry } from '#shared/contract/history.ts'
import type { ReadDb, SeenStep } from '../project/index.ts'
import { listAllCoders } from '../store/coder-store.ts'
import type { Service } from './context.ts'

function withNames(db: ReadDb, rows: readonly SeenStep[]): HistoryEntry[] {
  const names = new Map(listAllCoders(db).map((coder) => [coder.id, coder.name]))
  return rows.map(({ locked: _locked, ...row }) => ({
    ...row,
    coderName: row.coder === null ? null : (names.get(row.coder) ?? null),
  }))
}

export const historyService: Service<'history.list' | 'history.undo' | 'history.redo' | 'history.stepTo'> = {
  'history.list': ({ limit }, { session }) => {
    const { entries, undo, redo } = session.project.history(limit)
    return { entries: session.project.read((db) => withNames(db, entries)), undo, redo }
  },

  'history.undo': (_input, { session, as }) => {
    const undone = session.project.undo(as)
    return undone && (session.project.read((db) => withNames(db, [undone]))[0] ?? null)
  },

  'history.redo': (_input, { session, as }) => {
    const redone = session.project.redo(as)
    return redone && (session.project.read((db) => withNames(db, [redone]))[0] ?? null)
  },

  'history.stepTo': ({ command }, { session, as }) => session.project.stepTo(command, as),
}
