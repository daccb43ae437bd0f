import type { CallInput, CallOutput } from '#shared/contract/index.ts'
import { placesOfQuote } from '#shared/domain/quotes.ts'
import { wordsOf } from '#shared/domain/codable.ts'
import type { Span } from '#shared/domain/span.ts'
import { Refusal } from '#shared/errors.ts'
import { sentenceFor } from '#shared/sentences.ts'
import { columnsOf, readCsvFile } from '../csv-file.ts'
import { codePaths, documentNamed } from '../naming.ts'
import { printJson, printLine, printTable } from '../output.ts'
import type { Workbench } from '../workbench.ts'
import type { CliCommand } from './command.ts'

type Wanted = CallInput<'coding.applyMany'>['codings'][number]
type Text = CallOutput<'document.text'>
type Cells = (column: string) => string

/** Reads each document's text once. */
function textReader(workbench: Workbench) {
  const texts = new Map<string, Promise<Text>>()
  return (document: Text['id']): Promise<Text> => {
    const known = texts.get(document) ?? workbench.ask('document.text', { document })
    texts.set(document, known)
    return known
  }
}

function spanOf(cells: Cells, text: Text): Span {
  const [start, end] = [cells('start').trim(), cells('end').trim()]
  if (start !== '' || end !== '') {
    if (!/^\d+$/u.test(start) || !/^\d+$/u.test(end))
      throw new Refusal('validation', { reason: 'bad_offsets', start, end })
    const span = { start: Number(start), end: Number(end) }
    if (span.start >= span.end || span.end > text.text.length) {
      throw new Refusal('validation', {
        reason: 'outside_text',
        ...span,
        characters: text.text.length,
        document: text.title,
      })
    }
    return span
  }
  const quote = cells('quote')
  if (quote.trim() === '') throw new Refusal('validation', { reason: 'no_place' })
  const places = placesOfQuote(text.text, text.turns, quote)
  const [place] = places
  if (place && places.length === 1) return place
  const reason = place ? 'quote_ambiguous' : 'quote_not_found'
  throw new Refusal('validation', {
    reason,
    quote: quote.slice(0, 80),
    document: text.title,
    places: places.length,
  })
}

/** Applies all or none. A row that is refused is named as the table counts it: the heading is row 1. */
async function applyAll(workbench: Workbench, wanted: Wanted[]): Promise<CallOutput<'coding.applyMany'>> {
  try {
    return await workbench.ask('coding.applyMany', { codings: wanted })
  } catch (error) {
    if (!(error instanceof Refusal) || typeof error.failure.data['row'] !== 'number') throw error
    const { code: reason, data } = error.failure
    throw new Refusal(reason, { ...data, row: error.failure.data['row'] + 1 }, { cause: error })
  }
}

export const code: CliCommand = {
  options: ['from', 'json'],
  run: async (given, workbench) => {
    given.atMost(1)
    const file = given.word(0, 'FILE')
    const table = readCsvFile(given.needed('from'))
    const rows = columnsOf(table, ['coder', 'document', 'code'], ['start', 'end', 'quote'])
    await workbench.open(file)
    const documents = await workbench.ask('document.list', {})
    const paths = await codePaths(workbench)
    const readText = textReader(workbench)
    const codings: Wanted[] = []
    const refused: Refusal[] = []
    for (const [index, cells] of rows.entries()) {
      try {
        const coder = cells('coder').trim()
        if (coder === '') throw new Refusal('validation', { reason: 'coder_needed' })
        const document = documentNamed(documents, cells('document'))
        const text = await readText(document.id)
        codings.push({
          document: document.id,
          code: paths.at(cells('code')).id,
          coder: { named: coder },
          span: spanOf(cells, text),
        })
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
        refused.push(error)
        if (refused.length <= 20)
          process.stderr.write(`row ${index + 2}: ${sentenceFor(error.failure).sentence}\n`)
      }
    }
    const [first] = refused
    if (first)
      throw new Refusal(first.failure.code, {
        ...first.failure.data,
        rows: refused.length,
        source: table.name,
      })
    const answer = codings.length === 0 ? { created: 0, already: 0 } : await applyAll(workbench, codings)
    if (given.json) printJson(answer)
    else printLine(`${answer.created} codings applied, ${answer.already} there already.`)
  },
}

export const codings: CliCommand = {
  options: ['json'],
  run: async (given, workbench) => {
    given.atMost(1)
    await workbench.open(given.word(0, 'FILE'))
    const documents = await workbench.ask('document.list', {})
    const coders = new Map((await workbench.ask('coder.list', {})).map((coder) => [coder.id, coder.name]))
    const paths = await codePaths(workbench)
    const readText = textReader(workbench)
    const rows = []
    for (const coding of await workbench.ask('coding.list', { document: null })) {
      const text = await readText(coding.document)
      rows.push({
        coder: coders.get(coding.coder) ?? '',
        document: text.title,
        code: paths.pathOf(coding.code),
        start: coding.start,
        end: coding.end,
        quote: wordsOf(text.text, text.turns, coding)
          .map((words) => words.text)
          .join('\n'),
      })
    }
    const order = new Map(documents.map((document, index) => [document.title, index]))
    rows.sort(
      (a, b) =>
        (order.get(a.document) ?? 0) - (order.get(b.document) ?? 0) || a.start - b.start || a.end - b.end,
    )
    if (given.json) printJson(rows)
    else {
      printTable(
        ['coder', 'document', 'code', 'start', 'end', 'quote'],
        rows.map((row) => [
          row.coder,
          row.document,
          row.code,
          String(row.start),
          String(row.end),
          row.quote.replaceAll('\n', ' ').slice(0, 60),
        ]),
      )
    }
  },
}

/** The rounds that finishing documents goes to: the newest running one that names both and is not opened there. */
async function finishingIn(
  workbench: Workbench,
  coder: string,
  documents: CallOutput<'document.list'>,
): Promise<{ round: string; documents: string[] }[]> {
  const running = (await workbench.ask('round.list', {})).filter(({ closedAt }) => closedAt === null)
  if (running.length === 0) return []
  const named = (await workbench.ask('coder.list', {})).find(
    ({ name }) => name.toLocaleLowerCase('en') === coder.toLocaleLowerCase('en'),
  )
  const roundOf = ({ id }: (typeof documents)[number]) =>
    running.find(
      (round) =>
        round.coders.some((one) => one === named?.id) &&
        round.documents.some(({ document, openedAt }) => document === id && openedAt === null),
    )?.name
  return [...Map.groupBy(documents, roundOf)].flatMap(([round, own]) =>
    round === undefined ? [] : [{ round, documents: own.map(({ title }) => title) }],
  )
}

export const finish: CliCommand = {
  options: ['coder', 'document', 'json'],
  run: async (given, workbench) => {
    given.atMost(1)
    const file = given.word(0, 'FILE')
    const coder = given.needed('coder')
    await workbench.open(file)
    const documents = await workbench.ask('document.list', {})
    const wanted = given.text('document')
    const chosen = wanted === undefined ? documents : [documentNamed(documents, wanted)]
    const rounds = await finishingIn(workbench, coder, chosen)
    if (chosen.length > 0) {
      await workbench.ask('coding.setState', {
        document: chosen.map(({ id }) => id),
        coder: { named: coder },
        state: 'finished',
      })
    }
    if (given.json) printJson({ coder, finished: chosen.map(({ title }) => title), rounds })
    else {
      const within = rounds.map(({ round, documents: titles }) => `${titles.length} in round “${round}”`)
      const where = within.length === 0 ? '' : `: ${within.join(', ')}`
      printLine(
        `${coder} has finished ${chosen.length} ${chosen.length === 1 ? 'document' : 'documents'}${where}.`,
      )
    }
  },
}
