import { bitCount } from './numeric.ts'

/**
 * Every distinct set of codes that occurs, numbered in order of appearance. A set is a row of bits, one a
 * code, in 32-bit words; equal sets have equal numbers, so that comparing two sets costs a few operations.
 */
export class CodeSets {
  /** How many 32-bit words a set takes. */
  readonly words: number
  readonly #numbers = new Map<number | string, number>()
  readonly #bits: number[] = []
  readonly #sizes: number[] = []

  /** @param codes how many codes there are to choose from */
  constructor(codes: number) {
    this.words = Math.max(1, Math.ceil(codes / 32))
  }

  /** How many distinct sets have been seen. */
  get count(): number {
    return this.#sizes.length
  }

  /** The number of the set whose words stand in `bits` from `offset` on. */
  numberOf(bits: Int32Array, offset: number): number {
    const key = this.words === 1 ? (bits[offset] ?? 0) : bits.subarray(offset, offset + this.words).join()
    const known = this.#numbers.get(key)
    if (known !== undefined) return known
    const number = this.#sizes.length
    this.#numbers.set(key, number)
    let size = 0
    for (let word = 0; word < this.words; word++) {
      const value = bits[offset + word] ?? 0
      this.#bits.push(value)
      size += bitCount(value)
    }
    this.#sizes.push(size)
    return number
  }

  /** How many codes set `number` has. */
  sizeOf(number: number): number {
    return this.#sizes[number] ?? 0
  }

  /** Word `word` of set `number`. */
  wordOf(number: number, word: number): number {
    return this.#bits[number * this.words + word] ?? 0
  }

  /** The codes of set `number`, ascending. */
  codesOf(number: number): number[] {
    const codes: number[] = []
    for (let word = 0; word < this.words; word++) {
      let rest = this.wordOf(number, word)
      while (rest !== 0) {
        const bit = 31 - Math.clz32(rest & -rest)
        codes.push(word * 32 + bit)
        rest &= rest - 1
      }
    }
    return codes
  }

  /** The codes of all sets, ascending, one set after the other, and where each set's begin. */
  members(): { readonly codes: Int32Array; readonly starts: Int32Array } {
    const starts = new Int32Array(this.count + 1)
    for (let set = 0; set < this.count; set++) starts[set + 1] = (starts[set] ?? 0) + this.sizeOf(set)
    const codes = new Int32Array(starts[this.count] ?? 0)
    let filled = 0
    for (let set = 0; set < this.count; set++) {
      for (let word = 0; word < this.words; word++) {
        for (let rest = this.wordOf(set, word); rest !== 0; rest &= rest - 1) {
          codes[filled++] = word * 32 + 31 - Math.clz32(rest & -rest)
        }
      }
    }
    return { codes, starts }
  }

  /** How many codes two sets share. */
  shared(first: number, second: number): number {
    let shared = 0
    for (let word = 0; word < this.words; word++) {
      shared += bitCount(this.wordOf(first, word) & this.wordOf(second, word))
    }
    return shared
  }
}
