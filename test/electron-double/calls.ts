export type RecordedCall = readonly [name: string, ...args: unknown[]]

/** What the app asked of Electron, in order, for tests to look at. */
export const calls: RecordedCall[] = []

/** Records a call with a copy of its arguments; functions in them become their mere mention. */
export function record(name: string, ...args: readonly unknown[]): void {
  const text = JSON.stringify(args, (_key, value: unknown) =>
    typeof value === 'function' ? '[function]' : value,
  )
  calls.push([name, ...(JSON.parse(text) as unknown[])])
}
