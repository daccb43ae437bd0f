import type { CoderId, MemoId } from '#shared/ids.ts'
import type { ReadDb, WriteDb } from '../project/index.ts'

export type MemoSubjectKind =
  'project' | 'case' | 'document' | 'code' | 'coding' | 'participant' | 'span' | 'journal'

export interface MemoRow {
  readonly id: MemoId
  readonly subjectKind: MemoSubjectKind
  /** Null for the project and the journal; a span's is its document. */
  readonly subjectId: string | null
  /** Of a span, else null. */
  readonly start: number | null
  readonly end: number | null
  readonly title: string
  readonly body: string
  readonly coderId: CoderId | null
  readonly createdAt: string
  readonly changedAt: string
}

const columns = `id, subject_kind as subjectKind, subject_id as subjectId, title, body, coder_id as coderId,
  created_at as createdAt, changed_at as changedAt, start_at as start, end_at as "end"`

/** Those that the viewer may see, newest change first. */
export function listMemos(db: ReadDb): MemoRow[] {
  return db.prepare<[], MemoRow>(`select ${columns} from shown_memo order by changed_at desc, id desc`).all()
}

/** A memo that the viewer may see. */
export function readMemo(db: ReadDb, id: MemoId): MemoRow | undefined {
  return db.prepare<[string], MemoRow>(`select ${columns} from shown_memo where id = ?`).get(id)
}

/** A memo that was just written, whoever looks. */
export function readWrittenMemo(db: WriteDb, id: MemoId): MemoRow | undefined {
  return db.prepare<[string], MemoRow>(`select ${columns} from memo where id = ?`).get(id)
}

export function insertMemo(
  db: WriteDb,
  row: Omit<MemoRow, 'start' | 'end'> & Partial<Pick<MemoRow, 'start' | 'end'>>,
): void {
  db.prepare(
    `insert into memo (id, subject_kind, subject_id, title, body, coder_id, created_at, changed_at, start_at, end_at)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    row.id,
    row.subjectKind,
    row.subjectId,
    row.title,
    row.body,
    row.coderId,
    row.createdAt,
    row.changedAt,
    row.start ?? null,
    row.end ?? null,
  )
}

export function updateMemo(db: WriteDb, row: Pick<MemoRow, 'id' | 'title' | 'body' | 'changedAt'>): void {
  db.prepare('update memo set title = ?, body = ?, changed_at = ? where id = ?').run(
    row.title,
    row.body,
    row.changedAt,
    row.id,
  )
}

export function deleteMemo(db: WriteDb, id: MemoId): void {
  db.prepare('delete from memo where id = ?').run(id)
}

export function deleteMemosAbout(db: WriteDb, kind: MemoSubjectKind, subject: string): void {
  db.prepare('delete from memo where subject_kind = ? and subject_id = ?').run(kind, subject)
}

/** Memos about one code or coding go to another. */
export function moveMemos(db: WriteDb, kind: MemoSubjectKind, from: string, to: string): void {
  db.prepare('update memo set subject_id = ? where subject_kind = ? and subject_id = ?').run(to, kind, from)
}

export function countMemos(db: ReadDb, kind: MemoSubjectKind): Map<string, number> {
  const rows = db
    .prepare<[string], { subject: string; memos: number }>(
      'select subject_id as subject, count(*) as memos from shown_memo where subject_kind = ? and subject_id is not null group by subject_id',
    )
    .all(kind)
  return new Map(rows.map((row) => [row.subject, row.memos]))
}
