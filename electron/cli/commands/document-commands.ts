import path from 'node:path'
import type { CallInput, CallOutput } from '#shared/contract/index.ts'
import { exportFormats } from '#shared/contract/export.ts'
import { modes, type Mode } from '#shared/contract/values.ts'
import { withdrawnSentence } from '#shared/withdrawn-sentence.ts'
import { chosen } from '../arguments.ts'
import { coderIdNamed, caseIdNamed, documentNamed } from '../naming.ts'
import { printJson, printLine, printTable } from '../output.ts'
import type { Workbench } from '../workbench.ts'
import type { CliCommand } from './command.ts'

type Stored = CallOutput<'import.store'>['stored'][number]
type Read = CallOutput<'import.read'>

interface Row {
  readonly source: string
  readonly document: string | null
  readonly title: string | null
  readonly characters: number
  readonly turns: number
  readonly speakers: readonly string[]
  readonly rejected?: { readonly reason: string; readonly sentence: string }
}

/** A mode as people write it. */
export function modeWords(mode: Mode): string {
  return mode.replaceAll('_', ' ')
}

async function storeAll(
  read: Read,
  caseName: string | undefined,
  mode: Mode | undefined,
  workbench: Workbench,
) {
  const documents: CallInput<'import.store'>['documents'] = read.staged.flatMap((source) =>
    source.documents.map((document) => ({
      staged: source.id,
      index: document.index,
      title: document.title,
      case: caseName === undefined ? null : { create: caseName },
      mode: mode ?? document.suggestedMode,
      attributes: document.attributes,
      speakers: document.speakers.map(({ label, interviewer }) => ({
        label,
        interviewer,
        participant: null,
      })),
    })),
  )
  return documents.length === 0
    ? { stored: [], rejected: [] }
    : workbench.ask('import.store', { documents, again: false })
}

function rowsOf(
  source: string,
  staged: Read['staged'][number] | undefined,
  rejected: Read['rejected'][number] | undefined,
  stored: readonly Stored[],
): Row[] {
  const rows = (staged?.documents ?? []).flatMap((document) => {
    const kept = stored.find((one) => one.staged === staged?.id && one.index === document.index)
    const { characters, turns } = document
    const speakers = document.speakers.map(({ label }) => label)
    return kept ? [{ source, document: kept.document, title: kept.title, characters, turns, speakers }] : []
  })
  if (rows.length > 0) return rows
  const reason = rejected ?? { reason: 'no_text', sentence: 'Nothing was found in it.' }
  return [
    {
      source,
      document: null,
      title: null,
      characters: 0,
      turns: 0,
      speakers: [],
      rejected: { reason: reason.reason, sentence: reason.sentence },
    },
  ]
}

/** Takes the first of `list` that came of a file, so that a file named twice is answered twice. */
function take<T extends { readonly file: string }>(list: T[], file: string): T | undefined {
  const index = list.findIndex((candidate) => candidate.file === file)
  return index === -1 ? undefined : list.splice(index, 1)[0]
}

export const importSources: CliCommand = {
  options: ['case', 'mode', 'json'],
  run: async (given, workbench) => {
    const file = given.word(0, 'FILE')
    given.word(1, 'SOURCE')
    const sources = given.words.slice(1)
    const mode = given.choice('mode', modes)
    await workbench.open(file)
    const files = sources.map((source) => workbench.grant(source))
    const read = await workbench.ask('import.read', { files })
    const { stored, rejected } = await storeAll(read, given.text('case'), mode, workbench)
    const staged = [...read.staged]
    const rejections = [...read.rejected, ...rejected]
    const rows = sources.flatMap((source, index) => {
      const granted = files[index] ?? ''
      const own = take(staged, granted)
      const kept = stored.some((one) => one.staged === own?.id)
      return rowsOf(source, own, kept ? undefined : take(rejections, granted), stored)
    })
    if (given.json) printJson(rows)
    for (const row of rows) {
      if (row.rejected) process.stderr.write(`import_rejected ${row.source}: ${row.rejected.sentence}\n`)
      else if (!given.json)
        printLine(`${row.title ?? ''}: ${row.characters} characters, ${row.turns} turns (${row.source})`)
    }
    return rows.every((row) => row.rejected) ? 1 : 0
  },
}

export const documents: CliCommand = {
  options: ['json'],
  run: async (given, workbench) => {
    given.atMost(1)
    await workbench.open(given.word(0, 'FILE'))
    const rows = await workbench.ask('document.list', {})
    if (given.json) {
      printJson(
        rows.map(({ id, title, caseName, mode, characters, turns }) => ({
          id,
          title,
          case: caseName,
          mode: modeWords(mode),
          characters,
          turns,
        })),
      )
      return
    }
    printTable(
      ['title', 'case', 'mode', 'characters', 'turns'],
      rows.map((row) => [
        row.title,
        row.caseName ?? '',
        modeWords(row.mode),
        String(row.characters),
        String(row.turns),
      ]),
    )
  },
}

export const turns: CliCommand = {
  options: ['json'],
  run: async (given, workbench) => {
    given.atMost(2)
    const wanted = given.word(1, 'DOCUMENT')
    await workbench.open(given.word(0, 'FILE'))
    const { id } = documentNamed(await workbench.ask('document.list', {}), wanted)
    const document = await workbench.ask('document.text', { document: id })
    const labels = new Map(document.speakers.map((speaker) => [speaker.id, speaker.label]))
    const rows = document.turns.map(({ speaker, timestamp, bodyStart, bodyEnd }) => ({
      speaker: speaker === null ? null : (labels.get(speaker) ?? null),
      timestamp,
      text: document.text.slice(bodyStart, bodyEnd),
    }))
    if (given.json) printJson(rows)
    else
      for (const row of rows)
        printLine(`${row.timestamp === null ? '' : `[${row.timestamp}] `}${row.speaker ?? '–'}: ${row.text}`)
  },
}

export const exportExtracts: CliCommand = {
  options: ['out', 'case', 'coders', 'format', 'no-pseudonyms', 'json'],
  run: async (given, workbench) => {
    given.atMost(1)
    const file = given.word(0, 'FILE')
    const out = path.resolve(given.needed('out'))
    const formats = (given.list('format') ?? ['docx']).map((word) => formatNamed(word))
    await workbench.open(file)
    const caseName = given.text('case')
    const coders = given.list('coders')
    const { files, extracts, withdrawn } = await workbench.ask('export.extracts', {
      folder: workbench.grant(out),
      cases: caseName === undefined ? null : [await caseIdNamed(workbench, caseName)],
      codes: null,
      coders: coders ? await Promise.all(coders.map((name) => coderIdNamed(workbench, name))) : null,
      pseudonyms: !given.flag('no-pseudonyms'),
      formats: [...new Set(formats)],
    })
    if (given.json)
      printJson(
        files.map(({ name, case: caseOf, format, bytes, altered }) => ({
          file: path.join(out, name),
          case: caseOf,
          format,
          bytes,
          altered,
        })),
      )
    else for (const { name } of files) printLine(path.join(out, name))
    if (!given.json) printLine(`${extracts} extracts.`)
    if (!given.json && withdrawn > 0) printLine(withdrawnSentence(withdrawn))
  },
}

function formatNamed(word: string) {
  return chosen(word, exportFormats, '--format')
}
