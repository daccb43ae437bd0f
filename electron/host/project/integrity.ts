import type Database from 'better-sqlite3'
import { newest } from './migrations/index.ts'
import type { Migration } from './migrations/migration.ts'
import { schemaDifference } from './schema-check.ts'

/** What is wrong with an open file, as plain sentences; none: it is whole. */
export function problems(db: Database.Database, chain: readonly Migration[]): readonly string[] {
  const difference = schemaDifference(db, newest(chain), chain)
  const pages = db.prepare<[], string>('pragma integrity_check').pluck().all()
  const orphans = db.prepare<[], { table: string; parent: string; rows: number }>(
    `select "table", parent, count(*) as rows from pragma_foreign_key_check group by "table", parent`,
  )
  return [
    ...(difference === null ? [] : [`The file's layout differs from Concord's own at “${difference}”.`]),
    ...pages
      .filter((line) => line !== 'ok')
      .map((line) => `The file is damaged: ${line.replace(/\.$/u, '')}.`),
    ...orphans
      .all()
      .map(({ table, parent, rows }) =>
        rows === 1
          ? `1 row of “${table}” refers to a row of “${parent}” that is not there.`
          : `${rows} rows of “${table}” refer to rows of “${parent}” that are not there.`,
      ),
  ]
}
