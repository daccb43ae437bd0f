import type { CodeGroupId } from '#shared/ids.ts'
import type { ReadDb, WriteDb } from '../project/index.ts'

export interface CodeGroupRow {
  readonly id: CodeGroupId
  readonly name: string
}

/** In the order in which they were made. */
export function listCodeGroups(db: ReadDb): CodeGroupRow[] {
  return db.prepare<[], CodeGroupRow>('select id, name from code_group order by position, id').all()
}

export function insertCodeGroup(db: WriteDb, row: CodeGroupRow): void {
  db.prepare(
    'insert into code_group (id, name, position) values (?, ?, (select coalesce(max(position), -1) + 1 from code_group))',
  ).run(row.id, row.name)
}

export function renameCodeGroup(db: WriteDb, id: CodeGroupId, name: string): void {
  db.prepare('update code_group set name = ? where id = ?').run(name, id)
}

/** Takes away every group that no code is in any more. */
export function deleteEmptyGroups(db: WriteDb): void {
  db.prepare(
    'delete from code_group where id not in (select group_id from code where group_id is not null)',
  ).run()
}
