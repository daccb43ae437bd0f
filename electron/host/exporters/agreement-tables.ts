import { bandOf, reasonWords } from '#shared/agreement-words.ts'
import type { AgreementReport, Figure, Interval } from '#shared/contract/agreement.ts'
import type { AgreementBook } from './agreement-book.ts'
import { aboutNames, readableTime, type AboutLine } from './wording.ts'

export type Cell = string | number

/** Rows under their headings. */
export interface Table {
  readonly name: string
  readonly headings: readonly string[]
  readonly rows: readonly (readonly Cell[])[]
}

type Row = AgreementReport['codes'][number] | AgreementReport['overall']

const common: readonly (readonly [string, (row: Row) => Figure])[] = [
  ['percent_agreement', (row) => row.percent_agreement],
  ['percent_agreement_pooled', (row) => row.percent_agreement_pooled],
  ['holsti', (row) => row.holsti],
  ['cohen_kappa', (row) => row.cohen_kappa],
  ['scott_pi', (row) => row.scott_pi],
  ['fleiss_kappa', (row) => row.fleiss_kappa],
  ['brennan_prediger', (row) => row.brennan_prediger],
  ['gwet_ac1', (row) => row.gwet_ac1],
  ['alpha_nominal', (row) => row.alpha_nominal],
  ['alpha_u_1995', (row) => row.alpha_u_1995],
  ['u_alpha', (row) => row.u_alpha],
  ['bar_u_alpha', (row) => row.bar_u_alpha],
]

const overallOnly: readonly (readonly [string, (row: Row) => Figure])[] = [
  ['alpha_set_jaccard', (row) => row.alpha_set_jaccard],
  ['alpha_set_masi', (row) => row.alpha_set_masi],
  ['cu_alpha', (row) => row.cu_alpha],
  ['cu_coverage', (row) => row.cu_coverage],
]

/** A number, or in words why there is none. */
export function figureCell(figure: Figure): Cell {
  return typeof figure === 'number' ? figure : reasonWords(figure.null)
}

const intervalHeadings = ['interval_lower', 'interval_upper', 'below_667', 'below_800', 'resamples', 'seed']

function intervalCells(interval: Interval): Cell[] {
  if (!('lower' in interval)) return intervalHeadings.map(() => reasonWords(interval.null))
  const { lower, upper, below_667, below_800, resamples, seed } = interval
  return [lower, upper, below_667, below_800, resamples, seed]
}

/** All codes together: a figure a row. */
export function overallTable({ report: { overall } }: AgreementBook): Table {
  const figures = [...overallOnly, ...common].map(([name, read]) => [name, figureCell(read(overall))])
  const interval = intervalCells(overall.interval)
  return {
    name: 'Overall',
    headings: ['figure', 'value'],
    rows: [
      ...figures,
      ['alpha_set_jaccard: band', bandOf(overall.alpha_set_jaccard, overall.interval) ?? ''],
      ...intervalHeadings.map((name, index) => [`alpha_set_jaccard: ${name}`, interval[index] ?? '']),
      ['categories', overall.categories.q],
    ],
  }
}

/** A row a code. */
export function codesTable({ report }: AgreementBook): Table {
  return {
    name: 'Codes',
    headings: [
      'code',
      ...common.map(([name]) => name),
      'positive_agreement',
      'prevalence',
      'k_u_alpha',
      'k_u_coverage',
      'band',
      ...intervalHeadings,
      ...report.coders.map((coder) => `codings: ${coder}`),
    ],
    rows: report.codes.map((row) => [
      row.path,
      ...common.map(([, read]) => figureCell(read(row))),
      figureCell(row.positive_agreement),
      figureCell(row.prevalence),
      figureCell(row.k_u_alpha),
      figureCell(row.k_u_coverage),
      bandOf(row.alpha_nominal, row.interval) ?? '',
      ...intervalCells(row.interval),
      ...report.coders.map((coder) => row.codings[coder] ?? 0),
    ]),
  }
}

export function pairsTable({ report }: AgreementBook): Table {
  return {
    name: 'Pairs',
    headings: [
      'first',
      'second',
      'units',
      'percent_agreement',
      'holsti',
      'cohen_kappa',
      'scott_pi',
      'alpha_nominal',
    ],
    rows: report.pairs.map((pair) => [
      ...pair.coders,
      pair.units,
      figureCell(pair.percent_agreement),
      figureCell(pair.holsti),
      figureCell(pair.cohen_kappa),
      figureCell(pair.scott_pi),
      figureCell(pair.alpha_nominal),
    ]),
  }
}

/** A row a document, with whose work on it was left out and why. */
export function documentsTable({ documents }: AgreementBook): Table {
  return {
    name: 'Documents',
    headings: ['document', 'units', 'percent_agreement', 'alpha_set_jaccard', 'left_out'],
    rows: documents.map((part) => [
      part.title,
      part.units,
      figureCell(part.percent_agreement),
      figureCell(part.alpha),
      part.leftOut.map(({ coder, reason }) => `${coder}: ${reasonWords(reason)}`).join('; '),
    ]),
  }
}

/** What a reader should know of the figures as a whole. */
export function aboutAgreement(book: AgreementBook): AboutLine[] {
  const { project, exportedAt, round, report } = book
  return [
    { name: 'Project', value: project },
    { name: 'Exported', value: readableTime(exportedAt) },
    { name: 'Round', value: round ?? 'Each document as its coders finished it last' },
    { name: 'Unit', value: report.unit },
    { name: 'Coders', value: report.coders.join(', ') },
    { name: 'Documents', value: String(report.documents.length) },
    { name: 'Units', value: String(report.units) },
    ...aboutNames(book),
  ]
}

export function methodsTable(book: AgreementBook): Table {
  return {
    name: 'Methods',
    headings: ['about', 'text'],
    rows: [
      ...aboutAgreement(book).map(({ name, value }) => [name, value]),
      ['For a methods section', book.methods],
      ...book.report.warnings.map((warning) => ['Note', warning]),
    ],
  }
}
