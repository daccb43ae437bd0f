import { useState } from 'react'
import type { SearchHit } from '#shared/contract/search.ts'
import type { CallInput } from '#shared/contract/index.ts'
import { announce } from '../../client/notices.ts'
import { keyOf, wholeOf, type Question } from './question.ts'

type Place = NonNullable<CallInput<'search.codeResults'>['without']>[number]

export interface LeftOut {
  /** Lines by `keyOf`. */
  readonly keys: ReadonlySet<string>
  readonly places: Place[]
  readonly toggle: (hit: SearchHit) => void
  readonly clear: () => void
}

const none: ReadonlyMap<string, Place> = new Map()

/** Which search has which lines left out, while this window is open: only of the one that was looked at last. */
let last: { readonly key: string; readonly places: ReadonlyMap<string, Place> } = { key: '', places: none }

/** Lines of a search that are not to be coded; in another order, or of one case study, they are the same. */
export function useLeftOut(question: Question | null): LeftOut {
  const key = question === null ? '' : JSON.stringify(wholeOf(question))
  const [held, setHeld] = useState(last)
  const places = held.key === key ? held.places : none
  const set = (next: ReadonlyMap<string, Place>) => {
    last = { key, places: next }
    setHeld(last)
  }
  return {
    keys: new Set(places.keys()),
    places: [...places.values()],
    toggle: (hit) => {
      if (hit.kind !== 'document') {
        announce('Only lines of transcripts are coded.')
        return
      }
      const next = new Map(places)
      const name = keyOf(hit)
      const isOut = next.delete(name)
      if (!isOut) next.set(name, { document: hit.document, span: { start: hit.start, end: hit.end } })
      announce(isOut ? 'The line will be coded again.' : 'The line is left out of coding.')
      set(next)
    },
    clear: () => set(none),
  }
}
