/** Milliseconds of a frame that may go into rows nobody sees yet, and how many are measured, then drawn, together. */
const share = 4
const batch = 5

/**
 * Rows that are near the view but not in it, marked a few in every frame: a chunk that comes near all at once would cost
 * the frame it comes in.
 */
export class PaintQueue {
  readonly #paint: (rows: readonly number[]) => void
  readonly #waiting = new Set<number>()
  #frame = 0

  constructor(paint: (rows: readonly number[]) => void) {
    this.#paint = paint
  }

  add(rows: readonly number[]): void {
    for (const row of rows) this.#waiting.add(row)
    if (this.#waiting.size > 0 && this.#frame === 0) this.#frame = requestAnimationFrame(() => this.#work())
  }

  /** To be called for rows that were painted meanwhile, or are no longer near. */
  drop(rows: readonly number[]): void {
    for (const row of rows) this.#waiting.delete(row)
  }

  destroy(): void {
    cancelAnimationFrame(this.#frame)
    this.#waiting.clear()
  }

  #work(): void {
    this.#frame = 0
    const began = performance.now()
    while (this.#waiting.size > 0 && performance.now() - began < share) {
      const rows = [...this.#waiting.values().take(batch)]
      this.drop(rows)
      this.#paint(rows)
    }
    this.add([])
  }
}
