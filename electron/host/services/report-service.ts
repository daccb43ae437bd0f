import { trimProblem } from '#shared/domain/report/trimming.ts'
import { Refusal } from '#shared/errors.ts'
import { reportId, type CodingId, type ReportId } from '#shared/ids.ts'
import { newId, type ReadDb } from '../project/index.ts'
import { listSomeCodings, readCoding } from '../store/coding-store.ts'
import { listSpeakers } from '../store/document-store.ts'
import {
  deleteReport,
  existingAmong,
  insertReport,
  listReportQuotations,
  listReports,
  readReport,
  updateReport,
  writeReportQuotation,
  type ReportQuotationRow,
  type ReportRow,
} from '../store/report-store.ts'
import { now } from './clock.ts'
import type { Service } from './context.ts'
import { sha256 } from './hashing.ts'
import { quoted } from './plain-words.ts'
import { originalTurns } from './pseudonym-replacing.ts'

/** @throws Refusal not_found, corrupt */
export function reportOrRefuse(db: ReadDb, id: ReportId): ReportRow {
  const row = readReport(db, id)
  if (!row) throw new Refusal('not_found', { what: 'report' })
  return row
}

function refuseNameTaken(db: ReadDb, name: string, except: ReportId | null): void {
  const wanted = name.toLocaleLowerCase('en')
  const taken = listReports(db).some(
    (row) => row.id !== except && row.name.toLocaleLowerCase('en') === wanted,
  )
  if (taken) throw new Refusal('validation', { reason: 'name_taken', name })
}

/** What was decided of codings so far, or that nothing was. */
function decisionsOf(db: ReadDb, report: ReportId): (coding: CodingId) => ReportQuotationRow {
  const rows = new Map(listReportQuotations(db, report).map((row) => [row.coding, row]))
  return (coding) => rows.get(coding) ?? { coding, standing: null, position: null, trim: null }
}

/** @throws Refusal not_found for a coding that is not there, or not to be seen */
function refuseUnknown(db: ReadDb, codings: readonly CodingId[]): void {
  const seen = new Set(listSomeCodings(db, codings).map(({ id }) => id))
  if (!codings.every((id) => seen.has(id))) throw new Refusal('not_found', { what: 'coding' })
}

/** Reports by name, and what is decided by hand in them. */
export const reportService: Service<
  | 'report.list'
  | 'report.read'
  | 'report.create'
  | 'report.change'
  | 'report.remove'
  | 'report.choose'
  | 'report.arrange'
  | 'report.original'
  | 'report.trim'
> = {
  'report.list': (_, { session }) =>
    session.project.read((db) =>
      listReports(db).map(({ id, name, changedAt, built }) => ({
        id,
        name,
        changedAt,
        builtAt: built?.at ?? null,
      })),
    ),

  'report.read': ({ report }, { session }) =>
    session.project.read((db) => {
      const { id, name, settings, built } = reportOrRefuse(db, report)
      return { id, name, settings, builtAt: built?.at ?? null }
    }),

  'report.create': ({ name, settings }, { session, as }) =>
    session.project.write(
      { kind: 'report.create', label: `Made report ${quoted(name)}`, coder: as },
      (db) => {
        refuseNameTaken(db, name, null)
        const id = newId(reportId)
        insertReport(db, { id, name, settings, coder: as, at: now() })
        return { id }
      },
    ),

  'report.change': ({ report, name, settings }, { session, as }) => {
    const before = session.project.read((db) => reportOrRefuse(db, report))
    const label =
      name === undefined || name === before.name
        ? `Changed report ${quoted(before.name)}`
        : `Renamed report ${quoted(before.name)} to ${quoted(name)}`
    session.project.write({ kind: 'report.change', label, coder: as }, (db) => {
      const row = reportOrRefuse(db, report)
      if (name !== undefined) refuseNameTaken(db, name, report)
      updateReport(db, {
        id: report,
        name: name ?? row.name,
        settings: settings ?? row.settings,
        at: now(),
      })
    })
    return null
  },

  'report.remove': ({ report }, { session, as }) => {
    const { name } = session.project.read((db) => reportOrRefuse(db, report))
    session.project.write(
      { kind: 'report.remove', label: `Removed report ${quoted(name)}`, coder: as },
      (db) => {
        reportOrRefuse(db, report)
        deleteReport(db, report)
      },
    )
    return null
  },

  'report.choose': ({ report, codings, standing }, { session, as }) => {
    const { name } = session.project.read((db) => reportOrRefuse(db, report))
    // Without a count: it could tell of a colleague's blind work.
    const label = {
      in: `Put quotations into report ${quoted(name)}`,
      out: `Took quotations out of report ${quoted(name)}`,
      rule: `Left quotations of report ${quoted(name)} to its rule`,
    }[standing ?? 'rule']
    session.project.write({ kind: 'report.choose', label, coder: as }, (db) => {
      const decided = decisionsOf(db, report)
      // What is no longer there can only be let go of; what is kept apart is nobody else's to decide.
      const existing = existingAmong(db, codings)
      refuseUnknown(db, standing === null ? codings.filter((id) => existing.has(id)) : codings)
      for (const coding of codings) writeReportQuotation(db, report, { ...decided(coding), standing })
    })
    return null
  },

  'report.arrange': ({ report, codings }, { session, as }) => {
    const { name } = session.project.read((db) => reportOrRefuse(db, report))
    session.project.write(
      { kind: 'report.arrange', label: `Put quotations of report ${quoted(name)} in order`, coder: as },
      (db) => {
        refuseUnknown(db, codings)
        const decided = decisionsOf(db, report)
        for (const [position, coding] of [...new Set(codings)].entries())
          writeReportQuotation(db, report, { ...decided(coding), position })
      },
    )
    return null
  },

  'report.original': ({ report, coding: id }, { session }) =>
    session.project.read((db) => {
      reportOrRefuse(db, report)
      const coding = readCoding(db, id)
      if (!coding || coding.lost !== null) throw new Refusal('not_found', { what: 'coding' })
      const loaded = session.load(db, coding.document)
      const labels = new Map(listSpeakers(db, coding.document).map((row) => [row.id, row.label]))
      const text = loaded.text.slice(coding.start, coding.end)
      const { trim } = decisionsOf(db, report)(id)
      return {
        coding: id,
        document: coding.document,
        start: coding.start,
        text,
        turns: originalTurns(loaded, coding).map(({ speaker, start, end }) => ({
          speaker: speaker === null ? null : (labels.get(speaker) ?? null),
          start,
          end,
        })),
        trim: trim?.trim ?? null,
        outdated: trim !== null && trim.words !== sha256(text),
      }
    }),

  'report.trim': ({ report, coding: id, trim }, { session, as }) => {
    const { name } = session.project.read((db) => reportOrRefuse(db, report))
    const label = `${trim === null ? 'Took back the trim of' : 'Trimmed'} a quotation of report ${quoted(name)}`
    session.project.write({ kind: 'report.trim', label, coder: as }, (db) => {
      const coding = readCoding(db, id)
      if (!coding || coding.lost !== null) throw new Refusal('not_found', { what: 'coding' })
      const loaded = session.load(db, coding.document)
      const text = loaded.text.slice(coding.start, coding.end)
      const problem = trim && trimProblem(text, originalTurns(loaded, coding), trim)
      if (problem) throw new Refusal('validation', { reason: 'trim', what: problem })
      const isEmpty = trim === null || trim.cuts.length + trim.insertions.length === 0
      writeReportQuotation(db, report, {
        ...decisionsOf(db, report)(id),
        trim: isEmpty ? null : { trim, words: sha256(text) },
      })
    })
    return null
  },
}
