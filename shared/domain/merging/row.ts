/** What a column of a project's table can hold. */
export type Value = string | number | null

/** One row of a table, by column. */
export type Row = Readonly<Record<string, Value>>

/** Which commands a change came from, by column; `*` stands for the columns that are not named. */
export type Origin = Readonly<Record<string, string>>

/** One logged change of a row: images as JSON of all columns, null where there was or is no row. */
export interface LoggedChange {
  readonly command: string
  readonly origin: Origin | null
  readonly before: string | null
  readonly after: string | null
}

/** What the other copy did to one row since what this one holds of it. */
export interface IncomingRow {
  readonly entity: string
  readonly id: string
  /** Whether the row was there before. */
  readonly existed: boolean
  /** What the columns it changed held before; of a row that was not there, nothing. */
  readonly base: Row
  /** The row as it is there now; null: removed. */
  readonly theirs: Row | null
  readonly origin: Origin
}

/** What both sides changed differently. Values are those of the columns; mine stands. */
export interface FoundConflict {
  readonly kind:
    | 'changed_differently'
    | 'removed_here'
    | 'removed_there'
    | 'mended_differently'
    | 'decided_differently'
    | 'same_name'
    | 'circle'
  readonly entity: string
  readonly id: string
  /** The column, or what stands for several. */
  readonly field: string
  readonly base: string | null
  readonly mine: string | null
  readonly theirs: string | null
  readonly origin: Origin
}

/** Tells two values, as JSON keeps them apart. */
export function told(value: Value | readonly Row[] | undefined): string | null {
  return value === null || value === undefined ? null : JSON.stringify(value)
}
