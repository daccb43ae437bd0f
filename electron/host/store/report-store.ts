import * as z from 'zod'
import { builtQuotation, reportSettings, trim, type ReportSettings } from '#shared/contract/report-values.ts'
import { Refusal } from '#shared/errors.ts'
import {
  caseId,
  codeId,
  coderId,
  reportQuotationId,
  type CoderId,
  type CodingId,
  type ReportId,
} from '#shared/ids.ts'
import { newId, type ReadDb, type WriteDb } from '../project/index.ts'

/** What a report held when it was last built. */
const builtReport = z.object({
  at: z.string(),
  /** Who built it: counts and codings of blind rounds are theirs alone. */
  by: coderId.nullable(),
  /** SHA-256 of the name and the settings. */
  settings: z.string(),
  quotations: z.array(
    builtQuotation.extend({
      code: codeId,
      /** Whether a blind round kept it from others then. */
      apart: z.boolean(),
    }),
  ),
  counts: z.array(
    z.object({
      code: codeId,
      case: caseId.nullable(),
      path: z.string(),
      caseName: z.string().nullable(),
      codings: z.int().nonnegative(),
    }),
  ),
  /** Whether the counts hold what a blind round kept from others then. */
  apart: z.boolean(),
})
export type BuiltReport = z.infer<typeof builtReport>

/** A trim, with the SHA-256 of the words it was made on. */
const storedTrim = z.object({ trim, words: z.string() })
export type StoredTrim = z.infer<typeof storedTrim>

export interface ReportRow {
  readonly id: ReportId
  readonly name: string
  readonly settings: ReportSettings
  readonly built: BuiltReport | null
  readonly coder: CoderId | null
  readonly createdAt: string
  readonly changedAt: string
}

/** What was decided by hand of one coding in one report. */
export interface ReportQuotationRow {
  readonly coding: CodingId
  readonly standing: 'in' | 'out' | null
  readonly position: number | null
  readonly trim: StoredTrim | null
}

/** The file is nobody's to trust. @throws Refusal corrupt */
function parsed<T extends z.ZodType>(schema: T, json: string): z.output<T> {
  try {
    return schema.parse(JSON.parse(json))
  } catch (error) {
    throw new Refusal('corrupt', { reason: 'report' }, { cause: error })
  }
}

type ReportRecord = Omit<ReportRow, 'settings' | 'built'> & {
  readonly settings: string
  readonly built: string | null
}

const columns =
  'id, name, settings, built, coder_id as coder, created_at as createdAt, changed_at as changedAt'

function rowOf(record: ReportRecord): ReportRow {
  return {
    ...record,
    settings: parsed(reportSettings, record.settings),
    built: record.built === null ? null : parsed(builtReport, record.built),
  }
}

/** By name. @throws Refusal corrupt */
export function listReports(db: ReadDb): ReportRow[] {
  return db
    .prepare<[], ReportRecord>(`select ${columns} from report order by name collate nocase, id`)
    .all()
    .map(rowOf)
}

/** @throws Refusal corrupt */
export function readReport(db: ReadDb, id: ReportId): ReportRow | undefined {
  const record = db.prepare<[string], ReportRecord>(`select ${columns} from report where id = ?`).get(id)
  return record && rowOf(record)
}

export function insertReport(
  db: WriteDb,
  row: Omit<ReportRow, 'built' | 'createdAt' | 'changedAt'> & { readonly at: string },
): void {
  db.prepare(
    'insert into report (id, name, settings, coder_id, created_at, changed_at) values (?, ?, ?, ?, ?, ?)',
  ).run(row.id, row.name, JSON.stringify(row.settings), row.coder, row.at, row.at)
}

/** Leaves a report that says the same already as it is. */
export function updateReport(
  db: WriteDb,
  row: Pick<ReportRow, 'id' | 'name' | 'settings'> & { readonly at: string },
): void {
  const settings = JSON.stringify(row.settings)
  db.prepare(
    `update report set name = ?, settings = ?, changed_at = ?
      where id = ? and (name <> ? or settings <> ?)`,
  ).run(row.name, settings, row.at, row.id, row.name, settings)
}

export function setBuilt(db: WriteDb, id: ReportId, built: BuiltReport): void {
  db.prepare('update report set built = ? where id = ?').run(JSON.stringify(built), id)
}

/** Takes a report away, with all that was chosen in it. */
export function deleteReport(db: WriteDb, id: ReportId): void {
  db.prepare('delete from report_quotation where report_id = ?').run(id)
  db.prepare('delete from report where id = ?').run(id)
}

type QuotationRecord = Omit<ReportQuotationRow, 'trim'> & { readonly trim: string | null }

/** @throws Refusal corrupt */
export function listReportQuotations(db: ReadDb, report: ReportId): ReportQuotationRow[] {
  return db
    .prepare<[string], QuotationRecord>(
      `select coding_id as coding, standing, position, trim from report_quotation
        where report_id = ? order by position, coding_id`,
    )
    .all(report)
    .map((row) => ({ ...row, trim: row.trim === null ? null : parsed(storedTrim, row.trim) }))
}

/** Writes what was decided of a coding. A row that says nothing any more is taken away. */
export function writeReportQuotation(
  db: WriteDb,
  report: ReportId,
  { coding, standing, position, trim: stored }: ReportQuotationRow,
): void {
  if (standing === null && position === null && stored === null) {
    db.prepare('delete from report_quotation where report_id = ? and coding_id = ?').run(report, coding)
    return
  }
  const json = stored === null ? null : JSON.stringify(stored)
  db.prepare(
    `insert into report_quotation (id, report_id, coding_id, standing, position, trim) values (?, ?, ?, ?, ?, ?)
     on conflict (report_id, coding_id) do update
       set standing = excluded.standing, position = excluded.position, trim = excluded.trim
       where standing is not excluded.standing or position is not excluded.position or trim is not excluded.trim`,
  ).run(newId(reportQuotationId), report, coding, standing, position, json)
}

/** Which codings there are, whether the viewer may see them or not: for telling what is gone from what is kept apart. */
export function existingAmong(db: ReadDb, codings: readonly CodingId[]): Set<CodingId> {
  return new Set(
    db
      .prepare<[string], { id: CodingId }>(
        'select id from coding where id in (select value from json_each(?))',
      )
      .all(JSON.stringify(codings))
      .map(({ id }) => id),
  )
}

/** Whether a blind round may keep codings from those who did not make them. */
export function isAnythingApart(db: ReadDb): boolean {
  return (
    db
      .prepare(
        `select 1 from round join round_document on round_document.round_id = round.id
          where round.blind = 1 and round_document.opened_at is null limit 1`,
      )
      .get() !== undefined
  )
}

/** Gives what was chosen and trimmed of a coding to the one it becomes one with, but where that has choices of its own. */
export function moveQuotations(db: WriteDb, from: CodingId, to: CodingId): void {
  db.prepare(
    `update report_quotation set coding_id = ? where coding_id = ?
        and report_id not in (select report_id from report_quotation where coding_id = ?)`,
  ).run(to, from, to)
  db.prepare('delete from report_quotation where coding_id = ?').run(from)
}
