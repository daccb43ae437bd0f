import { effectiveCommands } from '#shared/domain/merging/effective-commands.ts'
import { foldChanges } from '#shared/domain/merging/fold-changes.ts'
import type { IncomingRow, Origin } from '#shared/domain/merging/row.ts'
import { mergedEntities } from '#shared/domain/merging/rules.ts'
import { Refusal } from '#shared/errors.ts'
import { changesByRow, listCommandIds, listForeignCommands, type ReadDb } from '../../project/index.ts'
import { listHeldCommands } from '../../store/merge-store.ts'
import { Rows } from '../../store/merged-rows.ts'

/** What another copy holds that this one doesn't. */
export interface Incoming {
  readonly rows: readonly IncomingRow[]
  /** Every command that the other copy holds and this one doesn't. */
  readonly commands: readonly string[]
  /** Commands of its own that are new here. */
  readonly newCommands: number
  readonly lastChangedAt: string | null
  /** Whether the two began as one file. */
  readonly isCopy: boolean
}

/** The ids of all commands whose work a file holds: its own, and those that came by merging. */
export function commandsHeld(db: ReadDb): Set<string> {
  return new Set([...listCommandIds(db), ...listHeldCommands(db)])
}

/**
 * What `theirs` brings that a file holding the commands `known` doesn't have.
 * @throws Refusal corrupt where the log of theirs is broken
 */
export function readIncoming(theirs: ReadDb, known: ReadonlySet<string>): Incoming {
  const commands = listForeignCommands(theirs)
  const isKnown = (command: string) => known.has(command)
  const effective = effectiveCommands(commands, isKnown)
  const firstNew = commands.find(({ id }) => effective.has(id))
  const rows = new Rows(theirs)
  const once = holdingOnce()
  const entities = new Set(mergedEntities.keys())
  const changed = firstNew
    ? changesByRow(theirs, firstNew.position - 1, (command) => effective.has(command), entities)
    : []
  const held = new Set([...commands.map(({ id }) => id), ...listHeldCommands(theirs)])
  const fresh = commands.filter(({ id }) => !isKnown(id))
  return {
    rows: changed.flatMap(({ entity, id, changes }) => {
      const folded = foldedOrRefused(changes, isKnown)
      if (!folded) return []
      const row = rows.get(entity, id)
      if (!folded.existed && row === null) return []
      return [{ entity, id, ...folded, theirs: row, origin: once(folded.origin) }]
    }),
    commands: [...held].filter((id) => !isKnown(id)),
    newCommands: fresh.length,
    lastChangedAt: commands.at(-1)?.at ?? null,
    isCopy: commands.some(({ id, position }) => position === 0 && isKnown(id)),
  }
}

/** Many rows come from one command: what says so is held, and later written, once. */
function holdingOnce(): (origin: Origin) => Origin {
  const origins = new Map<string, Origin>()
  return (origin) => {
    const key = JSON.stringify(origin)
    const held = origins.get(key) ?? origin
    origins.set(key, held)
    return held
  }
}

function foldedOrRefused(...given: Parameters<typeof foldChanges>): ReturnType<typeof foldChanges> {
  try {
    return foldChanges(...given)
  } catch (error) {
    throw new Refusal('corrupt', { reason: 'change_log' }, { cause: error })
  }
}
