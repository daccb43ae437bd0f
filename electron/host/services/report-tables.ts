import type { RetrievalQuery } from '#shared/contract/retrieval.ts'
import { studyOfTurns } from '#shared/domain/retrieval/index.ts'
import type { ReportTable } from '../exporters/report-book.ts'
import type { ReadDb } from '../project/index.ts'
import { listWithdrawn } from '../store/participant-store.ts'
import { matrixLines } from './matrix-axes.ts'
import { figuresOf } from './matrix-figures.ts'
import type { GatheredReport } from './report-gathering.ts'
import { soughtBy } from './retrieval-seeking.ts'
import { wordsOfStudy } from './retrieval-words.ts'
import type { Session } from './session.ts'

/** Heads what must not tell its case study, and what belongs to none. */
export const unnamedCase = 'Case study not named'

/** What of the study a query is about, whatever it seeks in there. */
export function scopeOf(query: RetrievalQuery): RetrievalQuery {
  return { ...query, codes: [], conditions: [], coders: null, rounds: null, words: null, marked: null }
}

/** Rows of lines that hold anything, under the columns that do, with the totals last. */
function tableOf(
  caption: string,
  corner: string,
  labels: { readonly rows: readonly string[]; readonly columns: readonly string[] },
  valueAt: (row: number, column: number) => number,
): ReportTable | null {
  const { rows, columns } = labels
  const shownColumns = [...columns.keys()].filter((column) => valueAt(rows.length, column) > 0)
  const shownRows = [...rows.keys()].filter((row) => valueAt(row, columns.length) > 0)
  if (shownRows.length === 0) return null
  const lineOf = (row: number) => [
    ...shownColumns.map((column) => valueAt(row, column)),
    valueAt(row, columns.length),
  ]
  return {
    caption,
    head: [corner, ...shownColumns.map((column) => columns[column] ?? ''), 'Total'],
    rows: [...shownRows.map((row) => [rows[row] ?? '', ...lineOf(row)]), ['Total', ...lineOf(rows.length)]],
  }
}

/** Those who are heard and have not withdrawn, by case study and mode; each once in every cell and total. */
export function participantsTable(
  db: ReadDb,
  session: Session,
  { row, material: { tree, index } }: Pick<GatheredReport, 'row' | 'material'>,
): ReportTable | null {
  const query = scopeOf(row.settings.query)
  const withdrawn = new Set<string | null>(listWithdrawn(db))
  const sought = soughtBy(db, session, tree, index, query)
  const persons = Uint8Array.from(index.persons, ([speaker], person) =>
    sought.persons?.[person] === 0 || withdrawn.has(speaker?.participantId ?? null) ? 0 : 1,
  )
  const means = { db, tree, index, query }
  const rows = matrixLines(means, { kind: 'cases', cases: null }, null)
  const columns = matrixLines(means, { kind: 'modes', modes: null }, null)
  const figures = figuresOf(
    {
      study: studyOfTurns(index.study),
      sought: { ...sought, persons },
      rows: rows.axis,
      columns: columns.axis,
      wordsIn: wordsOfStudy(db, session, index),
    },
    'participants',
  )
  const labels = {
    rows: rows.headings.map(({ label }) => label),
    columns: columns.headings.map(({ label }) => label),
  }
  return tableOf(
    'Participants by case study and mode',
    'Case study',
    labels,
    (line, column) => figures[line * columns.axis.lines + column] ?? 0,
  )
}

/** All codings that the report's query finds, quoted or not, those of people who have withdrawn left out. */
export function codingsTable({ material, quoter }: GatheredReport): ReportTable | null {
  const { counts, tree } = material
  const cases = [...new Set(counts.map((count) => count.case))]
  const coded = new Set(counts.map(({ code }) => code))
  const codes = tree.inReadingOrder().flatMap(({ id }) => (coded.has(id) ? [id] : []))
  const width = cases.length + 1
  const values = new Float64Array(width * (codes.length + 1))
  for (const { case: caseId, code, codings } of counts)
    for (const row of [codes.indexOf(code), codes.length])
      for (const column of [cases.indexOf(caseId), cases.length]) {
        const cell = row * width + column
        values[cell] = (values[cell] ?? 0) + codings
      }
  return tableOf(
    'Codings by theme and case study',
    'Theme',
    {
      rows: codes.map((code) => tree.pathOf(code)),
      columns: cases.map((id) => (id === null ? unnamedCase : (quoter.people.caseNames.get(id) ?? ''))),
    },
    (row, column) => values[row * width + column] ?? 0,
  )
}
