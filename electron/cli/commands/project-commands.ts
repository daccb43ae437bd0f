import { existsSync, mkdirSync } from 'node:fs'
import path from 'node:path'
import { starters } from '#shared/contract/values.ts'
import { Refusal } from '#shared/errors.ts'
import { printJson, printLine, printTable } from '../output.ts'
import { UsageError } from '../usage.ts'
import { projectFile, type Workbench } from '../workbench.ts'
import type { CliCommand } from './command.ts'

function codebookNamed(word: string, workbench: Workbench) {
  if (word === 'none') return 'none' as const
  const starter = starters.find((candidate) => candidate === word.toLowerCase())
  if (starter) return starter
  if (!existsSync(word)) throw new UsageError(`--codebook is none, a file, or one of: ${starters.join(', ')}`)
  return { file: workbench.grant(word) }
}

export const newProject: CliCommand = {
  options: ['name', 'codebook', 'json'],
  run: async (given, workbench) => {
    given.atMost(1)
    const file = projectFile(given.word(0, 'FILE'))
    const summary = await workbench.ask('project.create', {
      file: workbench.grant(file),
      name: given.text('name') ?? path.parse(file).name,
      codebook: codebookNamed(given.text('codebook') ?? 'joint-commissioning', workbench),
      coder: null,
    })
    if (given.json) printJson({ file, name: summary.name, codes: summary.codes })
    else printLine(`Made ${file} with ${summary.codes} codes.`)
  },
}

export const sample: CliCommand = {
  options: ['json'],
  run: async (given, workbench) => {
    given.atMost(1)
    const folder = path.resolve(given.word(0, 'FOLDER'))
    mkdirSync(folder, { recursive: true })
    const file = path.join(folder, 'sample-study.concord')
    const summary = await workbench.ask('project.createSample', { file: workbench.grant(file) })
    const { documents, cases, codes, codings, coders } = summary
    if (given.json)
      printJson({ file, documents, cases, codes, codings, coders: coders.map(({ name }) => name) })
    else
      printLine(
        `Made ${file}: ${documents} documents, ${cases} case studies, ${codings} codings by ${coders.length} coders.`,
      )
  },
}

export const verify: CliCommand = {
  options: ['json'],
  run: async (given, workbench) => {
    given.atMost(1)
    await workbench.open(given.word(0, 'FILE'))
    const { findings, checked } = await workbench.ask('project.verify', {})
    if (given.json) printJson({ whole: findings.length === 0, findings, checked })
    else if (findings.length === 0)
      printLine(`Whole: ${checked['documents'] ?? 0} documents, ${checked['codings'] ?? 0} codings.`)
    if (findings.length === 0) return 0
    throw new Refusal('corrupt', {
      reason: 'verify',
      sentence: findings.map(({ sentence }) => sentence).join(' '),
    })
  },
}

function historyStep(call: 'history.undo' | 'history.redo', done: string, nothing: string): CliCommand {
  return {
    options: ['json'],
    run: async (given, workbench) => {
      given.atMost(1)
      await workbench.open(given.word(0, 'FILE'))
      const entry = await workbench.ask(call, {})
      if (given.json) printJson(entry)
      else printLine(entry ? `${done}: ${entry.label}` : nothing)
    },
  }
}

export const undo = historyStep('history.undo', 'Undone', 'There is nothing to undo.')
export const redo = historyStep('history.redo', 'Redone', 'There is nothing to redo.')

export const history: CliCommand = {
  options: ['json'],
  run: async (given, workbench) => {
    given.atMost(1)
    await workbench.open(given.word(0, 'FILE'))
    const { entries } = await workbench.ask('history.list', { limit: 100_000 })
    if (given.json) {
      printJson(
        entries.map(({ id, kind, label, coderName, at, undone, hidden, rows }) => ({
          id,
          kind,
          label,
          coder: coderName,
          at,
          undone,
          hidden,
          rows,
        })),
      )
      return
    }
    printTable(
      ['when', 'who', 'what', ''],
      entries.map(({ at, coderName, label, undone }) => [at, coderName ?? '', label, undone ? 'undone' : '']),
    )
  },
}
