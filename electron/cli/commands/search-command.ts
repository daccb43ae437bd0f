import type { CallInput, CallOutput } from '#shared/contract/index.ts'
import { searchPlaces, type SearchHit } from '#shared/contract/search.ts'
import { stemmedLanguageNames, wordLanguageNames } from '#shared/domain/search/word-languages.ts'
import type { Arguments } from '../arguments.ts'
import { caseIdNamed } from '../naming.ts'
import { printJson, printLine, printTable } from '../output.ts'
import { UsageError } from '../usage.ts'
import type { Workbench } from '../workbench.ts'
import type { CliCommand } from './command.ts'

/** As many hits as the contract gives at once. */
const page = 1000

/** How many words are listed where nothing is said. */
const wordsListed = 100

async function casesOf(
  given: Arguments,
  workbench: Workbench,
): Promise<{ cases: CallInput<'search.run'>['cases'] }> {
  const names = given.all('case')
  return {
    cases: names.length === 0 ? null : await Promise.all(names.map((name) => caseIdNamed(workbench, name))),
  }
}

/** Every hit, or as many as are wanted. */
async function searchAll(workbench: Workbench, input: CallInput<'search.run'>, most: number) {
  const hits: SearchHit[] = []
  for (;;) {
    const limit = Math.min(page, most - hits.length)
    const answer = await workbench.ask('search.run', { ...input, offset: hits.length, limit })
    hits.push(...answer.hits)
    if (answer.hits.length < limit || hits.length >= most) return { ...answer, hits }
  }
}

/** Where a hit stands, in words. */
function placeOf(hit: SearchHit): string {
  if (hit.kind === 'code') return `Code ${hit.path}`
  if (hit.kind === 'memo') return `Memo on ${hit.about}`
  const turn = hit.turn === null ? [] : [`turn ${hit.turn}`]
  return [hit.title, ...turn, ...(hit.speaker === null ? [] : [hit.speaker])].join(', ')
}

function onOneLine(words: string): string {
  return words.replaceAll(/\s+/gu, ' ')
}

export const search: CliCommand = {
  options: ['in', 'case', 'top', 'json'],
  repeated: ['case'],
  run: async (given, workbench) => {
    given.atMost(2)
    const file = given.word(0, 'FILE')
    const words = given.word(1, '"WORDS"')
    const isOfCase = given.text('case') !== undefined
    const where = given.choice('in', searchPlaces) ?? (isOfCase ? 'documents' : 'all')
    if (isOfCase && where !== 'documents') throw new UsageError('--case goes with documents only')
    const most = given.number('top', 1) ?? Number.POSITIVE_INFINITY
    await workbench.open(file)
    const found = await searchAll(workbench, { words, where, ...(await casesOf(given, workbench)) }, most)
    if (given.json) {
      printJson(found)
      return
    }
    for (const hit of found.hits) {
      printLine(placeOf(hit))
      printLine(`    ${onOneLine(`${hit.left}[${hit.words}]${hit.right}`).trim()}`)
    }
    printLine(`${found.total} found.`)
  },
}

type Frequency = CallOutput<'words.frequency'>

function namesOf({ columns }: Frequency): string[] {
  return columns.map(({ name }) => name ?? '–')
}

export const wordCounts: CliCommand = {
  options: ['case', 'by', 'top', 'stop-words', 'stems', 'json'],
  repeated: ['case'],
  run: async (given, workbench) => {
    given.atMost(1)
    const file = given.word(0, 'FILE')
    const by = given.choice('by', ['case', 'speaker']) ?? 'case'
    const stopWords = given.choice('stop-words', wordLanguageNames) ?? null
    const stems = given.choice('stems', stemmedLanguageNames) ?? null
    const limit = given.number('top', 1) ?? wordsListed
    await workbench.open(file)
    const counted = await workbench.ask('words.frequency', {
      ...(await casesOf(given, workbench)),
      by,
      stopWords,
      stems,
      limit,
    })
    if (given.json) {
      printJson(counted)
      return
    }
    printTable(
      ['word', 'count', 'documents', ...namesOf(counted)],
      counted.words.map(({ word, count, documents, counts }) =>
        [word, count, documents, ...counts].map(String),
      ),
    )
    printLine(`${counted.total} words, ${counted.different} different ones counted.`)
  },
}
