/** Room for 32-bit integers that grows as it is asked for. */
export class GrowingInts {
  /** The room there is; what was written stays. Replaced by larger room in `reserve`. */
  numbers = new Int32Array(1024)

  /** Makes room for `count` numbers. */
  reserve(count: number): Int32Array {
    if (count > this.numbers.length) {
      const larger = new Int32Array(Math.max(count, this.numbers.length * 2))
      larger.set(this.numbers)
      this.numbers = larger
    }
    return this.numbers
  }
}
