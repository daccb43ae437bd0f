/** An array of numbers that is read and written by index. */
export type Numbers = Float64Array | Int32Array

/** The number at `index`, 0 outside the array. */
export function at(numbers: Numbers, index: number): number {
  return numbers[index] ?? 0
}

/** Adds `amount` to the number at `index`. */
export function add(numbers: Numbers, index: number, amount: number): void {
  numbers[index] = (numbers[index] ?? 0) + amount
}

/** The sum of the numbers. */
export function sum(numbers: Iterable<number>): number {
  let total = 0
  for (const number of numbers) total += number
  return total
}

/** How many bits of a 32-bit word are set. */
export function bitCount(word: number): number {
  let bits = word - ((word >>> 1) & 0x55555555)
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333)
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}

/** The first index of the ascending `numbers` whose value is greater than `value`. */
export function firstAbove(numbers: ArrayLike<number>, value: number): number {
  let low = 0
  let high = numbers.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((numbers[middle] ?? 0) > value) high = middle
    else low = middle + 1
  }
  return low
}
