import type { LoggedChange, Origin, Row, Value } from './row.ts'

/** What of a row's changes is new to whoever holds some of them already. */
export interface FoldedChanges {
  readonly existed: boolean
  /** What the columns that were changed anew held before. */
  readonly base: Row
  readonly origin: Origin
}

const exists = ''
const nothing: Row = {}
/** Stands for the columns that an origin doesn't name, and for the row's being there. */
export const rest = '*'

type Image = { readonly [column: string]: Value } | null

/**
 * Folds the changes that another copy made to one row into what is new of them: for every column, what it held
 * before the last stretch of changes that are not known. A change that the other copy itself took from a third one is
 * known where the third one's command is.
 * @param changes of one row, oldest first, by commands that are not known
 * @returns null where nothing is new
 */
export function foldChanges(
  changes: readonly LoggedChange[],
  isKnown: (command: string) => boolean,
): FoldedChanges | null {
  const base = new Map<string, Value>()
  const origin = new Map<string, string>()
  for (const change of changes) {
    const before = imageIn(change.before)
    const after = imageIn(change.after)
    for (const column of columnsChanged(before, after)) {
      const command = commandOf(change, column)
      if (isKnown(command)) {
        base.delete(column)
        origin.delete(column)
      } else {
        if (!base.has(column)) base.set(column, valueOf(before, column))
        origin.set(column, command)
      }
    }
  }
  if (base.size === 0) return null
  const existed = base.has(exists) ? base.get(exists) === 1 : true
  base.delete(exists)
  return {
    existed,
    base: existed ? Object.fromEntries(base) : nothing,
    origin: shortened(origin),
  }
}

/** The command that a column's change came from in the first place. */
function commandOf({ command, origin }: LoggedChange, column: string): string {
  return origin?.[column] ?? origin?.[rest] ?? command
}

function valueOf(image: Image, column: string): Value {
  if (column === exists) return image === null ? 0 : 1
  return image?.[column] ?? null
}

function columnsChanged(before: Image, after: Image): string[] {
  const changed = Object.keys(after ?? before ?? {}).filter(
    (column) => column !== 'id' && (!before || !after || before[column] !== after[column]),
  )
  return (before === null) === (after === null) ? changed : [exists, ...changed]
}

function imageIn(text: string | null): Image {
  if (text === null) return null
  const image: unknown = JSON.parse(text)
  if (typeof image !== 'object' || image === null) throw new TypeError('An image is no row')
  return Object.fromEntries(Object.entries(image).map(([column, value]) => [column, plain(value)]))
}

function plain(value: unknown): Value {
  if (value === null || typeof value === 'string' || typeof value === 'number') return value
  throw new TypeError('A row holds neither text nor number')
}

/** Names only those columns whose command is not that of most. */
function shortened(origin: ReadonlyMap<string, string>): Origin {
  const whole = origin.get(exists) ?? [...origin.values()].at(-1) ?? ''
  const others = [...origin].filter(([column, command]) => column !== exists && command !== whole)
  return Object.fromEntries([[rest, whole], ...others])
}
