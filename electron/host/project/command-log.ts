import type Database from 'better-sqlite3'
import type { Entity } from '#shared/contract/entities.ts'
import { entity } from '#shared/contract/entities.ts'
import { commandId, type CoderId, type CommandId } from '#shared/ids.ts'
import type { WriteDb } from './handles.ts'
import { newId } from './ids.ts'

/** What a command is, to the log. `label`: what was done, as a person would say it. */
export interface CommandInfo {
  readonly kind: string
  readonly label: string
  readonly coder: CoderId | null
}

export interface EntityChanges {
  readonly entity: Entity
  /** Null: too many to name. */
  readonly ids: string[] | null
}

const idsNamed = 1000

/** The id of the command that is running. @throws TypeError where none is */
export function currentCommand(db: WriteDb): CommandId {
  const running = db.prepare<[], { id: string }>('select id from current_command').get()
  if (!running) throw new TypeError('No command is running')
  return commandId.parse(running.id)
}

/** The statements that keep the `command` table. Each is called within a transaction. */
export function commandLog(db: Database.Database) {
  const insert = db.prepare<[CommandId, number, string, string, CoderId | null, string, CommandId | null]>(
    `insert into command (id, position, kind, label, coder_id, at, undoes, state) values (?, ?, ?, ?, ?, ?, ?, 'done')`,
  )
  const describe = db.prepare<[string, string, CoderId | null, CommandId]>(
    'update command set kind = ?, label = ?, coder_id = ? where id = ?',
  )
  const remove = db.prepare<[CommandId]>('delete from command where id = ?')
  const nextPosition = db.prepare<[], number>('select coalesce(max(position), 0) + 1 from command').pluck()
  const enter = db.prepare<[CommandId]>('insert into current_command (id) values (?)')
  const leave = db.prepare('delete from current_command')
  const changed = db
    .prepare<[CommandId], number>('select exists (select 1 from change where command_id = ?)')
    .pluck()
  const drop = db.prepare("update command set state = 'dropped' where state = 'undone'")
  const countUndone = db.prepare<[], number>("select count(*) from command where state = 'undone'").pluck()
  const entities = db
    .prepare<[CommandId], string>('select distinct entity from change where command_id = ?')
    .pluck()
  const rows = db
    .prepare<[CommandId, string], string>(
      `select distinct row_id from change where command_id = ? and entity = ? limit ${idsNamed + 1}`,
    )
    .pluck()

  return {
    /** From here to `end`, every change is logged under the id that this answers. */
    begin(info: CommandInfo, undoes: CommandId | null, position: number): CommandId {
      const id = newId(commandId)
      insert.run(id, position, info.kind, info.label, info.coder, new Date().toISOString(), undoes)
      enter.run(id)
      return id
    },
    end: () => leave.run(),
    nextPosition: () => nextPosition.get() ?? 1,
    describe: (id: CommandId, info: CommandInfo) => describe.run(info.kind, info.label, info.coder, id),
    remove: (id: CommandId) => remove.run(id),
    changed: (id: CommandId) => changed.get(id) === 1,
    /** Makes what is undone at this moment no longer redoable. */
    dropUndone: () => drop.run(),
    countUndone: () => countUndone.get() ?? 0,
    /** The rows a command changed, by entity; above 1,000 of an entity they are not named. */
    changes(id: CommandId): EntityChanges[] {
      return entities.all(id).map((name) => {
        const ids = rows.all(id, name)
        return { entity: entity.parse(name), ids: ids.length > idsNamed ? null : ids }
      })
    },
  }
}
