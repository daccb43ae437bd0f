/** A list of whole numbers from 0 to 2³² − 1 that grows as needed. */
export class Growing {
  #units = new Uint32Array(1 << 6)
  length = 0

  push(unit: number): void {
    if (this.length === this.#units.length) {
      const larger = new Uint32Array(this.#units.length * 2)
      larger.set(this.#units)
      this.#units = larger
    }
    this.#units[this.length] = unit
    this.length += 1
  }

  /** What was pushed so far; the list is empty afterwards. */
  taken(): Uint32Array {
    const units = this.#units.slice(0, this.length)
    this.length = 0
    return units
  }
}
