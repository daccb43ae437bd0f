import type { ProjectId } from '#shared/ids.ts'
import type { ReadDb, WriteDb } from '../project/index.ts'

export interface ProjectRow {
  readonly id: ProjectId
  readonly name: string
  readonly createdAt: string
}

export interface ProjectCounts {
  readonly documents: number
  readonly cases: number
  readonly codes: number
  readonly codings: number
}

export function insertProject(db: WriteDb, row: ProjectRow): void {
  db.prepare('insert into project (id, name, created_at) values (?, ?, ?)').run(
    row.id,
    row.name,
    row.createdAt,
  )
}

export function readProject(db: ReadDb): ProjectRow | undefined {
  return db.prepare<[], ProjectRow>('select id, name, created_at as createdAt from project').get()
}

export function renameProject(db: WriteDb, name: string): void {
  db.prepare('update project set name = ?').run(name)
}

export function countProject(db: ReadDb): ProjectCounts {
  const counts = db
    .prepare<[], ProjectCounts>(
      `select (select count(*) from document) as documents, (select count(*) from case_study) as cases,
              (select count(*) from code where id not in (select id from hidden_code)) as codes, (select count(*) from shown_coding) as codings`,
    )
    .get()
  return counts ?? { documents: 0, cases: 0, codes: 0, codings: 0 }
}
