import { add, at } from './numeric.ts'

/** Up to so many counts are kept in an array; beyond, in maps. */
const mostDense = 1_000_000

/** Weights by code and by who chose it, a coder a bit of `mask`; masks come back in the order they came. */
export class MaskCounts {
  readonly #masks: number
  readonly #dense: Float64Array
  readonly #order: number[][]
  readonly #sparse: Map<number, number>[]

  constructor(codes: number, coders: number) {
    const masks = 2 ** coders
    const fits = codes * masks <= mostDense
    this.#masks = fits ? masks : 0
    this.#dense = new Float64Array(fits ? codes * masks : 0)
    this.#order = Array.from({ length: fits ? codes : 0 }, () => [])
    this.#sparse = Array.from({ length: fits ? 0 : codes }, () => new Map<number, number>())
  }

  /** @param weight more than 0 */
  add(code: number, mask: number, weight: number): void {
    if (this.#masks > 0) {
      const place = code * this.#masks + mask
      if (at(this.#dense, place) === 0) this.#order[code]?.push(mask)
      add(this.#dense, place, weight)
    } else {
      const counts = this.#sparse[code]
      counts?.set(mask, (counts.get(mask) ?? 0) + weight)
    }
  }

  /** The masks that a code has, with their weights. */
  of(code: number): readonly (readonly [mask: number, weight: number])[] {
    if (this.#masks === 0) return [...(this.#sparse[code] ?? [])]
    return (this.#order[code] ?? []).map((mask) => [mask, at(this.#dense, code * this.#masks + mask)])
  }
}
