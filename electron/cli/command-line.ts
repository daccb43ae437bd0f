import { Refusal } from '#shared/errors.ts'
import { sentenceFor } from '#shared/sentences.ts'
import { Arguments } from './arguments.ts'
import { agreement } from './commands/agreement-command.ts'
import { codebook } from './commands/codebook-commands.ts'
import { code, codings, finish } from './commands/coding-commands.ts'
import type { CliCommand } from './commands/command.ts'
import { consensus } from './commands/consensus-commands.ts'
import { disagreements } from './commands/disagreement-commands.ts'
import { qdpx } from './commands/exchange-commands.ts'
import { handover, handovers } from './commands/handover-command.ts'
import { conflicts, merge } from './commands/merge-command.ts'
import { matrix } from './commands/matrix-command.ts'
import { query } from './commands/query-command.ts'
import { report } from './commands/report-command.ts'
import { rounds } from './commands/rounds-command.ts'
import { documents, exportExtracts, importSources, turns } from './commands/document-commands.ts'
import { history, newProject, redo, sample, undo, verify } from './commands/project-commands.ts'
import { search, wordCounts } from './commands/search-command.ts'
import { usage, UsageError } from './usage.ts'
import { Workbench } from './workbench.ts'

const commands: ReadonlyMap<string, CliCommand> = new Map([
  ['new', newProject],
  ['import', importSources],
  ['documents', documents],
  ['turns', turns],
  ['code', code],
  ['codings', codings],
  ['finish', finish],
  ['codebook', codebook],
  ['rounds', rounds],
  ['agreement', agreement],
  ['disagreements', disagreements],
  ['consensus', consensus],
  ['handover', handover],
  ['handovers', handovers],
  ['merge', merge],
  ['conflicts', conflicts],
  ['query', query],
  ['matrix', matrix],
  ['report', report],
  ['export', exportExtracts],
  ['qdpx', qdpx],
  ['search', search],
  ['words', wordCounts],
  ['undo', undo],
  ['redo', redo],
  ['history', history],
  ['verify', verify],
  ['sample', sample],
])

async function run([name, ...words]: readonly string[]): Promise<number> {
  if (name === undefined || name === 'help' || name === '--help' || name === '-h') {
    process.stdout.write(usage)
    return name === undefined ? 2 : 0
  }
  const command = commands.get(name)
  if (!command) throw new UsageError(`there is no command "${name}"`)
  // Whoever works with a project that is there can say who they are.
  const isMaking = command === newProject || command === sample
  const given = new Arguments(
    words,
    isMaking ? command.options : [...command.options, 'as'],
    command.repeated,
  )
  const workbench = new Workbench(given.text('as'))
  try {
    return (await command.run(given, workbench)) ?? 0
  } finally {
    await workbench.close()
  }
}

function failed(error: unknown): number {
  if (error instanceof UsageError) {
    process.stderr.write(`concord: ${error.message}\n\n${usage}`)
    return 2
  }
  if (error instanceof Refusal) {
    const { sentence, next } = sentenceFor(error.failure)
    process.stderr.write(
      `${error.failure.code} ${[sentence, next].filter((part) => part !== null).join(' ')}\n`,
    )
    return 1
  }
  process.stderr.write(
    `internal ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
  )
  return 1
}

// A reader that has seen enough (head, less) closes the pipe: that is no failure of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  process.exit(process.exitCode ?? 0)
})

process.exitCode = await run(process.argv.slice(2)).catch(failed)
