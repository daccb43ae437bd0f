import type { ParsedInput } from '#shared/contract/index.ts'
import type { MergePreview } from '#shared/contract/merging.ts'
import { Refusal } from '#shared/errors.ts'
import type { CoderId } from '#shared/ids.ts'
import type { ReadDb, WriteDb } from '../project/index.ts'
import {
  listConflicts,
  listMerges,
  readConflict,
  settleConflict,
  type ConflictRow,
} from '../store/merge-store.ts'
import { Rows } from '../store/merged-rows.ts'
import { now } from './clock.ts'
import type { CallContext, Service } from './context.ts'
import { canWrite, describeConflict } from './merging/describe-merge.ts'
import { hiddenFrom, isHiddenConflict } from './merging/hidden-work.ts'
import { fieldName } from './merging/conflict-words.ts'
import { foundConflict, namesIn } from './merging/stored-conflicts.ts'
import { mergeCopies } from './merging/merge-copies.ts'
import { openCopies } from './merging/open-copies.ts'
import { takeTheirs, takeWords } from './merging/settle-conflict.ts'
import { counted } from './plain-words.ts'

/** Ends a transaction without a trace: what would be written was only looked at. */
class OnlyLooking extends Error {}

type Wishes = ParsedInput<'merge.preview'>['wishes']
type Copies = Awaited<ReturnType<typeof openCopies>>

async function withCopies<T>(
  files: readonly string[],
  context: CallContext,
  work: (copies: Copies) => T | Promise<T>,
): Promise<T> {
  const copies = await openCopies(files, context)
  try {
    return await work(copies)
  } finally {
    for (const copy of copies) copy.drop()
  }
}

/** What merging would do: done in a transaction that is taken back, so that it is what the merge does. */
function preview(copies: Copies, wishes: Wishes, context: CallContext): MergePreview {
  const found: MergePreview[] = []
  try {
    context.session.project.write({ kind: 'merge.preview', label: '', coder: context.as }, (db: WriteDb) => {
      found.push(mergeCopies(db, copies, wishes, context, true))
      throw new OnlyLooking()
    })
  } catch (error) {
    if (!(error instanceof OnlyLooking)) throw error
  }
  const [only] = found
  if (!only) throw new TypeError('The preview did not run')
  return only
}

const unfit = /^SQLITE_CONSTRAINT_(?:CHECK|NOTNULL|DATATYPE|FOREIGNKEY)$/u

/** What the tables refuse of theirs is nothing that Concord wrote. @throws Refusal corrupt */
function refusingUnfit<T>(work: () => T): T {
  try {
    return work()
  } catch (error) {
    if (error instanceof Error && 'code' in error && unfit.test(String(error.code)))
      throw new Refusal('corrupt', { reason: 'foreign_rows' }, { cause: error })
    throw error
  }
}

/** Tells whether a conflict may be seen: it isn't about a colleague's blind work. */
function isSeen(db: ReadDb, viewer: CoderId | null): (row: ConflictRow) => boolean {
  const { get } = namesIn(db)
  const rows = new Rows(db)
  const isHidden = hiddenFrom(viewer, get, (entity) => rows.all(entity))
  return (row) => !isHiddenConflict(get, foundConflict(row), isHidden)
}

function seenConflicts(db: ReadDb, viewer: CoderId | null, settled: boolean): ConflictRow[] {
  return listConflicts(db, settled).filter(isSeen(db, viewer))
}

export const mergingService: Service<
  'merge.preview' | 'merge.apply' | 'merge.list' | 'merge.conflicts' | 'merge.settle'
> = {
  'merge.preview': ({ files, wishes }, context) =>
    withCopies(files, context, (copies) => preview(copies, wishes, context)),

  'merge.apply': ({ files, wishes }, context) =>
    withCopies(
      files.map(({ file }) => file),
      context,
      async (copies) => {
        const { project } = context.session
        for (const [at, { fingerprint, fileName }] of copies.entries()) {
          if (fingerprint !== files[at]?.fingerprint)
            throw new Refusal('validation', { reason: 'changed_since_preview', name: fileName })
        }
        if (copies.every(({ incoming }) => incoming.commands.length === 0))
          return { incoming: [], conflicts: [], notices: [], changes: 0, backup: null }
        const folder = project.path.replace(/\.concord$/u, ' backups')
        const tell = (done: number, total: number) => context.progress({ done, total, step: 'Backing up' })
        const backup = await project.rotateBackups(folder, 10, tell, context.signal)
        if (context.signal.aborted) throw new Refusal('cancelled')
        const names = copies.map(({ fileName }) => fileName).join(', ')
        const done = refusingUnfit(() =>
          project.write(
            ({ changes }: MergePreview) => ({
              kind: 'merge.apply',
              label: `Merged ${names}: ${counted(changes, 'change')}`,
              coder: context.as,
            }),
            (db) => mergeCopies(db, copies, wishes, context, false),
          ),
        )
        const { incoming, conflicts, notices, changes } = done
        return { incoming, conflicts, notices, changes, backup: backup.path.split(/[\\/]/u).at(-1) ?? null }
      },
    ),

  'merge.list': (_input, { session, as }) =>
    session.project.read((db) => {
      const waiting = seenConflicts(db, as, false)
      return listMerges(db).map((merge) => ({
        ...merge,
        openConflicts: waiting.filter((row) => row.merge === merge.id).length,
      }))
    }),

  'merge.conflicts': ({ settled }, { session, as }) =>
    session.project.read((db) => {
      const names = namesIn(db)
      return seenConflicts(db, as, settled).map((row) => ({
        ...describeConflict(names, row.fileName, foundConflict(row)),
        id: row.id,
        outcome: row.outcome,
        by: row.by,
        settledAt: row.settledAt,
      }))
    }),

  'merge.settle': ({ conflict, outcome }, { session, as }) => {
    session.project.write(
      (field: string) => ({ kind: 'merge.settle', label: `Settled a conflict: ${field}`, coder: as }),
      (db) => {
        const row = readConflict(db, conflict)
        if (!row || row.outcome !== null) throw new Refusal('not_found', { what: 'conflict' })
        const found = foundConflict(row)
        if (!isSeen(db, as)(row)) throw new Refusal('not_found', { what: 'conflict' })
        if (outcome === 'theirs') takeTheirs(db, row)
        else if (outcome !== 'mine') {
          if (!canWrite(found))
            throw new Refusal('validation', { reason: 'bad_input', where: 'outcome', what: '' })
          takeWords(db, row, outcome.write)
        }
        settleConflict(db, conflict, typeof outcome === 'string' ? outcome : 'other', as, now())
        return fieldName(row.field)
      },
    )
    return null
  },
}
