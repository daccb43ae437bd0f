/** Prints one figure of a bench, with the target it is held against where there is one. */
export function printFigure(what: string, value: number, unit: string, target?: number): void {
  const shown = value >= 100 ? value.toFixed(0) : value.toFixed(1)
  const against =
    target === undefined ? '' : `   target ${target} ${unit}   ${value <= target ? 'met' : 'MISSED'}`
  process.stdout.write(`${what.padEnd(58)} ${shown.padStart(9)} ${unit}${against}\n`)
}

/** How long some work takes, in milliseconds, and what it answers. */
export async function timed<T>(work: () => T | Promise<T>): Promise<{ ms: number; value: T }> {
  const start = performance.now()
  const value = await work()
  return { ms: performance.now() - start, value }
}

/** The value below which a share of all values lies. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.filter((value) => !Number.isNaN(value)).toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

export function median(values: readonly number[]): number {
  return percentile(values, 0.5)
}
