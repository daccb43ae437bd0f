import path from 'node:path'
import type { CallOutput } from '#shared/contract/index.ts'
import { reportFormats } from '#shared/contract/report-values.ts'
import { Refusal } from '#shared/errors.ts'
import { withdrawnSentence } from '#shared/withdrawn-sentence.ts'
import { chosen, type Arguments } from '../arguments.ts'
import { folded } from '../naming.ts'
import { printJson, printLine, printTable } from '../output.ts'
import { settingsFrom } from '../report-settings.ts'
import { UsageError } from '../usage.ts'
import type { Workbench } from '../workbench.ts'
import type { CliCommand } from './command.ts'

type ReportRow = CallOutput<'report.list'>[number]
type Warning = CallOutput<'report.check'>['warnings'][number]

async function reportNamed(workbench: Workbench, name: string): Promise<ReportRow | undefined> {
  const all = await workbench.ask('report.list', {})
  return all.find((row) => row.name === name) ?? all.find((row) => folded(row.name) === folded(name))
}

/** The report of a name; made, or changed, where settings are given. @throws Refusal not_found */
async function reportWanted(workbench: Workbench, given: Arguments): Promise<ReportRow['id']> {
  const name = given.needed('name')
  const file = given.text('settings')
  const report = await reportNamed(workbench, name)
  if (report === undefined) {
    if (file === undefined) throw new Refusal('not_found', { what: 'report', name })
    return (await workbench.ask('report.create', { name, settings: settingsFrom(file, null) })).id
  }
  if (file !== undefined) {
    const { settings: before } = await workbench.ask('report.read', { report: report.id })
    await workbench.ask('report.change', { report: report.id, settings: settingsFrom(file, before) })
  }
  return report.id
}

function warningSentence(warning: Warning): string {
  switch (warning.kind) {
    case 'identifying':
      return `Only one participant is “${warning.attribution}”${warning.withheld ? ': it is told less closely.' : '.'}`
    case 'trim_outdated':
      return `Left out: a quotation of “${warning.path}” in “${warning.title}” was trimmed, and its words were changed since.`
    case 'gone':
      return 'A quotation that was chosen is no longer there.'
    case 'withdrawn':
      return withdrawnSentence(warning.extracts)
  }
}

async function check(workbench: Workbench, report: ReportRow['id'], json: boolean): Promise<void> {
  const { findings, warnings } = await workbench.ask('report.check', { report })
  if (json) {
    printJson({ findings, warnings })
    return
  }
  const open = findings.filter(({ cleared }) => !cleared)
  printTable(
    ['kind', 'words', 'places', 'where'],
    open.map(({ kind, words, places }) => {
      const [first] = places
      return [
        kind,
        words,
        String(places.length),
        `${first?.before ?? ''}${words}${first?.after ?? ''}`.trim(),
      ]
    }),
  )
  for (const warning of warnings) printLine(warningSentence(warning))
  printLine(open.length === 1 ? '1 finding.' : `${open.length} findings.`)
}

/** Reports: listed, checked, built. */
export const report: CliCommand = {
  options: ['name', 'out', 'format', 'settings', 'check', 'json'],
  run: async (given, workbench) => {
    given.atMost(1)
    const file = given.word(0, 'FILE')
    const out = given.text('out')
    const isChecking = given.flag('check')
    const formats = (given.list('format') ?? ['docx']).map((word) => chosen(word, reportFormats, '--format'))
    if (
      given.text('name') === undefined &&
      (out !== undefined || isChecking || given.text('settings') !== undefined)
    )
      throw new UsageError('--name is missing')
    if (given.text('name') !== undefined && !isChecking && out === undefined)
      throw new UsageError('--out is missing')
    await workbench.open(file)
    if (given.text('name') === undefined) {
      const all = await workbench.ask('report.list', {})
      if (given.json) printJson(all.map(({ name, changedAt, builtAt }) => ({ name, changedAt, builtAt })))
      else
        printTable(
          ['name', 'changed', 'built'],
          all.map((row) => [row.name, row.changedAt, row.builtAt ?? 'never']),
        )
      return
    }
    const id = await reportWanted(workbench, given)
    if (isChecking) {
      await check(workbench, id, given.json)
      return
    }
    const folder = path.resolve(out ?? '')
    const { files, quotations } = await workbench.ask('report.build', {
      report: id,
      folder: workbench.grant(folder),
      formats: [...new Set(formats)],
    })
    const { warnings } = await workbench.ask('report.preview', { report: id })
    if (given.json) {
      printJson({
        files: files.map(({ name, format, bytes, altered }) => ({
          file: path.join(folder, name),
          format,
          bytes,
          altered,
        })),
        quotations,
        warnings,
      })
      return
    }
    for (const { name } of files) printLine(path.join(folder, name))
    for (const warning of warnings) printLine(warningSentence(warning))
    printLine(quotations === 1 ? '1 quotation.' : `${quotations} quotations.`)
  },
}
