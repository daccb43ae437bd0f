import * as z from 'zod'
import { coderId, commandId } from '../ids.ts'
import { command, query } from './define.ts'

export const historyEntry = z.object({
  id: commandId,
  kind: z.string(),
  /** What was done, as a person would say it. */
  label: z.string(),
  coder: coderId.nullable(),
  coderName: z.string().nullable(),
  at: z.string(),
  undone: z.boolean(),
  /** A colleague's step in a blind round: its label tells nothing, and it counts nothing. */
  hidden: z.boolean(),
  rows: z.int(),
})
export type HistoryEntry = z.infer<typeof historyEntry>

export const historyCalls = {
  /** Newest first. */
  'history.list': query({
    input: z.object({ limit: z.int().positive().max(100_000) }),
    output: z.object({
      entries: z.array(historyEntry),
      /** What undo and redo would do now, in words; null: nothing. */
      undo: z.string().nullable(),
      redo: z.string().nullable(),
    }),
    reads: ['history'],
  }),
  'history.undo': command({
    input: z.object({}),
    output: historyEntry.nullable(),
    errors: ['undo_conflict', 'blind'],
  }),
  /** Undoes or redoes until the command named is the last that stands; null: until none does. */
  'history.stepTo': command({
    input: z.object({ command: commandId.nullable() }),
    output: z.object({ undone: z.int(), redone: z.int() }),
    errors: ['undo_conflict', 'not_found', 'blind'],
  }),
  'history.redo': command({
    input: z.object({}),
    output: historyEntry.nullable(),
    errors: ['undo_conflict', 'blind'],
  }),
}
