import Database from 'better-sqlite3'
import * as z from 'zod'
import { migrations } from './migrations/index.ts'
import type { Migration } from './migrations/migration.ts'

const schemaRow = z.object({
  type: z.string(),
  name: z.string(),
  tbl_name: z.string(),
  sql: z.string().nullable(),
})
type SchemaRow = z.infer<typeof schemaRow>

const expected = new Map<Migration, readonly SchemaRow[]>()

/** The schema of a new file of `version`, built in memory by running the migrations up to it. */
export function schemaOf(version: number, chain: readonly Migration[] = migrations): readonly SchemaRow[] {
  const steps = chain.filter((step) => step.version <= version)
  const last = steps.at(-1)
  if (last?.version !== version) throw new RangeError(`There is no schema of version ${version}`)
  const known = expected.get(last)
  if (known) return known
  const db = new Database(':memory:')
  try {
    for (const step of steps) db.exec(step.sql)
    const rows = readSchema(db)
    expected.set(last, rows)
    return rows
  } finally {
    db.close()
  }
}

/** Every table, index, view and trigger of the file behind `db`, in a settled order. */
export function readSchema(db: Database.Database): readonly SchemaRow[] {
  // A hostile file may hold anything in these columns; as text it can at most differ.
  const rows = db
    .prepare(
      `select coalesce(cast(type as text), '') as type, coalesce(cast(name as text), '') as name,
         coalesce(cast(tbl_name as text), '') as tbl_name, cast(sql as text) as sql
       from main.sqlite_schema`,
    )
    .all()
  return z.array(schemaRow).parse(rows).toSorted(byRank)
}

/**
 * The name of the first thing in which the file's schema is not exactly that of `version`: something foreign first,
 * then something altered, then something missing. Null: it is the same.
 */
export function schemaDifference(
  db: Database.Database,
  version: number,
  chain: readonly Migration[] = migrations,
): string | null {
  const own = schemaOf(version, chain)
  const found = readSchema(db)
  const names = new Set(own.map(named))
  const foreign = found.find((row) => !names.has(named(row)))
  if (foreign) return foreign.name
  const rest = new Set(own.map(exactly))
  const altered = found.find((row) => !rest.delete(exactly(row)))
  if (altered) return altered.name
  const here = new Set(found.map(exactly))
  return own.find((row) => !here.has(exactly(row)))?.name ?? null
}

function named(row: SchemaRow): string {
  return JSON.stringify([row.type, row.name])
}

function exactly(row: SchemaRow): string {
  return JSON.stringify([row.type, row.name, row.tbl_name, row.sql])
}

/** Tables before what hangs on them, what SQLite adds by itself last. */
function rank(row: SchemaRow): string {
  const kind = row.sql === null ? 2 : row.type === 'index' ? 1 : 0
  return `${kind} ${named(row)}`
}

function byRank(a: SchemaRow, b: SchemaRow): number {
  const [x, y] = [rank(a), rank(b)]
  return x < y ? -1 : x > y ? 1 : 0
}
