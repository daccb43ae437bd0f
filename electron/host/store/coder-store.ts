import type { CoderId } from '#shared/ids.ts'
import type { ReadDb, WriteDb } from '../project/index.ts'

export interface CoderRow {
  readonly id: CoderId
  readonly name: string
  readonly colour: string
}

export function insertCoder(db: WriteDb, row: CoderRow, at: string): void {
  db.prepare('insert into coder (id, name, colour, created_at) values (?, ?, ?, ?)').run(
    row.id,
    row.name,
    row.colour,
    at,
  )
}

export function updateCoder(db: WriteDb, row: CoderRow): void {
  db.prepare('update coder set name = ?, colour = ? where id = ?').run(row.name, row.colour, row.id)
}

export function listCoders(db: ReadDb): CoderRow[] {
  return db.prepare<[], CoderRow>('select id, name, colour from coder order by created_at, id').all()
}

export function readCoder(db: ReadDb, id: CoderId): CoderRow | undefined {
  return db.prepare<[string], CoderRow>('select id, name, colour from coder where id = ?').get(id)
}
