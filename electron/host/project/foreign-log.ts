import * as z from 'zod'
import type { LoggedChange, Origin } from '#shared/domain/merging/row.ts'
import { Refusal } from '#shared/errors.ts'
import type { ReadDb, WriteDb } from './handles.ts'

/** A command of another copy, as far as merging heeds it. */
export interface ForeignCommand {
  readonly id: string
  readonly position: number
  readonly at: string
  /** The command that it undoes or redoes. */
  readonly undoes: string | null
  /** Whether it is out of effect. */
  readonly undone: boolean
}

const command = z.object({
  id: z.string(),
  position: z.int(),
  at: z.string(),
  undoes: z.string().nullable(),
  undone: z.int().transform((value) => value === 1),
})

/** Every command of a copy, oldest first. */
export function listForeignCommands(db: ReadDb): ForeignCommand[] {
  return db
    .prepare("select id, position, at, undoes, state <> 'done' as undone from command order by position")
    .all()
    .map((row) => parsed(command, row))
}

/** The ids of a project's own commands. */
export function listCommandIds(db: ReadDb): string[] {
  return db
    .prepare<[], { id: string }>('select id from command')
    .all()
    .map(({ id }) => id)
}

/** What makes a file's content: every change is a command, so the newest of them tells. */
export function fingerprintOf(db: ReadDb): string {
  const row = db
    .prepare<[], { id: string; commands: number; changes: number }>(
      `select (select id from command order by position desc limit 1) as id,
         (select count(*) from command) as commands, (select coalesce(max(id), 0) from change) as changes`,
    )
    .get()
  return row ? `${row.id} ${row.commands} ${row.changes}` : ''
}

export interface RowChanges {
  readonly entity: string
  readonly id: string
  readonly changes: readonly LoggedChange[]
}

const originOf = z.record(z.string(), z.string())

/**
 * The changes of those commands after `position` that `isWanted`, by row, each row's oldest first.
 * @throws Refusal corrupt where the log is broken
 */
export function changesByRow(
  db: ReadDb,
  position: number,
  isWanted: (command: string) => boolean,
  entities: ReadonlySet<string>,
): RowChanges[] {
  const rows = new Map<string, Map<string, LoggedChange[]>>(
    [...entities].map((entity) => [entity, new Map()]),
  )
  const statement = db.prepare<
    [number],
    {
      command: string
      entity: string
      id: string
      before: string | null
      after: string | null
      origin: string | null
    }
  >(
    // Of a row that was made, only that it was: what it holds stands in the row itself.
    `select change.command_id as command, change.entity as entity, change.row_id as id, before,
       case when before is null and after is not null and origin is null then '{}' else after end as after, origin
       from command join change on change.command_id = command.id
      where command.position > ? order by change.id`,
  )
  const origins = new Map<string, Origin>()
  // The id of a command that changed many rows is held once.
  let held = ''
  for (const change of statement.iterate(position)) {
    const known = rows.get(change.entity)
    if (!known || !isWanted(change.command)) continue
    if (change.command !== held) held = change.command
    const one: LoggedChange = {
      command: held,
      origin: change.origin === null ? null : readOrigin(change.origin, origins),
      before: change.before,
      after: change.after,
    }
    const row = known.get(change.id)
    if (row) row.push(one)
    else known.set(change.id, [one])
  }
  return [...rows].flatMap(([entity, changed]) =>
    [...changed].map(([id, changes]) => ({ entity, id, changes })),
  )
}

function readOrigin(text: string, read: Map<string, Origin>): Origin {
  const known = read.get(text)
  if (known) return known
  const origin = parsed(originOf, jsonIn(text))
  read.set(text, origin)
  return origin
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new Refusal('corrupt', { reason: 'change_log' }, { cause: error })
  }
}

/** The log is part of an untrusted file. @throws Refusal corrupt */
function parsed<Schema extends z.ZodType>(schema: Schema, row: unknown): z.output<Schema> {
  const result = schema.safeParse(row)
  if (!result.success) throw new Refusal('corrupt', { reason: 'change_log' }, { cause: result.error })
  return result.data
}

/** From here to the end of the command, or to the next call, changes are logged as coming from these commands. */
export function writeAs(db: WriteDb, origin: Origin | null): void {
  db.prepare<[string | null]>('update current_command set origin = ?').run(
    origin === null ? null : JSON.stringify(origin),
  )
}
