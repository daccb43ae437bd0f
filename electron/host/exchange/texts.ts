import { decodeText } from '../importers/decode-text.ts'
import { formatByName, mediaTypeOf } from '../importers/formats.ts'
import { ImportProblem } from '../importers/import-problem.ts'
import { MAX_TEXT_LENGTH } from '../importers/limits.ts'
import { parseSource } from '../importers/parse-source.ts'
import type { ZipEntries } from '../importers/zip-guard.ts'

/** The words of a source as they stand in the file. */
export interface FoundText {
  /** Its line ends as they are. */
  readonly raw: string
  readonly fileName: string
  readonly mediaType: string
  readonly bytes: Uint8Array
  /** Whether it was made from a text with layout: the file's positions count in another text. */
  readonly fromRich: boolean
  /** How many control characters, which no text has, gave way to "\ufffd". */
  readonly replaced: number
}

/** Why there are no words: the text is not in the file, lies outside of it, or can't be read. */
export type NoText = 'none' | 'outside' | 'unreadable' | 'empty'

const elsewhere = /^(?:relative:|absolute:|file:|https?:|\/\/|[a-z]:[\\/]|\\)/iu

/** Finds the texts of a .qdpx among its entries. */
export class Texts {
  readonly #entries: ReadonlyMap<string, { readonly name: string; readonly bytes: Buffer }>

  constructor(entries: ZipEntries) {
    this.#entries = new Map([...entries].map(([name, bytes]) => [name.toLowerCase(), { name, bytes }]))
  }

  /** The plain text of a source or note; where there is none, that of its text with layout. */
  async find(one: {
    readonly textPath: string | null
    readonly richPath: string | null
    readonly content: string | null
  }): Promise<FoundText | NoText> {
    const plain = one.textPath === null ? 'none' : this.#entry(one.textPath)
    if (typeof plain !== 'string') return readPlain(plain.name, plain.bytes)
    if (one.content !== null) return readPlain('text.txt', Buffer.from(one.content))
    const rich = one.richPath === null ? 'none' : this.#entry(one.richPath)
    if (typeof rich !== 'string') return readRich(rich.name, rich.bytes)
    return plain === 'none' ? rich : plain
  }

  #entry(path: string): { name: string; bytes: Buffer } | 'none' | 'outside' {
    if (elsewhere.test(path.trim())) return 'outside'
    const name = path
      .trim()
      .replace(/^internal:\/*/iu, '')
      .replace(/^\/+/u, '')
      .toLowerCase()
    return this.#entries.get(`sources/${name}`) ?? this.#entries.get(name) ?? 'none'
  }
}

function readPlain(name: string, bytes: Buffer): FoundText | NoText {
  let raw: string
  try {
    raw = decode(bytes)
  } catch (error) {
    if (error instanceof ImportProblem) return 'unreadable'
    throw error
  }
  if (raw.length > MAX_TEXT_LENGTH) throw new ImportProblem('too_large', 'One of its texts is too long.')
  if (raw.trim() === '') return 'empty'
  let replaced = 0
  const clean = raw.replace(/(?![\t\n\v\f\r\u007f-\u009f])\p{Cc}/gu, () => {
    replaced += 1
    return '\ufffd'
  })
  return {
    raw: clean,
    fileName: name.split('/').at(-1) ?? name,
    mediaType: mediaTypeOf('txt'),
    bytes,
    fromRich: false,
    replaced,
  }
}

/** UTF-8 as the standard wants it, UTF-16 by its mark; what is neither is read as other texts are, line ends and all. */
function decode(bytes: Buffer): string {
  const mark = bytes.subarray(0, 2).toString('hex')
  const encoding = mark === 'fffe' ? 'utf-16le' : mark === 'feff' ? 'utf-16be' : 'utf-8'
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    return decodeText(bytes).text
  }
}

async function readRich(name: string, bytes: Buffer): Promise<FoundText | NoText> {
  const format = formatByName(name)
  if (format === null) return 'unreadable'
  try {
    const parsed = await parseSource(name, bytes)
    if (parsed.kind !== 'text') return 'unreadable'
    const raw = parsed.source.text
    if (raw.trim() === '') return 'empty'
    return {
      raw,
      fileName: name.split('/').at(-1) ?? name,
      mediaType: mediaTypeOf(format),
      bytes,
      fromRich: true,
      replaced: 0,
    }
  } catch (error) {
    if (error instanceof ImportProblem) return 'unreadable'
    throw error
  }
}
