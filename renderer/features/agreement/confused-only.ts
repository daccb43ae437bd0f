import type { Confusion } from '#shared/contract/agreement.ts'

type Cells = Pick<Confusion, 'codes' | 'cells' | 'alone'>

/** The codes that were confused with another, by themselves; all of them where none was. */
export function confusedOnly<Map extends Cells>(confusion: Map): Map {
  const { codes, cells, alone } = confusion
  const kept = codes.flatMap((_, row) =>
    (cells[row] ?? []).some((value, column) => column !== row && value > 0) ? [row] : [],
  )
  if (kept.length === 0) return confusion
  return {
    ...confusion,
    codes: codes.filter((_, row) => kept.includes(row)),
    cells: kept.map((row) => kept.map((column) => cells[row]?.[column] ?? 0)),
    alone: kept.map((row) => alone[row] ?? 0),
  }
}
