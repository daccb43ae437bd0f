import type { Coder } from '#shared/contract/values.ts'
import type { CoderId } from '#shared/ids.ts'
import type { ReadDb, WriteDb } from '../project/index.ts'

export interface CoderRow {
  readonly id: CoderId
  readonly name: string
  readonly colour: string
  /** The consensus stands beside the persons, as one that nobody can code as. */
  readonly kind: Coder['kind']
}

const columns = 'id, name, colour, kind'

export function insertCoder(db: WriteDb, row: Omit<CoderRow, 'kind'>, at: string): void {
  db.prepare("insert into coder (id, name, colour, created_at, kind) values (?, ?, ?, ?, 'person')").run(
    row.id,
    row.name,
    row.colour,
    at,
  )
}

export function updateCoder(db: WriteDb, row: Omit<CoderRow, 'kind'>): void {
  db.prepare('update coder set name = ?, colour = ? where id = ?').run(row.name, row.colour, row.id)
}

/** The persons, in the order in which they came. */
export function listCoders(db: ReadDb): CoderRow[] {
  return db
    .prepare<[], CoderRow>(`select ${columns} from coder where kind = 'person' order by created_at, id`)
    .all()
}

/** The persons, and the consensus last. */
export function listAllCoders(db: ReadDb): CoderRow[] {
  return db
    .prepare<[], CoderRow>(`select ${columns} from coder order by kind = 'consensus', created_at, id`)
    .all()
}

/** A person or the consensus. */
export function readCoder(db: ReadDb, id: CoderId): CoderRow | undefined {
  return db.prepare<[string], CoderRow>(`select ${columns} from coder where id = ?`).get(id)
}
