/** Words of a vocabulary by their numbers. */
export interface WordSet {
  /** One byte a word of the vocabulary, 1 where it is one of them. */
  readonly flags: Uint8Array
  /** Their numbers, ascending. */
  readonly numbers: Uint32Array
}

/** @param flags one byte a word of the vocabulary, 0 or 1 */
export function wordSet(flags: Uint8Array): WordSet {
  let size = 0
  for (const flag of flags) size += flag
  const numbers = new Uint32Array(size)
  let next = 0
  flags.forEach((flag, number) => {
    if (flag === 1) numbers[next++] = number
  })
  return { flags, numbers }
}

/** Looking for a word in an ascending list takes about as long as looking at so many words one by one. */
const stepsPerSearch = 16

const areFew = ({ numbers }: WordSet, held: Uint32Array) => numbers.length * stepsPerSearch < held.length

/** The first place of an ascending list, not before `from`, with a number of at least `least`; its length where there is none. */
export function firstFrom(ascending: Uint32Array, least: number, from = 0): number {
  let low = from
  let high = ascending.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((ascending[middle] ?? 0) >= least) high = middle
    else low = middle + 1
  }
  return low
}

/** Whether an ascending list holds any word of a set. */
export function holdsAny(held: Uint32Array, words: WordSet): boolean {
  if (areFew(words, held)) return words.numbers.some((number) => held[firstFrom(held, number)] === number)
  return held.some((number) => words.flags[number] === 1)
}

/** Used again from list to list. */
let found = new Uint32Array(1 << 12)

/** Where in an ascending list the words of a set are, in order. Holds until it is called again. */
export function placesHeld(held: Uint32Array, words: WordSet): Uint32Array {
  if (found.length < held.length) found = new Uint32Array(held.length * 2)
  let length = 0
  if (areFew(words, held)) {
    let from = 0
    for (const number of words.numbers) {
      from = firstFrom(held, number, from)
      if (held[from] === number) found[length++] = from
    }
  } else {
    for (let at = 0; at < held.length; at += 1) if (words.flags[held[at] ?? 0] === 1) found[length++] = at
  }
  return found.subarray(0, length)
}
