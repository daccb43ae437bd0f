import type { Box, Point } from './network-layout.ts'

/** A box by its middle. */
export interface Placed extends Point, Box {}

export interface Line {
  readonly from: Point
  readonly to: Point
}

/** Where along a line its figure may stand, from the middle outwards, within the middle three fifths. */
const stops = Array.from({ length: 21 }, (_, at) => 0.5 + Math.ceil(at / 2) * 0.03 * (at % 2 === 1 ? -1 : 1))

/**
 * Where the figures of lines stand: on their line, as near to its middle as they lie on nothing that is taken; null where
 * no place is free.
 * @param taken what figures should not lie on
 */
export function placeFigures(
  lines: readonly Line[],
  taken: readonly Placed[],
  figure: Box,
): (Point | null)[] {
  const held = [...taken]
  return lines.map(({ from, to }) => {
    for (const stop of stops) {
      const place = {
        x: from.x + (to.x - from.x) * stop,
        y: from.y + (to.y - from.y) * stop,
        ...figure,
      }
      if (held.some((other) => meets(place, other))) continue
      held.push(place)
      return { x: place.x, y: place.y }
    }
    return null
  })
}

function meets(one: Placed, other: Placed): boolean {
  return (
    Math.abs(one.x - other.x) < (one.width + other.width) / 2 &&
    Math.abs(one.y - other.y) < (one.height + other.height) / 2
  )
}
