import type { CaseId } from '#shared/ids.ts'
import type { ReadDb, WriteDb } from '../project/index.ts'

export interface CaseRow {
  readonly id: CaseId
  readonly name: string
  readonly description: string
  readonly position: number
}

export interface CaseRowWithCounts extends CaseRow {
  readonly documents: number
  readonly participants: number
}

export function insertCase(db: WriteDb, row: CaseRow): void {
  db.prepare('insert into case_study (id, name, description, position) values (?, ?, ?, ?)').run(
    row.id,
    row.name,
    row.description,
    row.position,
  )
}

export function updateCase(db: WriteDb, row: CaseRow): void {
  db.prepare('update case_study set name = ?, description = ?, position = ? where id = ?').run(
    row.name,
    row.description,
    row.position,
    row.id,
  )
}

/** Takes a case study away; what belonged to it stays, without one. */
export function deleteCase(db: WriteDb, id: CaseId): void {
  db.prepare('update document set case_id = null where case_id = ?').run(id)
  db.prepare('update participant set case_id = null where case_id = ?').run(id)
  db.prepare('delete from case_study where id = ?').run(id)
}

export function listCases(db: ReadDb): CaseRowWithCounts[] {
  return db
    .prepare<[], CaseRowWithCounts>(
      `select id, name, description, position,
              (select count(*) from document where case_id = case_study.id) as documents,
              (select count(*) from participant where case_id = case_study.id) as participants
         from case_study order by position, name`,
    )
    .all()
}

export function readCase(db: ReadDb, id: CaseId): CaseRow | undefined {
  return db
    .prepare<[string], CaseRow>('select id, name, description, position from case_study where id = ?')
    .get(id)
}
