import {
  consensusCoder,
  type CodingId,
  type FrameworkCellId,
  type FrameworkEvidenceId,
  type FrameworkId,
} from '#shared/ids.ts'
import type { ReadDb, WriteDb } from '../project/index.ts'

/** A coding that a cell rests on; it may be gone. */
export interface EvidenceRecord {
  readonly id: FrameworkEvidenceId
  readonly cell: FrameworkCellId
  readonly coding: CodingId
}

/** What a cell rests on, as the viewer may see it. */
export interface SeenEvidence extends EvidenceRecord {
  /** `lost`: its words are gone from the transcript. `gone`: there is no such coding any more. */
  readonly standing: 'stands' | 'lost' | 'gone'
}

/**
 * What the cells rest on, in the order in which it was linked, without what the viewer may not see. While a blind round
 * is not wholly opened, what is gone is left out too: it can't be told whose it was.
 */
export function listSeenEvidence(db: ReadDb, framework: FrameworkId): SeenEvidence[] {
  return db
    .prepare<[string], SeenEvidence>(
      `select evidence.id as id, evidence.cell_id as cell, evidence.coding_id as coding,
              case when shown_coding.id is null then 'gone'
                   when shown_coding.lost_words is not null then 'lost' else 'stands' end as standing
         from framework_evidence as evidence
         join framework_cell on framework_cell.id = evidence.cell_id
         join framework_theme on framework_theme.id = framework_cell.theme_id
         left join shown_coding on shown_coding.id = evidence.coding_id
        where framework_theme.framework_id = ?
          and (shown_coding.id is not null
            or not exists (select 1 from coding where coding.id = evidence.coding_id)
              and not exists (
                select 1 from round join round_document on round_document.round_id = round.id
                 where round.blind = 1 and round_document.opened_at is null))
        order by evidence.id`,
    )
    .all(framework)
}

/** Every row of a cell, whoever may see it: for what keeps the data whole. */
export function countEveryEvidence(db: ReadDb, cell: FrameworkCellId): number {
  return (
    db
      .prepare<[string], { count: number }>(
        'select count(*) as count from framework_evidence where cell_id = ?',
      )
      .get(cell)?.count ?? 0
  )
}

/** Linking what is linked already does nothing. */
export function insertEvidence(db: WriteDb, row: EvidenceRecord): void {
  db.prepare(
    'insert into framework_evidence (id, cell_id, coding_id) values (?, ?, ?) on conflict (cell_id, coding_id) do nothing',
  ).run(row.id, row.cell, row.coding)
}

export function deleteEvidence(db: WriteDb, cell: FrameworkCellId, coding: CodingId): void {
  db.prepare('delete from framework_evidence where cell_id = ? and coding_id = ?').run(cell, coding)
}

/** Those of the codings that a blind round keeps from others still. */
export function listApartCodings(db: ReadDb, codings: readonly CodingId[]): CodingId[] {
  return db
    .prepare<[string], { id: CodingId }>(
      `select id from coding
        where id in (select value from json_each(?)) and coder_id <> '${consensusCoder}'
          and round_id in (select id from round where blind = 1)
          and (round_id, document_id) not in
              (select round_id, document_id from round_document where opened_at is not null)`,
    )
    .all(JSON.stringify(codings))
    .map(({ id }) => id)
}

/** Those of the codings that are there, but not for the viewer to see. */
export function listHiddenCodings(db: ReadDb, codings: readonly CodingId[]): CodingId[] {
  return db
    .prepare<[string], { id: CodingId }>(
      `select id from coding where id in (select value from json_each(?))
          and id not in (select id from shown_coding)`,
    )
    .all(JSON.stringify(codings))
    .map(({ id }) => id)
}

/** Lets what rests on a coding rest on the one it becomes one with, once in each cell. */
export function moveEvidence(db: WriteDb, from: CodingId, to: CodingId): void {
  db.prepare(
    `update framework_evidence set coding_id = ? where coding_id = ?
        and cell_id not in (select cell_id from framework_evidence where coding_id = ?)`,
  ).run(to, from, to)
  db.prepare('delete from framework_evidence where coding_id = ?').run(from)
}
