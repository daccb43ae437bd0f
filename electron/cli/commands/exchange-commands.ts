import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import path from 'node:path'
import type { CallOutput } from '#shared/contract/index.ts'
import { Refusal } from '#shared/errors.ts'
import { chosen, type Arguments } from '../arguments.ts'
import { printJson, printLine } from '../output.ts'
import { projectFile, type Workbench } from '../workbench.ts'
import type { CliCommand } from './command.ts'

type Report = CallOutput<'exchange.importProject'>['report']

/** Writes into a folder, or to a file by its name. Nothing that stands there is written over. */
async function writeTo(out: string, workbench: Workbench) {
  const target = path.resolve(out)
  if (path.extname(target).toLowerCase() !== '.qdpx') {
    mkdirSync(target, { recursive: true })
    const written = await workbench.ask('exchange.exportProject', { folder: workbench.grant(target) })
    return { ...written, file: path.join(target, written.fileName) }
  }
  if (existsSync(target))
    throw new Refusal('validation', { reason: 'file_exists', name: path.basename(target) })
  mkdirSync(path.dirname(target), { recursive: true })
  const folder = mkdtempSync(path.join(path.dirname(target), '.qdpx-'))
  try {
    const written = await workbench.ask('exchange.exportProject', { folder: workbench.grant(folder) })
    renameSync(path.join(folder, written.fileName), target)
    return { ...written, file: target }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function printReport({ counts, notices }: Report): void {
  const figures = Object.entries(counts).map(([kind, count]) => `${kind} ${count.toLocaleString('en-GB')}`)
  printLine(`${figures.join(', ')}.`)
  for (const notice of notices) printLine(`- ${notice}`)
}

async function exportTo(given: Arguments, workbench: Workbench): Promise<void> {
  given.atMost(2)
  const file = given.word(1, 'FILE')
  const out = given.needed('out')
  await workbench.open(file)
  const written = await writeTo(out, workbench)
  if (given.json) {
    const { counts, notices, bytes } = written
    printJson({ file: written.file, bytes, counts, notices })
    return
  }
  printLine(`Wrote ${written.file}.`)
  printReport(written)
}

async function importFrom(given: Arguments, workbench: Workbench): Promise<void> {
  given.atMost(2)
  const source = given.word(1, 'SOURCE.qdpx')
  const file = projectFile(given.needed('out'))
  const { project, report } = await workbench.ask('exchange.importProject', {
    source: workbench.grant(source),
    file: workbench.grant(file),
  })
  if (given.json) {
    printJson({ file, name: project.name, ...report })
    return
  }
  printLine(`Made ${file} of ${source}.`)
  printReport(report)
}

/** Projects of other programs, both ways. */
export const qdpx: CliCommand = {
  options: ['out', 'json'],
  run: async (given, workbench) => {
    const act = chosen(
      given.word(0, 'export or import'),
      ['export', 'import'],
      'What to do with a .qdpx file',
    )
    await (act === 'export' ? exportTo(given, workbench) : importFrom(given, workbench))
  },
}
