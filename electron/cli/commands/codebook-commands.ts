import path from 'node:path'
import { codebookFormats, type CodeChoice, type CodebookReading } from '#shared/contract/codebook-files.ts'
import { chosen, type Arguments } from '../arguments.ts'
import { printJson, printLine, printTable } from '../output.ts'
import { UsageError } from '../usage.ts'
import type { Workbench } from '../workbench.ts'
import type { CliCommand } from './command.ts'

const acts = ['export', 'import', 'diff', 'merge'] as const

type Code = CodebookReading['codes'][number]
type Match = NonNullable<Code['match']>

/** What becomes of differences in codes that are one: nothing is written over, nothing is touched, or all is taken. */
type Stance = 'fill' | 'ours' | 'theirs'

/** Opens the project and reads a codebook file beside it. */
async function read(
  given: Arguments,
  workbench: Workbench,
): Promise<{ file: string; reading: CodebookReading }> {
  given.atMost(3)
  const project = given.word(1, 'FILE')
  const source = given.word(2, 'SOURCE')
  await workbench.open(project)
  const file = workbench.grant(source)
  return { file, reading: await workbench.ask('codebook.readFile', { file }) }
}

/** The code here that one of the file is, unless that is too unsure to go by. */
function oneWith({ match }: Code): Match | null {
  return match && match.sure !== 'unsure' ? match : null
}

const lists: readonly string[] = ['examples', 'closeButNo', 'synonyms']

/** The parts of a match that the file's words would come into. */
function partsTaken({ differs }: Match, stance: Stance): Match['differs'] {
  if (stance === 'ours') return []
  if (stance === 'theirs') return differs
  return differs.filter(({ part, mine }) => lists.includes(part) || mine.trim() === '')
}

function choicesFor({ codes }: CodebookReading, stance: Stance): CodeChoice[] {
  return codes.flatMap((code) => {
    const match = oneWith(code)
    if (!match || stance === 'fill') return []
    const parts = match.differs.map(({ part }) => part)
    return [
      {
        key: code.key,
        becomes: {
          as: 'same' as const,
          code: match.code,
          take: stance === 'theirs' ? parts : [],
          keep: stance === 'ours' ? parts : [],
        },
      },
    ]
  })
}

function described({ codes }: CodebookReading) {
  return codes.flatMap(({ path: theirs, match }) =>
    match
      ? [
          {
            theirs,
            mine: match.path,
            by: match.by,
            sure: match.sure,
            differs: match.differs.map(({ part }) => part),
          },
        ]
      : [],
  )
}

function printNotices({ notices }: CodebookReading): void {
  for (const notice of notices) printLine(notice)
}

async function mergeWith(
  given: Arguments,
  workbench: Workbench,
  { stance, isTrial }: { readonly stance: Stance; readonly isTrial: boolean },
): Promise<void> {
  const { file, reading } = await read(given, workbench)
  const { codes, fingerprint, notices } = reading
  const done = isTrial
    ? {
        added: codes.filter((code) => !oneWith(code)).length,
        changed: codes.filter((code) => {
          const match = oneWith(code)
          return match && partsTaken(match, stance).length > 0
        }).length,
        leftOut: 0,
      }
    : await workbench.ask('codebook.mergeFile', { file, fingerprint, choices: choicesFor(reading, stance) })
  const all = described(reading)
  const matched = all.filter(({ sure }) => sure !== 'unsure')
  const unsure = all.filter(({ sure }) => sure === 'unsure')
  if (given.json) {
    printJson({ matched, unsure, ...done, notices })
    return
  }
  printNotices(reading)
  if (unsure.length > 0) {
    printLine('Too unsure to be taken for the same, and so codes of their own:')
    printTable(
      ['theirs', 'might be', 'by'],
      unsure.map(({ theirs, mine, by }) => [theirs, mine, by]),
    )
  }
  const said = `${done.added} added, ${done.changed} changed, ${matched.length} matched with codes here.`
  printLine(isTrial ? `Nothing was written. It would be: ${said}` : `Codes: ${said}`)
}

async function diffWithFile(given: Arguments, workbench: Workbench): Promise<void> {
  const { reading } = await read(given, workbench)
  const onlyInFile = reading.codes.filter((code) => !code.match).map((code) => code.path)
  const onlyHere = reading.onlyHere.map((one) => one.path)
  const differing = reading.codes.flatMap(({ path: theirs, match }) =>
    match && match.differs.length > 0
      ? [{ theirs, mine: match.path, by: match.by, sure: match.sure, differs: match.differs }]
      : [],
  )
  if (given.json) {
    printJson({ onlyInFile, onlyHere, differing, notices: reading.notices })
    return
  }
  printNotices(reading)
  for (const one of onlyInFile) printLine(`+ ${one}`)
  for (const one of onlyHere) printLine(`- ${one}`)
  for (const { theirs, mine, by, sure, differs } of differing) {
    printLine(`~ ${mine}${theirs === mine ? '' : ` (there: ${theirs})`}, ${sure} by ${by}`)
    for (const { part, mine: here, theirs: there } of differs) {
      printLine(`    ${part} here:  ${oneLine(here)}`)
      printLine(`    ${part} there: ${oneLine(there)}`)
    }
  }
  if (onlyInFile.length + onlyHere.length + differing.length === 0) printLine('The two say the same.')
}

async function diffOfVersions(given: Arguments, workbench: Workbench): Promise<void> {
  given.atMost(2)
  const from = given.number('from', 1)
  if (from === undefined) throw new UsageError('codebook diff takes SOURCE, or --from')
  const to = given.number('to', 1) ?? null
  await workbench.open(given.word(1, 'FILE'))
  const differences = await workbench.ask('codebook.compare', { from, to })
  if (given.json) {
    printJson(differences)
    return
  }
  const signs = { added: '+', removed: '-', changed: '~' } as const
  for (const { path: code, change, fields } of differences) {
    printLine(`${signs[change]} ${code}`)
    for (const { field, before, after } of fields) {
      printLine(`    ${field} before: ${oneLine(before)}`)
      printLine(`    ${field} after:  ${oneLine(after)}`)
    }
  }
  if (differences.length === 0) printLine('The two say the same.')
}

function oneLine(text: string): string {
  return text.replace(/\s+/gu, ' ').trim()
}

async function exportFiles(given: Arguments, workbench: Workbench): Promise<void> {
  given.atMost(2)
  const project = given.word(1, 'FILE')
  const out = path.resolve(given.needed('out'))
  const formats = (given.list('format') ?? ['docx']).map((word) => chosen(word, codebookFormats, '--format'))
  await workbench.open(project)
  const { files, notices } = await workbench.ask('codebook.exportFiles', {
    folder: workbench.grant(out),
    formats: [...new Set(formats)],
    counts: !given.flag('no-counts'),
    pseudonyms: !given.flag('no-pseudonyms'),
  })
  const made = files.map(({ name, format, bytes }) => ({ file: path.join(out, name), format, bytes }))
  if (given.json) printJson({ files: made, notices })
  else for (const line of [...made.map(({ file }) => file), ...notices]) printLine(line)
}

/** Codebooks as files: out, in, compared and merged. */
export const codebook: CliCommand = {
  options: ['out', 'format', 'no-counts', 'no-pseudonyms', 'from', 'to', 'dry-run', 'ours', 'theirs', 'json'],
  run: async (given, workbench) => {
    const act = chosen(given.word(0, 'what to do'), acts, 'what to do')
    if (given.flag('ours') && given.flag('theirs'))
      throw new UsageError('--ours and --theirs exclude each other')
    const stance = given.flag('theirs') ? 'theirs' : given.flag('ours') ? 'ours' : 'fill'
    switch (act) {
      case 'export':
        return exportFiles(given, workbench)
      case 'import':
        return mergeWith(given, workbench, { stance: 'fill', isTrial: false })
      case 'merge':
        return mergeWith(given, workbench, { stance, isTrial: given.flag('dry-run') })
      case 'diff':
        return given.words.length > 2 ? diffWithFile(given, workbench) : diffOfVersions(given, workbench)
    }
  },
}
