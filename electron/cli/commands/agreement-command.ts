import { randomInt } from 'node:crypto'
import { bandOf, bandsSentence, reasonWords } from '#shared/agreement-words.ts'
import type { AgreementReport, Figure, Interval } from '#shared/contract/agreement.ts'
import { units } from '#shared/contract/agreement.ts'
import { Refusal } from '#shared/errors.ts'
import type { Arguments } from '../arguments.ts'
import { columnsOf, readCsvFile } from '../csv-file.ts'
import { caseIdNamed, coderIdNamed, documentNamed } from '../naming.ts'
import { printJson, printLine, printTable } from '../output.ts'
import { UsageError } from '../usage.ts'
import type { Workbench } from '../workbench.ts'
import type { CliCommand } from './command.ts'
import { roundNamed } from './rounds-command.ts'

/** Columns without a heading are nobody's. @throws Refusal validation where such a column holds something */
function ratingsFrom(file: string) {
  const { headings, rows } = readCsvFile(file)
  const stray = rows.findIndex((row) => row.some((cell, column) => !headings[column] && cell.trim() !== ''))
  if (stray !== -1) throw new Refusal('validation', { reason: 'ragged_table', row: stray + 2 })
  const columns = headings.flatMap((heading, column) => (heading === '' ? [] : [column]))
  const ratings = rows.map((row) => columns.map((column) => ratingOf((row[column] ?? '').trim())))
  return { coders: columns.map((column) => headings[column] ?? ''), units: ratings }
}

function ratingOf(cell: string): string[] | null {
  if (cell === '') return null
  if (cell === '-') return []
  return [...new Set(cell.split(';').flatMap((code) => code.trim() || []))]
}

function wholeNumber(cell: string, row: number): number {
  if (!/^\d+$/u.test(cell.trim()))
    throw new Refusal('validation', { reason: 'bad_offsets', row, start: cell, end: '' })
  return Number(cell.trim())
}

function spansFrom(file: string): Record<string, { start: number; end: number; code: string }[]> {
  const coders = new Map<string, { start: number; end: number; code: string }[]>()
  for (const [index, cells] of columnsOf(readCsvFile(file), ['coder', 'start', 'end', 'code']).entries()) {
    const coder = cells('coder').trim()
    if (coder === '') throw new Refusal('validation', { reason: 'coder_needed', row: index + 2 })
    const own = coders.get(coder) ?? []
    coders.set(coder, own)
    // A row with a coder and nothing else names someone who coded nothing.
    if (cells('start').trim() === '' && cells('end').trim() === '' && cells('code').trim() === '') continue
    own.push({
      start: wholeNumber(cells('start'), index + 2),
      end: wholeNumber(cells('end'), index + 2),
      code: cells('code').trim(),
    })
  }
  return Object.fromEntries(coders)
}

/** What was asked, as the host answers it, and of which round. */
interface Answer {
  readonly report: AgreementReport
  readonly round: string | null
}

async function answered(given: Arguments, workbench: Workbench): Promise<Answer> {
  const ratings = given.text('ratings')
  const spans = given.text('spans')
  if ([ratings, spans, given.words[0]].filter((source) => source !== undefined).length !== 1) {
    throw new UsageError('agreement takes one of FILE, --ratings and --spans')
  }
  if (ratings !== undefined) {
    const table = { ...ratingsFrom(ratings), categories: given.number('categories', 1) ?? null }
    return { report: await workbench.ask('agreement.ofRatings', table), round: null }
  }
  if (spans !== undefined) {
    const length = given.number('length', 1)
    if (length === undefined) throw new UsageError('--length is missing')
    const text = { length, coders: spansFrom(spans) }
    return { report: await workbench.ask('agreement.ofSpans', text), round: null }
  }
  given.atMost(1)
  await workbench.open(given.word(0, 'FILE'))
  const roundName = given.text('round')
  const round = roundName === undefined ? null : await roundNamed(workbench, roundName)
  const resamples = given.number('bootstrap', 1)
  const report = await workbench.ask('agreement.compute', {
    ...(await comparedBy(given, workbench)),
    round: round?.id ?? null,
    unit: given.choice('unit', units) ?? 'character',
    depth: given.number('depth', 1) ?? null,
    withConsensus: given.flag('consensus'),
    bootstrap:
      resamples === undefined ? null : { resamples, seed: given.number('seed', 0) ?? randomInt(2 ** 32) },
  })
  return { report, round: round?.name ?? null }
}

/** Whose codings of which documents, as it was typed. @throws Refusal not_found for a name that nothing bears */
export async function comparedBy(given: Arguments, workbench: Workbench) {
  const coders = given.list('coders')
  const cases = given.list('cases')
  const names = given.list('documents')
  const documents = names && (await workbench.ask('document.list', {}))
  return {
    coders: coders ? await Promise.all(coders.map((name) => coderIdNamed(workbench, name))) : null,
    cases: cases ? await Promise.all(cases.map((name) => caseIdNamed(workbench, name))) : null,
    documents: names && documents ? names.map((name) => documentNamed(documents, name).id) : null,
    version: given.number('version', 1) ?? null,
    excludeSpeakers: given.list('exclude-speaker') ?? [],
  }
}

function shown(figure: Figure): string {
  return typeof figure === 'number' ? figure.toFixed(3) : reasonWords(figure.null)
}

function between(interval: Interval): string {
  return 'lower' in interval
    ? `${interval.lower.toFixed(3)} to ${interval.upper.toFixed(3)}`
    : reasonWords(interval.null)
}

function printReport({ report, round }: Answer): void {
  const { overall } = report
  if (round !== null) printLine(`Round: ${round}.`)
  printLine(
    `Unit: ${report.unit}. Coders: ${report.coders.join(', ')}. Documents: ${report.documents.length}.`,
  )
  for (const warning of report.warnings) printLine(warning)
  for (const [reason, rows] of Map.groupBy(report.excluded, (row) => row.reason)) {
    const who = rows.map(({ coder, document }) => `${coder} on “${document}”`)
    printLine(`Left out, ${reasonWords(reason)}: ${who.join(', ')}.`)
  }
  printLine()
  printTable(
    ['code', 'alpha', 'percent', 'positive', 'prevalence'],
    report.codes.map((row) => [
      row.path,
      shown(row.alpha_nominal),
      shown(row.percent_agreement),
      shown(row.positive_agreement),
      shown(row.prevalence),
    ]),
  )
  printLine()
  printTable(
    ['overall', ''],
    [
      ['alpha, sets of codes (Jaccard)', shown(overall.alpha_set_jaccard)],
      ['its 95 % interval', between(overall.interval)],
      ['alpha, sets of codes (MASI)', shown(overall.alpha_set_masi)],
      ['|u-alpha (boundaries)', shown(overall.bar_u_alpha)],
      ['cu-alpha (categories)', shown(overall.cu_alpha)],
      ['percent agreement', shown(overall.percent_agreement)],
    ],
  )
  const band = bandOf(overall.alpha_set_jaccard, overall.interval)
  if (band !== null) printLine(`${bandsSentence} Here: ${band}.`)
  printLine()
  printTable(
    ['pair', "Cohen's kappa"],
    report.pairs.map((pair) => [pair.coders.join(' and '), shown(pair.cohen_kappa)]),
  )
}

export const agreement: CliCommand = {
  options: [
    'round',
    'coders',
    'cases',
    'documents',
    'version',
    'exclude-speaker',
    'consensus',
    'unit',
    'depth',
    'bootstrap',
    'seed',
    'ratings',
    'categories',
    'spans',
    'length',
    'json',
  ],
  run: async (given, workbench) => {
    const answer = await answered(given, workbench)
    if (given.json) printJson(answer.report)
    else printReport(answer)
  },
}
