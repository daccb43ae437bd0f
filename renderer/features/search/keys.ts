/** How many lines a press of PageDown goes. */
const page = 12

/** Where a press leads in a list of so many lines; undefined: it is none that moves. */
export function stepTo(key: string, at: number, total: number): number | undefined {
  if (total === 0) return undefined
  const to = {
    ArrowDown: at + 1,
    ArrowUp: at - 1,
    PageDown: at + page,
    PageUp: at - page,
    Home: 0,
    End: total - 1,
  }[key]
  return to === undefined ? undefined : Math.max(0, Math.min(total - 1, to))
}

/** For the keyboard help. */
export const searchKeys: readonly (readonly [keys: string, what: string])[] = [
  ['↓', 'From the field to the lines'],
  ['↑ ↓ PageUp PageDown Home End', 'Among the lines'],
  ['Enter', 'Go to the place; Back returns'],
  ['Space', 'Leave the line out of coding, or take it in again'],
  ['L R P', 'Sort by what stands before, by what follows, or by place'],
  ['/', 'Back to the field'],
]
