import type { Span } from '../span.ts'

/** A code, parents before children. */
export interface TimelineCode {
  readonly id: string
  readonly parent: string | null
}

export interface TimelineCoding extends Span {
  readonly id: string
  readonly code: string
  readonly coder: string
}

export interface TimelineRow<Coding extends TimelineCoding = TimelineCoding> {
  readonly code: string
  /** From 0, the top codes. */
  readonly level: number
  /** Whether rows stand below it, or would if it weren't folded. */
  readonly canFold: boolean
  readonly isFolded: boolean
  /** In the order of the text. `lane`: from 0; no two codings of one lane overlap. */
  readonly codings: readonly { readonly coding: Coding; readonly lane: number }[]
  readonly lanes: number
}

/**
 * The rows of a timeline: codes that are used, and their top codes, in the codebook's order. A folded top code has the
 * codings of all below it in its own row. Within a row each coder has lanes of their own, in the order of `coders`.
 */
export function timelineRows<Coding extends TimelineCoding>(
  codings: readonly Coding[],
  codes: readonly TimelineCode[],
  { folded, coders }: { readonly folded: ReadonlySet<string>; readonly coders: readonly string[] },
): TimelineRow<Coding>[] {
  const byCode = Map.groupBy(codings, ({ code }) => code)
  const lines = new Map<string, readonly string[]>()
  for (const { id, parent } of codes)
    lines.set(id, [...(parent === null ? [] : (lines.get(parent) ?? [])), id])
  const topOf = (id: string) => lines.get(id)?.[0] ?? id
  const used = codes.filter(({ id }) => byCode.has(id))
  const byTop = Map.groupBy(used, ({ id }) => topOf(id))
  return codes.flatMap(({ id }): TimelineRow<Coding>[] => {
    const below = byTop.get(topOf(id)) ?? []
    const isTop = topOf(id) === id
    const isFolded = folded.has(topOf(id))
    if (below.length === 0 || (!isTop && (isFolded || !byCode.has(id)))) return []
    const own =
      isTop && isFolded ? below.flatMap((code) => byCode.get(code.id) ?? []) : (byCode.get(id) ?? [])
    return [
      {
        code: id,
        level: (lines.get(id)?.length ?? 1) - 1,
        canFold: isTop && below.some((code) => code.id !== id),
        isFolded: isTop && isFolded,
        ...inLanes(own, coders),
      },
    ]
  })
}

function inLanes<Coding extends TimelineCoding>(codings: readonly Coding[], coders: readonly string[]) {
  const rankOf = (coder: string) => {
    const rank = coders.indexOf(coder)
    return rank < 0 ? coders.length : rank
  }
  const placed: { coding: Coding; lane: number }[] = []
  let lanes = 0
  const byCoder = [...Map.groupBy(codings, ({ coder }) => coder)].toSorted(
    ([one], [other]) => rankOf(one) - rankOf(other) || (one < other ? -1 : 1),
  )
  for (const [, own] of byCoder) {
    const ends: number[] = []
    for (const coding of own.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
      const free = ends.findIndex((end) => end <= coding.start)
      const lane = free < 0 ? ends.length : free
      ends[lane] = coding.end
      placed.push({ coding, lane: lanes + lane })
    }
    lanes += ends.length
  }
  placed.sort((a, b) => a.coding.start - b.coding.start || a.lane - b.lane)
  return { codings: placed, lanes: Math.max(1, lanes) }
}

/** Round steps between two ticks of an axis: 1, 2, 5, 10, 20, 50 and so on. */
function stepAt(power: number): number {
  return ([1, 2, 5][power % 3] ?? 1) * 10 ** Math.floor(power / 3)
}

/**
 * Which turns an axis names: the first, then those of a round number, never nearer to each other than `gap`.
 * @param starts where each turn begins, in UTF-16 units, in order
 * @param length of the text
 * @param gap in the same measure as `width`
 */
export function turnTicks(
  starts: readonly number[],
  length: number,
  { width, gap }: { readonly width: number; readonly gap: number },
): { readonly turn: number; readonly x: number }[] {
  const most = Math.max(1, Math.floor(width / gap))
  let power = 0
  while (starts.length / stepAt(power) > most) power += 1
  const step = stepAt(power)
  const ticks: { turn: number; x: number }[] = []
  for (const [index, start] of starts.entries()) {
    const turn = index + 1
    if (turn !== 1 && turn % step !== 0) continue
    const x = (start / Math.max(1, length)) * width
    const last = ticks.at(-1)
    if (!last || x - last.x >= gap) ticks.push({ turn, x })
  }
  return ticks
}
