import * as z from 'zod'
import { codeId, coderId, conflictId, mergeId } from '../ids.ts'
import { command, query } from './define.ts'
import { fileGrant } from './values.ts'

/** What came in, was changed or taken out, by kind of thing, as people name them. */
export const incomingKinds = [
  'documents',
  'turns',
  'codes',
  'codings',
  'memos',
  'cases',
  'participants',
  'rounds',
  'decisions',
  'coders',
  'codebook versions',
  'other',
] as const
export const incomingKind = z.enum(incomingKinds)
export type IncomingKind = z.infer<typeof incomingKind>

export const incoming = z.object({
  kind: incomingKind,
  added: z.int(),
  changed: z.int(),
  removed: z.int(),
})
export type Incoming = z.infer<typeof incoming>

/** What somebody's work brings. Blind work that is not open yet isn't counted, only told of. */
export const incomingWork = z.object({
  coder: coderId,
  name: z.string(),
  codingsAdded: z.int(),
  codingsChanged: z.int(),
  codingsRemoved: z.int(),
  memos: z.int(),
  keptApart: z.boolean(),
})
export type IncomingWork = z.infer<typeof incomingWork>

export const conflictKinds = [
  /** Both sides changed one field, differently. */
  'changed_differently',
  /** Removed here; changed there, or written about. */
  'removed_here',
  /** Removed there; changed here, or written about. */
  'removed_there',
  /** The transcript was mended on both sides. */
  'mended_differently',
  /** A disagreement was settled on both sides, differently. */
  'decided_differently',
  /** Two things were given one name; both are kept. */
  'same_name',
  /** Moving a code there would put it under itself here. */
  'circle',
] as const

/** What both sides changed differently. Mine stands until somebody settles it. Values are as people read them. */
export const mergeConflict = z.object({
  /** Names it before it is stored; the same in preview and merge. */
  key: z.string(),
  /** Null before it is stored. */
  id: conflictId.nullable(),
  kind: z.enum(conflictKinds),
  /** E.g. Code “Processes / Agreements”. */
  subject: z.string(),
  /** E.g. Definition. */
  field: z.string(),
  base: z.string().nullable(),
  mine: z.string().nullable(),
  theirs: z.string().nullable(),
  fileName: z.string(),
  outcome: z.enum(['mine', 'theirs', 'other']).nullable(),
  by: z.string().nullable(),
  settledAt: z.string().nullable(),
  /** Whether words of one's own can stand in the place of either. */
  canWrite: z.boolean(),
})
export type MergeConflict = z.infer<typeof mergeConflict>

/** A file that may be merged, as it is before it. */
export const mergeSource = z.object({
  file: fileGrant,
  fileName: z.string(),
  projectName: z.string(),
  /** Of its content: what was previewed is what is merged. */
  fingerprint: z.string(),
  /** A copy of this project; otherwise a project of its own, which is matched by content and names. */
  isCopy: z.boolean(),
  /** For whom it was handed over. */
  person: z.string().nullable(),
  /** Commands in it that this project doesn't hold. */
  newCommands: z.int(),
  lastChangedAt: z.string().nullable(),
})
export type MergeSource = z.infer<typeof mergeSource>

/** Someone who codes there and isn't known here by id. */
export const newcomer = z.object({
  coder: coderId,
  name: z.string(),
  fileName: z.string(),
  /** Who bears the same name here. */
  namesake: coderId.nullable(),
})
export type Newcomer = z.infer<typeof newcomer>

export const sureness = z.enum(['certain', 'likely', 'unsure'])

/** A code of a project without common history beside the one here that it seems to be. */
export const codeMatch = z.object({
  code: codeId,
  path: z.string(),
  into: codeId.nullable(),
  intoPath: z.string().nullable(),
  by: z.enum(['id', 'path', 'name', 'definition', 'chosen']).nullable(),
  sure: sureness.nullable(),
  fileName: z.string(),
})
export type CodeMatch = z.infer<typeof codeMatch>

/** What one wants otherwise than it would be by itself. */
export const mergeWishes = z.object({
  /** Who there is who here. */
  coders: z.array(z.object({ theirs: coderId, mine: coderId })).default([]),
  /** Which code there is which here; null: a code of its own. */
  codes: z.array(z.object({ theirs: codeId, mine: codeId.nullable() })).default([]),
  /** How conflicts are settled at once, by key; the others stay listed. */
  settle: z.array(z.object({ key: z.string(), outcome: z.enum(['mine', 'theirs']) })).default([]),
  /** All that are not named above. */
  settleAll: z.enum(['mine', 'theirs']).nullable().default(null),
})
export type MergeWishes = z.infer<typeof mergeWishes>

export const mergePreview = z.object({
  sources: z.array(mergeSource),
  incoming: z.array(incoming),
  work: z.array(incomingWork),
  newcomers: z.array(newcomer),
  codes: z.array(codeMatch),
  conflicts: z.array(mergeConflict),
  /** What was decided by rule and may be good to know, as plain sentences. */
  notices: z.array(z.string()),
  /** Rows of the project that would change; 0: it holds everything already. */
  changes: z.int(),
})
export type MergePreview = z.infer<typeof mergePreview>

export const mergeRecord = z.object({
  id: mergeId,
  fileName: z.string(),
  at: z.string(),
  by: z.string().nullable(),
  openConflicts: z.int(),
})

const opening = ['not_found', 'project_locked', 'project_newer', 'corrupt', 'disk_full'] as const

export const mergingCalls = {
  /** What merging these files would do. Writes nothing. */
  'merge.preview': command({
    input: z.object({ files: z.array(fileGrant).min(1).max(50), wishes: mergeWishes.prefault({}) }),
    output: mergePreview,
    long: true,
    errors: [...opening, 'validation', 'cancelled'],
  }),
  /** Merges the files as one command, after a backup. Mine stands where nothing was settled. */
  'merge.apply': command({
    input: z.object({
      files: z
        .array(z.object({ file: fileGrant, fingerprint: z.string() }))
        .min(1)
        .max(50),
      wishes: mergeWishes.prefault({}),
    }),
    output: mergePreview.pick({ incoming: true, conflicts: true, notices: true, changes: true }).extend({
      /** Null where nothing was new, and so nothing was written. */
      backup: z.string().nullable(),
    }),
    long: true,
    errors: [...opening, 'validation', 'cancelled'],
  }),
  /** Newest first. */
  'merge.list': query({
    input: z.object({}),
    output: z.array(mergeRecord),
    reads: ['merge', 'conflict', 'coder', 'round', 'round_document'],
  }),
  'merge.conflicts': query({
    input: z.object({ settled: z.boolean() }),
    output: z.array(mergeConflict),
    reads: [
      'conflict',
      'merge',
      'code',
      'document',
      'coder',
      'memo',
      'case_study',
      'participant',
      'coding',
      'round',
      'round_document',
    ],
  }),
  /** Mine stands, theirs takes its place, or words of one's own do. */
  'merge.settle': command({
    input: z.object({
      conflict: conflictId,
      outcome: z.union([z.enum(['mine', 'theirs']), z.object({ write: z.string().max(1_000_000) })]),
    }),
    output: z.null(),
    errors: ['not_found', 'validation'],
  }),
}
