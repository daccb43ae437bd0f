/** How many rows are painted together. */
const batch = 8
/** Frames from one batch to the next: a frame that shows new rows costs more, and most frames shall show none. */
const spacing = 4
/** A window that never rests paints all the same, so many milliseconds after that. */
const patience = 32

/**
 * Rows that are near the view but not in it, painted a few at a time while the window rests between two frames: a chunk
 * that comes near all at once would cost the frame it comes in.
 */
export class PaintQueue {
  readonly #paint: (rows: readonly number[]) => void
  readonly #waiting = new Set<number>()
  #frame = 0
  #idle = 0
  #since = 0

  constructor(paint: (rows: readonly number[]) => void) {
    this.#paint = paint
  }

  add(rows: readonly number[]): void {
    for (const row of rows) this.#waiting.add(row)
    if (this.#waiting.size > 0 && this.#frame === 0 && this.#idle === 0) this.#pass()
  }

  /** To be called for rows that were painted meanwhile, or are no longer near. */
  drop(rows: readonly number[]): void {
    for (const row of rows) this.#waiting.delete(row)
  }

  destroy(): void {
    cancelAnimationFrame(this.#frame)
    cancelIdleCallback(this.#idle)
    this.#waiting.clear()
  }

  #pass(): void {
    this.#frame = requestAnimationFrame(() => {
      this.#frame = 0
      this.#since += 1
      if (this.#since < spacing) return this.#pass()
      this.#since = 0
      this.#idle = requestIdleCallback(() => this.#work(), { timeout: patience })
    })
  }

  #work(): void {
    this.#idle = 0
    const rows = [...this.#waiting.values().take(batch)]
    this.drop(rows)
    if (rows.length > 0) this.#paint(rows)
    this.add([])
  }
}
