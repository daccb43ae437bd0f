import type { Span } from '#shared/domain/span.ts'
import { unite } from '#shared/domain/span.ts'
import type { SourceText } from '#shared/domain/transcript.ts'
import { holdsControls, withLineFeeds } from './decode-text.ts'
import { ImportProblem } from './import-problem.ts'
import { MAX_TEXT_LENGTH } from './limits.ts'

/** A stretch of words with its weight. */
export interface Piece {
  readonly text: string
  readonly bold: boolean
}

/** Puts a text together piece by piece, and remembers which stretches were bold (UTF-16 offsets, half-open). */
export class TextBuilder {
  readonly #parts: string[] = []
  readonly #bold: Span[] = []
  #length = 0
  #last = ''

  /** UTF-16 code units so far. */
  get length(): number {
    return this.#length
  }

  /** The last UTF-16 code unit appended; empty at the start. */
  get last(): string {
    return this.#last
  }

  /** @throws ImportProblem too_large */
  append(words: string, bold = false): void {
    if (words === '') return
    const text = withLineFeeds(words)
    const start = this.#length
    this.#length += text.length
    if (this.#length > MAX_TEXT_LENGTH) throw tooLong()
    this.#parts.push(text)
    this.#last = text.charAt(text.length - 1)
    if (bold && text.trim() !== '') this.#bold.push({ start, end: this.#length })
  }

  appendPieces(pieces: readonly Piece[]): void {
    for (const piece of pieces) this.append(piece.text, piece.bold)
  }

  finish(title: string | null = null, warnings: readonly string[] = []): SourceText {
    return sourceText(this.#parts.join(''), { bold: unite(this.#bold), title, warnings })
  }
}

/** A source text without layout; line ends must be LF already. */
export function sourceText(
  text: string,
  more: { bold?: readonly Span[]; title?: string | null; warnings?: readonly string[] } = {},
): SourceText {
  if (text.length > MAX_TEXT_LENGTH) throw tooLong()
  if (holdsControls(text))
    throw new ImportProblem('invalid_encoding', 'It holds control characters, which no text has.')
  if (text.trim() === '') throw new ImportProblem('no_text')
  const title = more.title?.trim().replace(/\s+/g, ' ')
  return {
    text,
    bold: more.bold ?? [],
    stated: null,
    title: title ? title : null,
    warnings: more.warnings ?? [],
  }
}

function tooLong(): ImportProblem {
  return new ImportProblem('too_large', 'The file holds more than 20 million characters of text.')
}
