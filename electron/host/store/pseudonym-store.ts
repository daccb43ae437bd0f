import type { PseudonymId } from '#shared/ids.ts'
import type { ReadDb, WriteDb } from '../project/index.ts'

export interface PseudonymRow {
  readonly id: PseudonymId
  readonly words: string
  readonly pseudonym: string
}

/** In order of their making. */
export function listPseudonyms(db: ReadDb): PseudonymRow[] {
  return db
    .prepare<[], PseudonymRow>('select id, words, pseudonym from pseudonym order by position, id')
    .all()
}

/** Writes an entry, new or not. */
export function writePseudonym(db: WriteDb, row: PseudonymRow): void {
  db.prepare(
    `insert into pseudonym (id, words, pseudonym, position)
     values (?, ?, ?, (select coalesce(max(position), -1) + 1 from pseudonym))
     on conflict (id) do update set words = excluded.words, pseudonym = excluded.pseudonym`,
  ).run(row.id, row.words, row.pseudonym)
}

export function deletePseudonym(db: WriteDb, id: PseudonymId): void {
  db.prepare('delete from pseudonym where id = ?').run(id)
}
