import type { CallOutput } from '#shared/contract/index.ts'
import { Refusal } from '#shared/errors.ts'
import type { DocumentId } from '#shared/ids.ts'
import { chosen, type Arguments } from '../arguments.ts'
import { coderIdNamed, documentNamed } from '../naming.ts'
import { printJson, printLine, printTable } from '../output.ts'
import { UsageError } from '../usage.ts'
import type { Workbench } from '../workbench.ts'
import type { CliCommand } from './command.ts'

type Round = CallOutput<'round.list'>[number]

const steps = ['create', 'close', 'reopen', 'open', 'remove'] as const

export async function roundOfName(workbench: Workbench, name: string): Promise<Round | undefined> {
  const wanted = name.trim().toLocaleLowerCase('en')
  return (await workbench.ask('round.list', {})).find(
    (round) => round.id === name || round.name.toLocaleLowerCase('en') === wanted,
  )
}

/** @throws Refusal not_found */
export async function roundNamed(workbench: Workbench, name: string): Promise<Round> {
  const found = await roundOfName(workbench, name)
  if (!found) throw new Refusal('not_found', { what: 'round', name })
  return found
}

/** Documents by id or title, separated by commas; "all" names every one. @throws Refusal, UsageError */
async function documentsNamed(given: Arguments, workbench: Workbench): Promise<DocumentId[] | null> {
  const names = given.list('documents')
  if (names === undefined) return null
  const documents = await workbench.ask('document.list', {})
  if (names.length === 1 && names[0]?.toLowerCase() === 'all') return documents.map(({ id }) => id)
  return names.map((name) => documentNamed(documents, name).id)
}

/** How far a round is, for one line of a table. */
function progressOf({ blind, closedAt, documents }: Round): string {
  const finished = documents.filter((row) => row.finished).length
  const opened = documents.filter((row) => row.openedAt !== null).length
  return [
    closedAt === null ? 'running' : 'closed',
    `${finished} of ${documents.length} finished by all`,
    ...(blind ? [`${opened} opened`] : []),
  ].join(', ')
}

/** "1 document", "2 documents". */
function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`
}

async function describe(workbench: Workbench, rounds: readonly Round[]) {
  const names = new Map((await workbench.ask('coder.list', {})).map(({ id, name }) => [id, name]))
  return rounds.map((round) => ({
    id: round.id,
    name: round.name,
    note: round.note,
    version: round.version,
    blind: round.blind,
    coders: round.coders.map((id) => names.get(id) ?? ''),
    documents: round.documents.map(({ document, title, states, finished, openedAt }) => ({
      document,
      title,
      states: Object.fromEntries(states.map(({ coder, state }) => [names.get(coder) ?? '', state])),
      finished,
      openedAt,
    })),
    createdAt: round.createdAt,
    closedAt: round.closedAt,
  }))
}

async function list(given: Arguments, workbench: Workbench): Promise<void> {
  const rounds = await workbench.ask('round.list', {})
  const described = await describe(workbench, rounds)
  if (given.json) {
    printJson(described)
    return
  }
  if (rounds.length === 0) {
    printLine('There are no rounds yet.')
    return
  }
  printTable(
    ['round', 'codebook', 'blind', 'coders', 'state'],
    rounds.map((round, at) => [
      round.name,
      `version ${round.version}`,
      round.blind ? 'blind' : '',
      described[at]?.coders.join(', ') ?? '',
      progressOf(round),
    ]),
  )
}

async function create(given: Arguments, workbench: Workbench): Promise<void> {
  given.atMost(2)
  const coders = given.list('coders')
  if (coders === undefined) throw new UsageError('--coders is missing')
  const name = given.needed('name')
  given.needed('documents')
  const documents = await documentsNamed(given, workbench)
  const ids = []
  for (const coder of coders) ids.push(await coderIdNamed(workbench, coder))
  const round = await workbench.ask('round.create', {
    name,
    note: given.text('note') ?? '',
    documents: documents ?? [],
    coders: ids,
    blind: given.flag('blind'),
  })
  const [described] = await describe(workbench, [round])
  if (given.json) printJson(described)
  else
    printLine(
      `Started ${round.blind ? 'blind round' : 'round'} “${round.name}” with ${counted(round.coders.length, 'coder')} and ${counted(round.documents.length, 'document')}, under version ${round.version} of the codebook.`,
    )
}

async function open(given: Arguments, workbench: Workbench, round: Round): Promise<void> {
  const documents = await documentsNamed(given, workbench)
  const answer = await workbench.ask('round.open', { round: round.id, documents })
  if (given.json) printJson(answer)
  else printLine(`Opened ${counted(answer.opened, 'document')} of round “${round.name}”.`)
}

/** What is done to a round that is there. */
const doers: {
  readonly [Step in Exclude<(typeof steps)[number], 'create'>]: (
    given: Arguments,
    workbench: Workbench,
    round: Round,
  ) => Promise<void>
} = {
  open,
  close: (given, workbench, round) => setClosed(given, workbench, round, true),
  reopen: (given, workbench, round) => setClosed(given, workbench, round, false),
  remove: async (given, workbench, round) => {
    await workbench.ask('round.remove', { round: round.id })
    if (given.json) printJson({ removed: round.name })
    else printLine(`Removed round “${round.name}”.`)
  },
}

async function setClosed(given: Arguments, workbench: Workbench, round: Round, closed: boolean) {
  await workbench.ask('round.setClosed', { round: round.id, closed })
  if (given.json) printJson({ round: round.name, closed })
  else printLine(`${closed ? 'Closed' : 'Reopened'} round “${round.name}”.`)
}

/** Coding rounds: lists them, or does one thing to one. */
export const rounds: CliCommand = {
  options: ['name', 'coders', 'documents', 'blind', 'note', 'json'],
  run: async (given, workbench) => {
    given.atMost(3)
    const file = given.word(0, 'FILE')
    const step = given.words[1] === undefined ? null : chosen(given.words[1], steps, 'what to do')
    const name = step === null || step === 'create' ? null : given.word(2, 'ROUND')
    await workbench.open(file)
    if (step === null) return list(given, workbench)
    if (step === 'create') return create(given, workbench)
    return doers[step](given, workbench, await roundNamed(workbench, name ?? ''))
  },
}
