import { extractSorts } from '#shared/contract/retrieval.ts'
import type { Extract } from '#shared/contract/values.ts'
import { printJson, printLine } from '../output.ts'
import { narrowingOptions, queryBy } from '../query-options.ts'
import type { CliCommand } from './command.ts'

/** As many as are asked for at once. */
const page = 5_000

/** Finds extracts by what they are coded with, where and by whom. */
export const query: CliCommand = {
  options: [...narrowingOptions, 'code', 'and', 'or', 'not', 'sort', 'json'],
  run: async (given, workbench) => {
    given.atMost(1)
    const file = given.word(0, 'FILE')
    const sort = given.choice('sort', extractSorts) ?? 'place'
    await workbench.open(file)
    const asked = await queryBy(given, workbench)
    const extracts: Extract[] = []
    let total = 0
    do {
      const found = await workbench.ask('retrieval.run', {
        query: asked,
        sort,
        offset: extracts.length,
        limit: page,
      })
      total = found.total
      extracts.push(...found.extracts)
    } while (extracts.length < total)
    if (given.json) {
      printJson({ total, extracts })
      return
    }
    for (const { path, coder, title, words, attribution } of extracts) {
      printLine(`${path} (${coder}), ${title}`)
      for (const { text } of words) printLine(`  ${text.replaceAll('\n', '\n  ')}`)
      printLine(`  ${attribution}`)
    }
    printLine(total === 1 ? '1 extract.' : `${total} extracts.`)
  },
}
