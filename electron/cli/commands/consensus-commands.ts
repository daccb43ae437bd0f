import { wordsOf } from '#shared/domain/codable.ts'
import { consensusCoder, type RoundId } from '#shared/ids.ts'
import type { Arguments } from '../arguments.ts'
import { codePaths } from '../naming.ts'
import { printJson, printLine, printTable } from '../output.ts'
import type { Workbench } from '../workbench.ts'
import type { CliCommand } from './command.ts'
import { roundNamed } from './rounds-command.ts'

/** The consensus's codings, in order of document and place. */
async function codingsOf(workbench: Workbench, round: RoundId | null) {
  const rounds = new Map((await workbench.ask('round.list', {})).map(({ id, name }) => [id, name]))
  const paths = await codePaths(workbench)
  const codings = (await workbench.ask('coding.list', { document: null })).filter(
    (coding) => coding.coder === consensusCoder && (round === null || coding.round === round),
  )
  const byDocument = Map.groupBy(codings, (coding) => coding.document)
  const rows = []
  for (const { id, title } of await workbench.ask('document.list', {})) {
    const own = byDocument.get(id)
    if (!own) continue
    const { text, turns } = await workbench.ask('document.text', { document: id })
    for (const coding of own) {
      rows.push({
        document: title,
        code: paths.pathOf(coding.code),
        start: coding.start,
        end: coding.end,
        quote: wordsOf(text, turns, coding)
          .map((words) => words.text)
          .join('\n'),
        round: coding.round === null ? null : (rounds.get(coding.round) ?? null),
      })
    }
  }
  return rows
}

async function acceptAgreed(given: Arguments, workbench: Workbench, round: RoundId | null): Promise<void> {
  const answer = await workbench.ask('consensus.acceptAgreed', { compared: { round } })
  if (given.json) printJson(answer)
  else
    printLine(`${answer.created} agreed codings taken into the consensus, ${answer.already} there already.`)
}

async function list(given: Arguments, workbench: Workbench, round: RoundId | null): Promise<void> {
  const rows = await codingsOf(workbench, round)
  if (given.json) printJson(rows)
  else if (rows.length === 0) printLine('There is nothing in the consensus yet.')
  else
    printTable(
      ['document', 'code', 'start', 'end', 'round', 'quote'],
      rows.map((row) => [
        row.document,
        row.code,
        String(row.start),
        String(row.end),
        row.round ?? '',
        row.quote.replaceAll('\n', ' ').slice(0, 60),
      ]),
    )
}

/** Lists the consensus, or takes into it what all agree on. */
export const consensus: CliCommand = {
  options: ['accept-agreed', 'round', 'json'],
  run: async (given, workbench) => {
    given.atMost(1)
    await workbench.open(given.word(0, 'FILE'))
    const name = given.text('round')
    const round = name === undefined ? null : (await roundNamed(workbench, name)).id
    await (given.flag('accept-agreed') ? acceptAgreed : list)(given, workbench, round)
  },
}
