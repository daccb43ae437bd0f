import { pathSeparator } from '#shared/domain/code-tree.ts'

/** Alpha can fall to -1, but what lies below this is only ever read as "none at all": it is drawn at the edge. */
export const lowest = -0.2
export const lowestWords = String(lowest).replace('-', '−')

/** Krippendorff's bounds, drawn as lines. */
export const bounds = [0.667, 0.8] as const

/** Where an alpha lies between the ends of an axis, in the axis's own measure; held within it. */
export function place(alpha: number, from: number, to: number): number {
  const share = (Math.min(1, Math.max(lowest, alpha)) - lowest) / (1 - lowest)
  return from + share * (to - from)
}

/** A share from 0 to 1, drawn so that small ones are still told apart. */
export function shade(value: number, most: number): number {
  return most <= 0 || value <= 0 ? 0 : Math.sqrt(Math.min(1, value / most))
}

const compact = new Intl.NumberFormat('en-GB', { notation: 'compact', maximumSignificantDigits: 3 })

/** Few enough signs for a small cell: 0, 412, 1.2k. */
export function short(value: number): string {
  return compact.format(value)
}

/** The whole path of a code where it fits, else its own name, cut where even that is too long. */
export function pathWithin(path: string, most: number): string {
  return path.length <= most ? path : cut(path.split(pathSeparator).at(-1) ?? path, most)
}

/** The text, or its beginning with an ellipsis. */
export function cut(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1).trimEnd()}…`
}
