import type { CallInput } from '#shared/contract/index.ts'
import { extractSorts, type MarkedExtract } from '#shared/contract/retrieval.ts'
import { Refusal } from '#shared/errors.ts'
import { withdrawnSentence } from '#shared/withdrawn-sentence.ts'
import type { Arguments } from '../arguments.ts'
import { printJson, printLine } from '../output.ts'
import { narrowingOptions, queryBy, repeatedNarrowing } from '../query-options.ts'
import { UsageError } from '../usage.ts'
import type { Workbench } from '../workbench.ts'
import type { CliCommand } from './command.ts'

/** As many as are asked for at once. */
const page = 5_000

/** What is asked: as it was typed, or as it was saved under a name. @throws Refusal not_found; UsageError */
async function questionBy(given: Arguments, workbench: Workbench): Promise<CallInput<'retrieval.run'>> {
  const name = given.text('saved')
  const sort = given.choice('sort', extractSorts)
  const query = await queryBy(given, workbench)
  if (name === undefined) return { query, sort: sort ?? 'place' }
  const asksNothing = (line: unknown) =>
    line === null || line === false || (Array.isArray(line) && line.length === 0)
  if (sort !== undefined || !Object.values(query).every(asksNothing))
    throw new UsageError('--saved stands alone: the query is as it was saved')
  const wanted = name.trim().toLocaleLowerCase('en')
  const found = (await workbench.ask('query.list', {})).find(
    (one) => one.name.toLocaleLowerCase('en') === wanted,
  )
  if (!found) throw new Refusal('not_found', { what: 'saved_query', name })
  return found.question
}

/** Finds extracts by what they are coded with, where and by whom. */
export const query: CliCommand = {
  options: [...narrowingOptions, 'code', 'and', 'or', 'not', 'sort', 'saved', 'json'],
  repeated: [...repeatedNarrowing, 'code', 'and', 'or', 'not'],
  run: async (given, workbench) => {
    given.atMost(1)
    const file = given.word(0, 'FILE')
    await workbench.open(file)
    const question = await questionBy(given, workbench)
    const extracts: MarkedExtract[] = []
    let [total, withdrawn] = [0, 0]
    do {
      const found = await workbench.ask('retrieval.run', {
        ...question,
        offset: extracts.length,
        limit: page,
      })
      ;({ total, withdrawn } = found)
      extracts.push(...found.extracts)
    } while (extracts.length < total)
    if (given.json) {
      printJson({ total, withdrawn, extracts })
      return
    }
    for (const { path, coder, title, words, attribution } of extracts) {
      printLine(`${path} (${coder}), ${title}`)
      for (const { text } of words) printLine(`  ${text.replaceAll('\n', '\n  ')}`)
      printLine(`  ${attribution}`)
    }
    printLine(total === 1 ? '1 extract.' : `${total} extracts.`)
    if (withdrawn > 0) printLine(withdrawnSentence(withdrawn))
  },
}
