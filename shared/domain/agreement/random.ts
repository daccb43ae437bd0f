/** Draws numbers from 0 (included) to 1 (left out). */
export type Random = () => number

/**
 * A seeded generator (xoshiro128**, its state filled by splitmix32): the same seed gives the same draws on
 * every machine, so that an interval can be worked out again.
 * Source: Blackman and Vigna (2021), ACM Trans. Math. Softw. 47(4).
 * @param seed a whole number; its lowest 32 bits count
 */
export function seededRandom(seed: number): Random {
  let filler = seed | 0
  const fill = () => {
    filler = (filler + 0x9e3779b9) | 0
    let mixed = Math.imul(filler ^ (filler >>> 16), 0x21f0aaad)
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97)
    return mixed ^ (mixed >>> 15)
  }
  let a = fill()
  let b = fill()
  let c = fill()
  let d = fill()
  return () => {
    const scaled = Math.imul(b, 5)
    const result = Math.imul((scaled << 7) | (scaled >>> 25), 9)
    const carried = b << 9
    c ^= a
    d ^= b
    b ^= c
    a ^= d
    c ^= carried
    d = (d << 11) | (d >>> 21)
    return (result >>> 0) / 4294967296
  }
}

/** A whole number from 0 to `below` - 1, each as likely. */
export function drawBelow(random: Random, below: number): number {
  return Math.floor(random() * below)
}
