import type { Span } from '#shared/domain/span.ts'
import type { Counting } from './counting.ts'
import { evened } from './evened.ts'
import type { RefiSelection } from './refi-project.ts'

/** Where the positions of a file lie in a text as Concord keeps it: line ends LF, offsets in UTF-16 code units. */
export class Positions {
  /** The text as Concord keeps it. */
  readonly text: string
  readonly hasCrlf: boolean
  readonly #raw: string
  readonly #hasPairs: boolean
  readonly #tables = new Map<string, Uint32Array>()

  /** @param raw the text as it stands in the file, its line ends and all */
  constructor(raw: string) {
    this.#raw = raw
    this.hasCrlf = raw.includes('\r\n')
    this.text = raw.includes('\r') ? raw.replace(/\r\n?/gu, '\n') : raw
    this.#hasPairs = /[\u{10000}-\u{10ffff}]/u.test(raw)
  }

  /** The span of a selection when positions are counted in this way; null where it is empty, reversed or leaves the text. */
  spanOf({ start, end }: Pick<RefiSelection, 'start' | 'end'>, way: Counting): Span | null {
    const [from, to] = [this.#offset(start, way), this.#offset(way.inclusive ? end + 1 : end, way)]
    return from === null || to === null || from >= to ? null : { start: from, end: to }
  }

  /** The words of a selection, white space evened out; null where it has none. */
  wordsOf(selection: Pick<RefiSelection, 'start' | 'end'>, way: Counting): string | null {
    const span = this.spanOf(selection, way)
    return span && evened(this.text.slice(span.start, span.end))
  }

  #offset(position: number, { unit, crlfAsOne }: Counting): number | null {
    if (!Number.isSafeInteger(position) || position < 0) return null
    // Two ways of counting part only where there is something that they count differently.
    const pairs = unit === 'code points' && this.#hasPairs
    const ends = !crlfAsOne && this.hasCrlf
    if (!pairs && !ends) return position <= this.text.length ? position : null
    const table = this.#table(pairs, ends)
    return table[position] ?? null
  }

  /** For every position, and for the end, the offset in the text. */
  #table(pairs: boolean, ends: boolean): Uint32Array {
    const key = `${pairs} ${ends}`
    const known = this.#tables.get(key)
    if (known) return known
    const source = ends ? this.#raw : this.text
    const table = new Uint32Array(source.length + 1)
    let position = 0
    let offset = 0
    for (let at = 0; at < source.length;) {
      table[position] = offset
      position += 1
      const unit = source.charCodeAt(at)
      const isPair = pairs && unit >= 0xd800 && unit <= 0xdbff && isLow(source.charCodeAt(at + 1))
      const width = isPair ? 2 : 1
      // Of CRLF, the line end itself is the second character.
      if (!(unit === 0x0d && source.charCodeAt(at + 1) === 0x0a)) offset += width
      at += width
    }
    table[position] = offset
    const whole = table.slice(0, position + 1)
    this.#tables.set(key, whole)
    return whole
  }
}

function isLow(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff
}
