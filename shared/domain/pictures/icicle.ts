/** A code of the tree with what it has by itself, not below. Parents stand before their children. */
export interface TreePart {
  readonly id: string
  readonly parent: string | null
  /** Not negative. */
  readonly value: number
}

export interface IcicleCell {
  readonly id: string
  /** From 0. */
  readonly level: number
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly own: number
  /** Its own with all below it. */
  readonly total: number
}

/**
 * A tree from left to right: a column a level, children beside their parent in their order, every cell as high as its own
 * value and all below it. What is its own stays free beside its children, below them. Cells without any are left out.
 */
export function icicle(
  parts: readonly TreePart[],
  { width, height }: { readonly width: number; readonly height: number },
): IcicleCell[] {
  const totals = totalsOf(parts)
  const whole = parts.reduce((sum, { value }) => sum + value, 0)
  if (whole <= 0) return []
  const used = parts.filter(({ id }) => (totals.get(id) ?? 0) > 0)
  const levels = levelsOf(used)
  const columnWidth = width / (Math.max(...levels.values()) + 1)
  const unit = height / whole
  /** Where the next child of a parent begins; null: the next top code. */
  const next = new Map<string | null, number>([[null, 0]])
  return used.map(({ id, parent, value }) => {
    const above = next.has(parent) ? parent : null
    const y = next.get(above) ?? 0
    const total = totals.get(id) ?? 0
    const level = levels.get(id) ?? 0
    next.set(above, y + total * unit)
    next.set(id, y)
    return {
      id,
      level,
      x: level * columnWidth,
      y,
      width: columnWidth,
      height: total * unit,
      own: value,
      total,
    }
  })
}

/** Each part's own value with all below it. A part whose parent isn't among them stands at the top. */
export function totalsOf(parts: readonly TreePart[]): ReadonlyMap<string, number> {
  const totals = new Map(parts.map(({ id, value }) => [id, value]))
  for (const { id, parent } of parts.toReversed()) {
    if (parent !== null && totals.has(parent))
      totals.set(parent, (totals.get(parent) ?? 0) + (totals.get(id) ?? 0))
  }
  return totals
}

function levelsOf(parts: readonly TreePart[]): ReadonlyMap<string, number> {
  const levels = new Map<string, number>()
  for (const { id, parent } of parts) {
    const above = parent === null ? undefined : levels.get(parent)
    levels.set(id, above === undefined ? 0 : above + 1)
  }
  return levels
}
