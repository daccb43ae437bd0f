import type { CallOutput } from '#shared/contract/index.ts'
import { comparedBy } from './agreement-command.ts'
import { codePaths } from '../naming.ts'
import { printJson, printLine, printTable } from '../output.ts'
import type { Workbench } from '../workbench.ts'
import type { CliCommand } from './command.ts'
import { roundNamed } from './rounds-command.ts'

type Listed = CallOutput<'disagreement.list'>

/** As they are printed: ids become names. */
async function describe(workbench: Workbench, rows: Listed['rows']) {
  const names = new Map((await workbench.ask('coder.list', {})).map(({ id, name }) => [id, name]))
  const paths = await codePaths(workbench)
  return rows.map((row) => ({
    kind: row.kind,
    document: row.title,
    start: row.start,
    end: row.end,
    codes: row.codes.map((code) => paths.pathOf(code)),
    /** Those who coded there, whatever the code. */
    coders: row.coders.flatMap(({ coder, stretches }) =>
      stretches.length > 0 ? (names.get(coder) ?? '') : [],
    ),
    words: row.words,
    turn: row.turn,
    decision: row.decision && {
      outcome: row.decision.outcome,
      took: row.decision.took.map((coder) => names.get(coder) ?? ''),
      reason: row.decision.reason,
      by: row.decision.by,
      at: row.decision.at,
    },
  }))
}

function printRows(rows: Awaited<ReturnType<typeof describe>>, list: Listed): void {
  if (rows.length > 0) {
    printTable(
      ['kind', 'document', 'start', 'end', 'codes', 'coders', 'decision', 'words'],
      rows.map((row) => [
        row.kind.replaceAll('_', ' '),
        row.document,
        String(row.start),
        String(row.end),
        row.codes.join(', '),
        row.coders.join(', '),
        row.decision?.outcome.replaceAll('_', ' ') ?? '',
        row.words.replaceAll('\n', ' ').slice(0, 60),
      ]),
    )
    printLine()
  }
  printLine(
    `Disagreements: ${list.undecided + list.decided + list.leftOpen}. Settled: ${list.decided}. Left open: ${list.leftOpen}.`,
  )
  printLine(`Places where all agree: ${list.agreed}. In the consensus: ${list.accepted}.`)
  if (list.uncompared.length > 0)
    printLine(
      `Not compared, as fewer than two have finished them or they are not opened yet: ${list.uncompared.map(({ title }) => title).join(', ')}.`,
    )
}

/** Every place where those who finished a document differ. */
export const disagreements: CliCommand = {
  options: ['round', 'coders', 'cases', 'documents', 'version', 'exclude-speaker', 'json'],
  run: async (given, workbench) => {
    given.atMost(1)
    await workbench.open(given.word(0, 'FILE'))
    const round = given.text('round')
    const list = await workbench.ask('disagreement.list', {
      compared: {
        ...(await comparedBy(given, workbench)),
        round: round === undefined ? null : (await roundNamed(workbench, round)).id,
      },
      limit: 1_000_000,
    })
    const rows = await describe(workbench, list.rows)
    if (given.json) printJson(rows)
    else printRows(rows, list)
  },
}
