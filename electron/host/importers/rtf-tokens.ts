import { Tokenize } from 'rtf-stream-parser'
import { ImportProblem } from './import-problem.ts'

/** One token of an RTF file, in the order of the file. */
export type RtfToken =
  | { readonly kind: 'open' }
  | { readonly kind: 'close' }
  /** A control word or symbol; `\'xx` comes as bytes. */
  | { readonly kind: 'control'; readonly word: string; readonly param: number | null }
  /** Characters as bytes of the current code page; `escaped` for one written as `\'xx`. */
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array; readonly escaped: boolean }

// As rtf-stream-parser numbers them (its enum exists for the compiler only).
const GROUP_START = 0
const GROUP_END = 1
const CONTROL = 2

/**
 * Cuts an RTF file into tokens and hands each over as it comes.
 * @throws ImportProblem damaged
 */
export async function eachRtfToken(bytes: Uint8Array, take: (token: RtfToken) => void): Promise<void> {
  const source = prepare(withoutBinary(Buffer.from(bytes).toString('latin1')))
  const tokenizer = new Tokenize()
  await new Promise<void>((resolve, reject) => {
    tokenizer.on('data', (token: { type: number; word?: string; param?: number; data?: Buffer }) => {
      try {
        if (token.type === GROUP_START) take({ kind: 'open' })
        else if (token.type === GROUP_END) take({ kind: 'close' })
        else if (token.type === CONTROL && token.word !== "'") {
          take({ kind: 'control', word: token.word ?? '', param: token.param ?? null })
        } else if (token.data) take({ kind: 'bytes', bytes: token.data, escaped: token.type === CONTROL })
      } catch (error) {
        tokenizer.destroy(error instanceof Error ? error : new Error(String(error)))
      }
    })
    tokenizer.on('error', reject)
    tokenizer.on('end', resolve)
    tokenizer.end(Buffer.from(source, 'latin1'))
  })
}

/**
 * Smooths what the tokenizer trips over. Line ends between tokens mean nothing, but it gathers text across them at a
 * cost that grows with the square of a picture's size; and it takes the hyphen of `\tab- no` for a sign.
 */
function prepare(source: string): string {
  return source.replace(
    /(\\(?:\r\n?|\n))|(\\'[0-9a-f]{2})|\\'|(\\[\\{}~_*|:-])|(\\[a-z]+(?:-?\d+)?)([\r\n]+|-(?!\d))|[\r\n]+/gi,
    (all, lineBreak?: string, hex?: string, symbol?: string, word?: string, after?: string) => {
      if (lineBreak) return '\\par '
      if (hex ?? symbol) return all
      if (word) return after === '-' ? `${word} -` : `${word} `
      return ''
    },
  )
}

/** Takes out binary data, whose length the file states: it may hold anything, and is never text. */
function withoutBinary(source: string): string {
  const parts: string[] = []
  let from = 0
  const pattern = /\\(?:bin(\d+) ?|[^])/g
  for (let found = pattern.exec(source); found; found = pattern.exec(source)) {
    if (found[1] === undefined) continue
    const length = Number(found[1])
    const end = found.index + found[0].length + length
    if (end > source.length) throw new ImportProblem('damaged', 'It states more binary data than it holds.')
    parts.push(source.slice(from, found.index))
    from = end
    pattern.lastIndex = end
  }
  if (from === 0) return source
  parts.push(source.slice(from))
  return parts.join('')
}
