export type { CommandInfo } from './command-log.ts'
export type { ReadDb, Statement, WriteDb } from './handles.ts'
export { openForeignCopy, type ForeignCopy } from './foreign-copy.ts'
export {
  changesByRow,
  fingerprintOf,
  listCommandIds,
  listForeignCommands,
  writeAs,
  type ForeignCommand,
  type RowChanges,
} from './foreign-log.ts'
export type { HistoryRow } from './history.ts'
export type { SeenStep } from './blind-steps.ts'
export { newId } from './ids.ts'
export { currentVersion } from './migrations/index.ts'
export { Project } from './project.ts'
export type { Parcel } from './stripped-copy.ts'
export { currentViewer, seenBy } from './viewer.ts'
