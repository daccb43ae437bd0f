import { createHash } from 'node:crypto'
import { closeSync, openSync, readFileSync, readSync, statSync } from 'node:fs'
import type { CodebookReading } from '#shared/contract/codebook-files.ts'
import type { CodebookFileCode } from '#shared/contract/codebook.ts'
import { Refusal } from '#shared/errors.ts'
import { readDescription } from '../exchange/description-sections.ts'
import { normalGuid } from '../exchange/guid.ts'
import { readQdc } from '../exchange/read-qdc.ts'
import { tableCodes, type RawCode, type RawCodebook } from '../importers/codebook-table.ts'
import { extensionOf } from '../importers/formats.ts'
import { ImportProblem } from '../importers/import-problem.ts'
import { readSource } from '../importers/read-source.ts'
import { fingerprintOf, openForeignCopy, type ReadDb } from '../project/index.ts'
import { listCodes, listExamples } from '../store/code-store.ts'
import { readCodebookFile } from './codebook-files.ts'
import { tidyCodes, type ToldCodebook } from './codebook-file-tidying.ts'
import type { Grant } from './grants.ts'
import { sha256 } from './hashing.ts'

/** A codebook as a file tells it. */
export interface CodebookContent extends ToldCodebook {
  readonly fileName: string
  readonly format: CodebookReading['format']
  /** Changes whenever the file's codebook does. */
  readonly fingerprint: string
}

type Read = (file: Grant, means: Means) => RawRead | Promise<RawRead>
type RawRead = RawCodebook & { readonly fingerprint: string }

interface Means {
  /** The path of the open project, beside which a copy may lie. */
  readonly mine: string
  readonly signal: AbortSignal
}

/** The largest file read at once in this very thread, in bytes. Tables are read in one that can be killed. */
const largest = 16 * 1024 * 1024

const readers: { readonly [Format in CodebookReading['format']]: Read } = {
  concord: ({ path }, { mine }) => {
    const copy = openForeignCopy(path, mine)
    try {
      return copy.project.read((db) => ({ ...projectCodes(db), fingerprint: fingerprintOf(db) }))
    } finally {
      copy.drop()
    }
  },
  json: (file) => {
    const bytes = bytesOf(file)
    const { codes } = readCodebookFile(file.path, file.name)
    return { codes: [...starterCodes(codes)], notices: [], fingerprint: sha256(bytes) }
  },
  qdc: (file) => {
    const bytes = bytesOf(file)
    const { codes, notices } = readQdc(bytes, file.name)
    const raw = codes.map(({ guid, parentGuid, name, colour, codable, description }) => ({
      key: guid,
      id: normalGuid(guid),
      parent: parentGuid,
      name,
      told: { ...readDescription(description), codable, ...(colour === null ? {} : { colour }) },
      retired: false,
    }))
    return { codes: raw, notices, fingerprint: sha256(bytes) }
  },
  csv: readTable,
  xlsx: readTable,
}

async function readTable(file: Grant, { signal }: Means): Promise<RawRead> {
  const read = await readSource(file, { signal })
  if (read.kind !== 'table') throw new ImportProblem('not_what_it_says', 'It is no table.')
  return { ...tableCodes(read.table), fingerprint: read.sha256 }
}

/**
 * Reads the codes of a file and makes them such that a codebook can hold them. Nothing is written; a project is read in
 * a copy of its own.
 * @throws Refusal import_rejected, not_found, cancelled; of a project, as opening one
 */
export async function readCodebook(file: Grant, means: Means): Promise<CodebookContent> {
  try {
    const format = formatOf(file)
    const { fingerprint, ...raw } = await readers[format](file, means)
    return { ...tidyCodes(raw), fileName: file.name, format, fingerprint: withFormat(format, fingerprint) }
  } catch (error) {
    if (!(error instanceof ImportProblem)) throw error
    const { reason, detail } = error
    throw new Refusal('import_rejected', { source: file.name, reason, detail }, { cause: error })
  }
}

function withFormat(format: string, fingerprint: string): string {
  return createHash('sha256').update(`${format} ${fingerprint}`).digest('hex')
}

/** A project is known by its first bytes, everything else by its name. @throws Refusal not_found; ImportProblem */
function formatOf({ path, name }: Grant): CodebookReading['format'] {
  if (headOf(path, name) === 'SQLite format 3\0') return 'concord'
  switch (extensionOf(name)) {
    case 'concord':
      return 'concord'
    case 'json':
      return 'json'
    case 'qdc':
      return 'qdc'
    case 'csv':
    case 'tsv':
    case 'tab':
      return 'csv'
    case 'xlsx':
      return 'xlsx'
    default:
      throw new ImportProblem('unsupported_format', extensionOf(name))
  }
}

function headOf(path: string, name: string): string {
  try {
    if (!statSync(path).isFile()) throw new ImportProblem('unreadable', 'It is no ordinary file.')
    const file = openSync(path, 'r')
    try {
      const head = Buffer.alloc(16)
      return head.toString('latin1', 0, readSync(file, head))
    } finally {
      closeSync(file)
    }
  } catch (error) {
    if (error instanceof ImportProblem) throw error
    throw new Refusal('not_found', { what: 'file', name }, { cause: error })
  }
}

function bytesOf({ path, name }: Grant): Uint8Array {
  if (statSync(path).size > largest) throw new ImportProblem('too_large')
  try {
    return readFileSync(path)
  } catch (error) {
    throw new Refusal('not_found', { what: 'file', name }, { cause: error })
  }
}

/** The codebook of a project; its free codes are none of it. */
function projectCodes(db: ReadDb): RawCodebook {
  const examples = Map.groupBy(listExamples(db), ({ codeId }) => codeId)
  const codes = listCodes(db)
    .filter(({ free }) => !free)
    .toSorted((one, other) => one.position - other.position || (one.id < other.id ? -1 : 1))
    .map((row): RawCode => {
      const textsOf = (kind: string) =>
        (examples.get(row.id) ?? []).filter((one) => one.kind === kind).map(({ text }) => text)
      return {
        key: row.id,
        id: row.id,
        parent: row.parent,
        name: row.name,
        told: {
          colour: row.colour,
          codable: row.codable,
          brief: row.brief,
          definition: row.definition,
          whenToUse: row.whenToUse,
          whenNotToUse: row.whenNotToUse,
          examples: textsOf('example'),
          closeButNo: textsOf('close_but_no'),
          synonyms: [...row.synonyms],
        },
        retired: row.retiredAt !== null,
      }
    })
  return { codes, notices: [] }
}

/** The codes of a JSON codebook, whose keys count them in reading order. */
function* starterCodes(
  codes: readonly CodebookFileCode[],
  parent: string | null = null,
  at = '',
): Generator<RawCode> {
  for (const [index, { name, children, colour, ...told }] of codes.entries()) {
    const key = `${at}${index + 1}`
    yield { key, id: null, parent, name, told: { ...told, ...(colour ? { colour } : {}) }, retired: false }
    yield* starterCodes(children, key, `${key}.`)
  }
}
