import { told, type FoundConflict, type IncomingRow, type Row, type Value } from './row.ts'
import { ruleOf, type ColumnGroup, type ColumnRule } from './rules.ts'

/** What becomes of one row: as it is to be (null: removed), and what was found on the way. Undefined: nothing. */
export interface MergedRow {
  readonly row: Row | null | undefined
  readonly conflicts: readonly FoundConflict[]
}

const nothing: MergedRow = { row: undefined, conflicts: [] }

/**
 * Merges what another copy did to a row with the row as it is here, column by column against what both began with.
 * @param mine the row here; null: there is none
 */
export function mergeRow(incoming: IncomingRow, mine: Row | null): MergedRow {
  const { existed, theirs } = incoming
  if (!existed) {
    if (theirs === null) return nothing
    return mine === null ? { row: theirs, conflicts: [] } : mergeColumns(incoming, theirs, mine)
  }
  if (theirs === null) return mine === null ? nothing : removal(incoming, mine)
  if (mine === null) {
    return { row: undefined, conflicts: [conflictOf(incoming, 'removed_here', 'row', null, null, [theirs])] }
  }
  return mergeColumns(incoming, theirs, mine)
}

/** Removed there: so it is here, unless it was changed here meanwhile. */
function removal(incoming: IncomingRow, mine: Row): MergedRow {
  const { columns } = ruleOf(incoming.entity)
  const changed = Object.keys(incoming.base).some(
    (column) => (columns[column] ?? 'ask') === 'ask' && mine[column] !== incoming.base[column],
  )
  if (!changed) return { row: null, conflicts: [] }
  const before = { ...mine, ...incoming.base }
  return {
    row: undefined,
    conflicts: [conflictOf(incoming, 'removed_there', 'row', [before], [mine], null)],
  }
}

function mergeColumns(incoming: IncomingRow, theirs: Row, mine: Row): MergedRow {
  const { columns, groups } = ruleOf(incoming.entity)
  const changed = incoming.existed ? Object.keys(incoming.base) : Object.keys(theirs)
  const grouped = new Set(groups.flatMap((group) => group.columns))
  const units: ColumnGroup[] = [
    ...groups.filter((group) => group.columns.some((column) => changed.includes(column))),
    ...changed
      .filter((column) => column !== 'id' && !grouped.has(column))
      .map((column) => ({ name: column, columns: [column], newest: null })),
  ]
  const taken: Record<string, Value> = {}
  const conflicts: FoundConflict[] = []
  for (const unit of units) {
    const settled = settle(unit, columns[unit.name] ?? 'ask', incoming, theirs, mine)
    if (settled === 'conflict') {
      conflicts.push(
        conflictOf(
          incoming,
          'changed_differently',
          unit.name,
          incoming.existed ? unitOf(unit, { ...mine, ...incoming.base }) : null,
          unitOf(unit, mine),
          unitOf(unit, theirs),
        ),
      )
    } else Object.assign(taken, settled)
  }
  const row = Object.keys(taken).length > 0 ? { ...mine, ...taken } : undefined
  return { row, conflicts }
}

/** What a unit of columns holds, as a conflict tells it: one value, or the columns by name. */
function unitOf({ columns }: ColumnGroup, row: Row): Value | readonly Row[] {
  const [only, ...others] = columns
  if (only !== undefined && others.length === 0) return row[only] ?? null
  return [
    Object.fromEntries(
      columns.filter((column) => column in row).map((column) => [column, row[column] ?? null]),
    ),
  ]
}

/** The columns to be taken; none: mine stand, and rightly. */
function settle(
  unit: ColumnGroup,
  rule: ColumnRule,
  { existed, base }: IncomingRow,
  theirs: Row,
  mine: Row,
): Row | 'conflict' {
  const columns = unit.columns.filter((column) => column in theirs)
  if (rule === 'own' || columns.every((column) => mine[column] === theirs[column])) return {}
  const all = Object.fromEntries(columns.map((column) => [column, theirs[column] ?? null]))
  // Of a group, a column that wasn't changed there holds what it held before.
  const isAsBefore = (column: string) => mine[column] === (column in base ? base[column] : theirs[column])
  if (existed && columns.every(isAsBefore)) return all
  if (unit.newest !== null) {
    return later(theirs[unit.newest] ?? null, mine[unit.newest] ?? null) ? all : {}
  }
  if (rule === 'ask') {
    // Nothing was said here: nothing is overwritten.
    const isSilent = !existed && columns.every((column) => mine[column] === null || mine[column] === '')
    const isSilentThere =
      !existed && columns.every((column) => theirs[column] === null || theirs[column] === '')
    if (isSilentThere) return {}
    return isSilent ? all : 'conflict'
  }
  const [column] = columns
  if (column === undefined) return {}
  return prefers(rule, theirs[column] ?? null, mine[column] ?? null) ? all : {}
}

function prefers(rule: Exclude<ColumnRule, 'ask' | 'own'>, theirs: Value, mine: Value): boolean {
  if (mine === null || theirs === null) return mine === null
  return rule === 'least' || rule === 'earliest' ? later(mine, theirs) : later(theirs, mine)
}

function later(one: Value, other: Value): boolean {
  if (one === null || other === null) return one !== null && other === null
  return typeof one === 'number' && typeof other === 'number' ? one > other : String(one) > String(other)
}

function conflictOf(
  { entity, id, origin }: IncomingRow,
  kind: FoundConflict['kind'],
  field: string,
  base: Value | readonly Row[],
  mine: Value | readonly Row[],
  theirs: Value | readonly Row[],
): FoundConflict {
  return { kind, entity, id, field, base: told(base), mine: told(mine), theirs: told(theirs), origin }
}
