import { useSyncExternalStore } from 'react'
import type { Row } from '../../../components/text/rows.ts'

/** The rows that can be seen now. */
export interface Place {
  readonly first: Row
  readonly last: Row
}

/** Where one is in the text: it changes with every frame of scrolling, and only what shows it is drawn anew. */
export class PlaceState {
  #place: Place | null = null
  readonly #listeners = new Set<() => void>()

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  readonly now = (): Place | null => this.#place

  set(next: Place): void {
    if (this.#place?.first === next.first && this.#place.last === next.last) return
    this.#place = next
    for (const listener of this.#listeners) listener()
  }
}

export function usePlaceNow(state: PlaceState): Place | null {
  return useSyncExternalStore(state.subscribe, state.now)
}
