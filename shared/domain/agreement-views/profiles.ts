import type { AgreementDocument, CodedSpan, Unit } from '../agreement/index.ts'
import { unite, type Span } from '../span.ts'

/** What the coders chose on some units: each one's codes by column, ascending; null: has not finished the document. */
export type Profile = readonly (readonly number[] | null)[]

interface Wanted {
  readonly coders: readonly string[]
  readonly columnOf: (code: string) => number | undefined
  readonly columns: number
  readonly unit: Unit
}

/**
 * Tells `visit` of every stretch of a document on which the coders' codes stay the same, and over how many units.
 * Characters are UTF-16 code units of codable text; on a larger unit a code is present where a span touches its
 * codable text. The profile is only valid during the visit.
 */
export function eachProfile(
  document: AgreementDocument,
  wanted: Wanted,
  visit: (profile: Profile, units: number) => void,
): void {
  const text = codableOffsets(document.codable)
  const stretches = wanted.coders.map((coder) => {
    const spans = document.coders[coder] ?? null
    return spans && codableStretches(spans, wanted.columnOf, text.before)
  })
  if (wanted.unit === 'character') sweep(stretches, wanted.columns, text.length, visit)
  else {
    const units = document.units
      .map((unit) => ({ start: text.before(unit.start), end: text.before(unit.end) }))
      .filter((unit) => unit.start < unit.end)
      .toSorted((a, b) => a.start - b.start)
    gather(stretches, units, visit)
  }
}

interface Stretch extends Span {
  readonly column: number
}

function codableStretches(
  spans: readonly CodedSpan[],
  columnOf: Wanted['columnOf'],
  before: (offset: number) => number,
): Stretch[] {
  return spans.flatMap((span) => {
    const column = columnOf(span.code)
    const stretch = { start: before(span.start), end: before(span.end) }
    return column === undefined || stretch.start === stretch.end ? [] : [{ ...stretch, column }]
  })
}

/** Offsets of codable text laid end to end. */
function codableOffsets(codable: readonly Span[]) {
  const spans = unite(codable)
  const ends: number[] = []
  let length = 0
  for (const { start, end } of spans) ends.push((length += end - start))
  const before = (offset: number) => {
    const index = firstWhere(spans.length, (at) => (spans[at]?.end ?? 0) >= offset)
    const span = spans[index]
    return (ends[index - 1] ?? 0) + (span ? Math.max(0, offset - span.start) : 0)
  }
  return { length, before }
}

function sweep(
  stretches: readonly (readonly Stretch[] | null)[],
  columns: number,
  length: number,
  visit: (profile: Profile, units: number) => void,
): void {
  // One number an event: place, then coder, then column, then whether it begins.
  const kinds = stretches.length * columns * 2
  const events = Float64Array.from(
    stretches.flatMap((own, coder) =>
      (own ?? []).flatMap(({ start, end, column }) => {
        const kind = (coder * columns + column) * 2
        return [start * kinds + kind + 1, end * kinds + kind]
      }),
    ),
  ).sort()
  const depths = new Int32Array(stretches.length * columns)
  const profile = stretches.map((own): number[] | null => own && [])
  let position = 0
  for (const event of events) {
    const offset = Math.floor(event / kinds)
    if (offset > position) visit(profile, offset - position)
    position = offset
    const kind = event - offset * kinds
    const place = kind >>> 1
    const column = place % columns
    const chosen = profile[Math.floor(place / columns)]
    if (!chosen) continue
    const depth = (depths[place] ?? 0) + (kind & 1 ? 1 : -1)
    depths[place] = depth
    const index = firstWhere(chosen.length, (at) => (chosen[at] ?? 0) >= column)
    const present = chosen[index] === column
    if (depth > 0 && !present) chosen.splice(index, 0, column)
    else if (depth <= 0 && present) chosen.splice(index, 1)
  }
  if (length > position) visit(profile, length - position)
}

function gather(
  stretches: readonly (readonly Stretch[] | null)[],
  units: readonly Span[],
  visit: (profile: Profile, units: number) => void,
): void {
  const chosen = stretches.map((own) => {
    if (!own) return null
    const present = units.map(() => new Set<number>())
    for (const { start, end, column } of own) {
      for (
        let unit = firstWhere(units.length, (at) => (units[at]?.end ?? 0) > start);
        (units[unit]?.start ?? Infinity) < end;
        unit += 1
      ) {
        present[unit]?.add(column)
      }
    }
    return present
  })
  for (const index of units.keys())
    visit(
      chosen.map((own) => own && [...(own[index] ?? [])].toSorted((a, b) => a - b)),
      1,
    )
}

/** The first index for which `holds` is true, in a row that is false first and true after that. */
function firstWhere(length: number, holds: (index: number) => boolean): number {
  let low = 0
  let high = length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (holds(middle)) high = middle
    else low = middle + 1
  }
  return low
}
