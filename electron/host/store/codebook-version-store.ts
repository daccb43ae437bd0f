import type { CodebookVersionId, CoderId } from '#shared/ids.ts'
import type { ReadDb, WriteDb } from '../project/index.ts'

export interface CodebookVersionRow {
  readonly id: CodebookVersionId
  readonly number: number
  readonly note: string
  readonly at: string
  readonly coderId: CoderId | null
  /** The codebook as it stood, as JSON in a fixed order, so that equal codebooks are equal strings. */
  readonly snapshot: string
}

const columns = 'id, number, note, created_at as at, coder_id as coderId, snapshot'

export function insertCodebookVersion(db: WriteDb, row: CodebookVersionRow): void {
  db.prepare(
    'insert into codebook_version (id, number, note, created_at, coder_id, snapshot) values (?, ?, ?, ?, ?, ?)',
  ).run(row.id, row.number, row.note, row.at, row.coderId, row.snapshot)
}

/** Newest first. */
export function listCodebookVersions(db: ReadDb): CodebookVersionRow[] {
  return db
    .prepare<[], CodebookVersionRow>(`select ${columns} from codebook_version order by number desc`)
    .all()
}

export function latestCodebookVersion(db: ReadDb): CodebookVersionRow | undefined {
  return db
    .prepare<[], CodebookVersionRow>(`select ${columns} from codebook_version order by number desc limit 1`)
    .get()
}

/** Id of the latest version, without its snapshot. */
export function latestCodebookVersionId(db: ReadDb): CodebookVersionId | undefined {
  return db
    .prepare<[], { id: CodebookVersionId }>('select id from codebook_version order by number desc limit 1')
    .get()?.id
}
