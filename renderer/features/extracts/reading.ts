import { create } from 'zustand'

export interface Widening {
  readonly before: number
  readonly after: number
}

interface Reading {
  /** By coding: how many turns before and after are shown. */
  readonly widened: ReadonlyMap<string, Widening>
}

/** How far extracts were widened in this window. */
export const useReading = create<Reading>(() => ({ widened: new Map() }))

/** Null: the extract's words alone. */
export function widenTo(coding: string, widening: Widening | null): void {
  useReading.setState(({ widened }) => {
    const next = new Map(widened)
    if (widening === null) next.delete(coding)
    else next.set(coding, widening)
    return { widened: next }
  })
}

/** By one turn on both sides more (1) or less (-1). */
export function widenBy(coding: string, step: 1 | -1): void {
  const now = useReading.getState().widened.get(coding)
  if (step > 0)
    widenTo(coding, now ? { before: now.before + 1, after: now.after + 1 } : { before: 1, after: 1 })
  else if (now && Math.max(now.before, now.after) > 1)
    widenTo(coding, { before: Math.max(0, now.before - 1), after: Math.max(0, now.after - 1) })
  else widenTo(coding, null)
}

/** Where one was reading the answer to a question. */
export interface ReadingPlace {
  /** The question, as one text. */
  readonly asked: string
  readonly index: number
  /** In pixels, with the sizes that belong to it. */
  readonly offset: number
  readonly sizes: unknown
}

const places = new Map<string, ReadingPlace>()
/** So many questions are remembered. */
const mostPlaces = 20

export function placeIn(asked: string): ReadingPlace | undefined {
  return places.get(asked)
}

export function keepPlace(place: ReadingPlace): void {
  places.delete(place.asked)
  places.set(place.asked, place)
  for (const oldest of places.keys()) if (places.size > mostPlaces) places.delete(oldest)
}
