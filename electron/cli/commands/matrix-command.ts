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
import { attributeNamed } from '../attribute-naming.ts'
import { printLine } from '../output.ts'
import { narrowedBy, narrowingOptions, proximityBy, repeatedNarrowing } from '../query-options.ts'
import { UsageError } from '../usage.ts'
import type { Workbench } from '../workbench.ts'
import type { CliCommand } from './command.ts'

type Question = CallInput<'matrix.compute'>

const kinds = ['codes', 'cases', 'documents', 'modes', 'coders', 'rounds', 'participants'] as const

/** What LINES of a table are: of a kind, or by an attribute of this name. @throws UsageError */
function axisKind(words: string): (typeof kinds)[number] | { readonly attribute: string } {
  const attribute = /^attribute[\s:=]+(\S.*)$/iu.exec(words.trim())?.[1]
  return attribute === undefined ? chosen(words, kinds, 'LINES') : { attribute }
}

async function axisBy(words: string, given: Arguments, workbench: Workbench): Promise<Question['rows']> {
  const kind = axisKind(words)
  if (typeof kind === 'object') {
    const { entity, name } = await attributeNamed(workbench, kind.attribute)
    return { kind: 'attribute', entity, name }
  }
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

function tellWithdrawn(withdrawn: number, { of }: Question): void {
  if (withdrawn > 0) printLine(withdrawnSentence(withdrawn, of === 'text' ? 'turn' : 'extract'))
}

/**
 * The format that was asked for, or that the file's name ends in; CSV where neither says.
 * @throws UsageError where they disagree, or the name alone ends in what no table is written as
 */
function formatFor(asked: MatrixFormat | undefined, out: string | undefined): MatrixFormat {
  const ending = path.extname(out ?? '').toLowerCase()
  const told = matrixFormats.find((format) => `.${format}` === ending)
  if (asked !== undefined && told !== undefined && asked !== told)
    throw new UsageError(`--format is ${asked}, but --out ends in ${ending}`)
  if (asked === undefined && told === undefined && ending !== '')
    throw new UsageError(
      `--out ends in ${ending}: end it in ${matrixFormats.map((format) => `.${format}`).join(', ')}, or give --format`,
    )
  return asked ?? told ?? 'csv'
}

/** @throws UsageError where it is said how codes stand to codes, and rows or columns are others */
function refuseNearnessOfOthers(given: Arguments): void {
  const isOfCodes = [given.needed('rows'), given.needed('columns')].every(
    (words) => axisKind(words) === 'codes',
  )
  const said = (['near', 'same', 'same-coder'] as const).find((name) =>
    name === 'same-coder' ? given.flag(name) : given.text(name) !== undefined,
  )
  if (!isOfCodes && said !== undefined)
    throw new UsageError(`--${said} says how codes stand to codes: --rows and --columns must both be codes`)
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
  repeated: repeatedNarrowing,
  run: async (given, workbench) => {
    given.atMost(1)
    const file = given.word(0, 'FILE')
    const out = given.text('out')
    const format = formatFor(given.choice('format', matrixFormats), out)
    refuseNearnessOfOthers(given)
    await workbench.open(file)
    const asked = {
      question: await questionBy(given, workbench),
      pseudonyms: !given.flag('no-pseudonyms'),
    }
    if (out === undefined && format === 'xlsx') {
      const folder = process.cwd()
      const { files, withdrawn } = await workbench.ask('matrix.export', {
        folder: workbench.grant(folder),
        ...asked,
        formats: [format],
      })
      for (const { name } of files) printLine(path.join(folder, name))
      tellWithdrawn(withdrawn, asked.question)
      return
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
    tellWithdrawn(withdrawn, asked.question)
  },
}
