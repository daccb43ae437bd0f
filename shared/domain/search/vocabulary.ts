import { foldWord } from '../folding.ts'

/** A word of a search: its letters folded, `*` for any letters. */
export interface WordPattern {
  readonly folded: string
  /** Whether it stands for longer words too, where they or what follows a hyphen or apostrophe in them begin so. */
  readonly begins: boolean
}

/** Every word that was met, by number: its folded form, and one form in which it was written. */
export class Vocabulary {
  readonly #numbers = new Map<string, number>()
  readonly #byFolded = new Map<string, number>()
  readonly #folded: string[] = []
  readonly #written: string[] = []
  #ranks: Uint32Array = new Uint32Array()

  get size(): number {
    return this.#folded.length
  }

  /** The number of a word as it is written; a new one gets the next. */
  numberOf(written: string): number {
    const known = this.#numbers.get(written)
    if (known !== undefined) return known
    const folded = foldWord(written)
    // A long slice would keep the whole text alive in memory that it was cut from.
    const own = Array.from(written).join('')
    let number = this.#byFolded.get(folded)
    if (number === undefined) {
      number = this.#folded.length
      this.#byFolded.set(folded, number)
      this.#folded.push(folded)
      this.#written.push(own.toLowerCase())
    }
    this.#numbers.set(own, number)
    return number
  }

  foldedOf(number: number): string {
    return this.#folded[number] ?? ''
  }

  /** In small letters, with its accents as they were met first. */
  writtenOf(number: number): string {
    return this.#written[number] ?? ''
  }

  /** One byte a word, 1 where the pattern fits it. */
  fitting({ folded, begins }: WordPattern): Uint8Array {
    const fits = new Uint8Array(this.size)
    if (!begins && !folded.includes('*')) {
      const only = this.#byFolded.get(folded)
      if (only !== undefined) fits[only] = 1
      return fits
    }
    const test = testFor(folded, begins)
    this.#folded.forEach((word, number) => {
      if (test(word)) fits[number] = 1
    })
    return fits
  }

  /** Where each word stands among all when they are put in order. */
  ranks(): Uint32Array {
    if (this.#ranks.length !== this.size) {
      const order = this.#folded.map((word, number) => ({ word, number }))
      order.sort((a, b) => (a.word < b.word ? -1 : a.word > b.word ? 1 : 0))
      const ranks = new Uint32Array(this.size)
      order.forEach(({ number }, rank) => {
        ranks[number] = rank
      })
      this.#ranks = ranks
    }
    return this.#ranks
  }
}

/** Whether a folded word is one that a pattern stands for. */
function testFor(folded: string, begins: boolean): (word: string) => boolean {
  if (folded.includes('*')) return wildTest(folded)
  if (!begins) return (word) => word === folded
  return (word) => word.startsWith(folded) || word.includes(`-${folded}`) || word.includes(`'${folded}`)
}

/** Whether a word is one that a pattern with asterisks stands for, in time linear in their lengths' product at worst. */
function wildTest(pattern: string): (word: string) => boolean {
  const [head = '', ...parts] = pattern.split('*')
  const tail = parts.pop() ?? ''
  return (word) => {
    if (word.length < head.length + tail.length || !word.startsWith(head) || !word.endsWith(tail))
      return false
    let at = head.length
    const end = word.length - tail.length
    for (const part of parts) {
      const found = word.indexOf(part, at)
      if (found === -1 || found + part.length > end) return false
      at = found + part.length
    }
    return at <= end
  }
}
