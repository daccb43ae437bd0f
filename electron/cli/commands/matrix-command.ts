import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { CallInput } from '#shared/contract/index.ts'
import {
  matrixFormats,
  matrixMeasures,
  matrixNormalisations,
  type MatrixFormat,
} from '#shared/contract/matrices.ts'
import { Refusal } from '#shared/errors.ts'
import { withdrawnSentence } from '#shared/withdrawn-sentence.ts'
import { chosen, type Arguments } from '../arguments.ts'
import { printLine } from '../output.ts'
import { attributeNamed, narrowedBy, narrowingOptions, proximityBy } from '../query-options.ts'
import { UsageError } from '../usage.ts'
import type { Workbench } from '../workbench.ts'
import type { CliCommand } from './command.ts'

type Question = CallInput<'matrix.compute'>

const kinds = ['codes', 'cases', 'documents', 'modes', 'coders', 'rounds', 'participants'] as const

async function axisBy(words: string, given: Arguments, workbench: Workbench): Promise<Question['rows']> {
  const attribute = /^attribute[\s:=]+(\S.*)$/iu.exec(words.trim())?.[1]
  if (attribute !== undefined) return { kind: 'attribute', ...(await attributeNamed(workbench, attribute)) }
  const kind = chosen(words, kinds, 'LINES')
  if (kind !== 'codes' || !given.flag('children')) return { kind }
  const { codes } = await workbench.ask('codebook.tree', {})
  const own = codes.filter(({ free, retired }) => !free && !retired)
  return own.length === 0
    ? { kind }
    : { kind, codes: own.map(({ id }) => ({ code: id, withChildren: true })) }
}

async function questionBy(given: Arguments, workbench: Workbench): Promise<Question> {
  const proximity = proximityBy(given)
  const sort = given.choice('sort', ['given', 'value'] as const) ?? 'given'
  return {
    rows: await axisBy(given.needed('rows'), given, workbench),
    columns: await axisBy(given.needed('columns'), given, workbench),
    query: await narrowedBy(given, workbench),
    measure: given.choice('measure', matrixMeasures) ?? 'codings',
    of: given.choice('of', ['codings', 'text'] as const) ?? 'codings',
    proximity,
    sortRows: sort,
    sortColumns: sort,
    normalise: given.choice('normalise', matrixNormalisations) ?? 'none',
    suppressBelow: given.number('suppress', 3) ?? null,
  }
}

/**
 * Writes one file into a new folder beside `near`, hands it to `take`, and takes the folder away.
 * @returns how much is left out, because someone is heard who has withdrawn
 */
async function written(
  workbench: Workbench,
  asked: Pick<CallInput<'matrix.export'>, 'question' | 'pseudonyms'>,
  {
    format,
    near,
    take,
  }: { readonly format: MatrixFormat; readonly near: string; readonly take: (file: string) => void },
): Promise<number> {
  const folder = mkdtempSync(path.join(near, '.matrix-'))
  try {
    const { files, withdrawn } = await workbench.ask('matrix.export', {
      folder: workbench.grant(folder),
      ...asked,
      formats: [format],
    })
    for (const { name } of files) take(path.join(folder, name))
    return withdrawn
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Tables of what was coded: to a file, or printed. */
export const matrix: CliCommand = {
  options: [
    ...narrowingOptions,
    'rows',
    'columns',
    'measure',
    'of',
    'normalise',
    'sort',
    'suppress',
    'no-pseudonyms',
    'format',
    'out',
  ],
  run: async (given, workbench) => {
    given.atMost(1)
    const file = given.word(0, 'FILE')
    const format = given.choice('format', matrixFormats) ?? 'csv'
    const out = given.text('out')
    if (out === undefined && format === 'xlsx') throw new UsageError('--out is missing')
    given.needed('rows')
    given.needed('columns')
    await workbench.open(file)
    const asked = {
      question: await questionBy(given, workbench),
      pseudonyms: !given.flag('no-pseudonyms'),
    }
    if (out === undefined) {
      const print = (from: string) => process.stdout.write(readFileSync(from))
      await written(workbench, asked, { format, near: tmpdir(), take: print })
      return
    }
    const target = path.resolve(out)
    if (existsSync(target))
      throw new Refusal('validation', { reason: 'file_exists', name: path.basename(target) })
    mkdirSync(path.dirname(target), { recursive: true })
    const withdrawn = await written(workbench, asked, {
      format,
      near: path.dirname(target),
      take: (from) => renameSync(from, target),
    })
    printLine(target)
    if (withdrawn > 0)
      printLine(withdrawnSentence(withdrawn, asked.question.of === 'text' ? 'turn' : 'extract'))
  },
}
