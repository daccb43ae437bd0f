import { useState } from 'react'
import type { Question } from './filter.ts'
import type { At } from './next-undecided.ts'

/** Where the reader was in each project's lists, while this window is open. */
const places = new Map<string, At>()

/** Which disagreement is read: kept for each way of listing them, so that one comes back to it. */
export function usePlace(project: string, question: Question): readonly [At | null, (at: At) => void] {
  const key = JSON.stringify([project, question])
  const [now, setNow] = useState<{ readonly key: string; readonly at: At | null }>()
  const at = now?.key === key ? now.at : (places.get(key) ?? null)
  return [
    at,
    (next) => {
      places.set(key, next)
      setNow({ key, at: next })
    },
  ]
}
