import type { CaseId, ParticipantId } from '#shared/ids.ts'
import type { ReadDb, WriteDb } from '../project/index.ts'

export interface ParticipantRow {
  readonly id: ParticipantId
  readonly caseId: CaseId | null
  readonly pseudonym: string
  readonly role: string
  readonly withdrawnAt: string | null
}

const columns = 'id, case_id as caseId, pseudonym, role, withdrawn_at as withdrawnAt'

export function insertParticipant(db: WriteDb, row: ParticipantRow): void {
  db.prepare(
    'insert into participant (id, case_id, pseudonym, role, withdrawn_at) values (?, ?, ?, ?, ?)',
  ).run(row.id, row.caseId, row.pseudonym, row.role, row.withdrawnAt)
}

export function updateParticipant(db: WriteDb, row: ParticipantRow): void {
  db.prepare(
    'update participant set case_id = ?, pseudonym = ?, role = ?, withdrawn_at = ? where id = ?',
  ).run(row.caseId, row.pseudonym, row.role, row.withdrawnAt, row.id)
}

export function listParticipants(db: ReadDb): ParticipantRow[] {
  return db
    .prepare<[], ParticipantRow>(`select ${columns} from participant order by case_id, role, pseudonym, id`)
    .all()
}

/** Who has withdrawn. */
export function listWithdrawn(db: ReadDb): ParticipantId[] {
  return db
    .prepare<[], ParticipantId>('select id from participant where withdrawn_at is not null order by id')
    .pluck()
    .all()
}

export function readParticipant(db: ReadDb, id: ParticipantId): ParticipantRow | undefined {
  return db.prepare<[string], ParticipantRow>(`select ${columns} from participant where id = ?`).get(id)
}
