/** How many steps of darkness there are; 0 is none. */
export const heatSteps = 5

/** How much of the ink each step has, from 0 to 1: the darkest still lets figures be read, in every theme. */
export const heatInk: readonly number[] = [0, 0.08, 0.16, 0.25, 0.33, 0.42]

/**
 * The step of a figure, from 0 (nothing) to `heatSteps` (the largest).
 * @param most the largest figure of the table
 */
export function heatStep(value: number | null, most: number): number {
  if (value === null || value <= 0 || most <= 0) return 0
  return Math.min(heatSteps, Math.max(1, Math.ceil((value / most) * heatSteps)))
}

export interface HeatRange {
  readonly step: number
  /** Above this, or from 0. */
  readonly above: number
  /** Up to and with this. */
  readonly upTo: number
}

/**
 * What each step stands for, lightest first.
 * @param areCounts whole numbers only: steps in which none lies are left out
 */
export function heatRanges(most: number, areCounts: boolean): readonly HeatRange[] {
  if (most <= 0) return []
  const ranges: HeatRange[] = []
  for (let step = 1; step <= heatSteps; step += 1) {
    const [above, upTo] = [((step - 1) * most) / heatSteps, (step * most) / heatSteps]
    if (!areCounts) ranges.push({ step, above, upTo })
    else if (Math.floor(upTo) > Math.floor(above))
      ranges.push({ step, above: Math.floor(above), upTo: Math.floor(upTo) })
  }
  return ranges
}
