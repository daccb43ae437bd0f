import Database from 'better-sqlite3'

/** Every row of every table of a closed project file, by table. */
export function contentOf(path: string): (readonly [table: string, rows: readonly unknown[]])[] {
  const db = new Database(path, { readonly: true })
  try {
    const tables = db
      .prepare<[], string>("select name from sqlite_schema where type = 'table' order by name")
      .pluck()
      .all()
    return tables.map((table) => [table, db.prepare(`select * from "${table}" order by rowid`).all()])
  } finally {
    db.close()
  }
}

/** Rows that refer to what isn't there. */
export function brokenReferences(path: string): unknown[] {
  const db = new Database(path, { readonly: true })
  try {
    return db.prepare('pragma foreign_key_check').all()
  } finally {
    db.close()
  }
}
