import { useState } from 'react'
import { nothingAsked, type SearchAsked } from '../../client/search-asked.ts'
import { currentView, noteHere, useWorkspace } from '../../client/workspace.ts'

/** What was asked last in each project, while this window is open. */
const last = new Map<string, SearchAsked>()

interface Held {
  /** Where in the window's history it was taken up. */
  readonly trail: number
  readonly asked: SearchAsked
}

/** What is asked, kept with the view: coming back shows it again. A view that asks nothing shows what was asked last. */
export function useAsked(
  project: string,
  wanted: SearchAsked | null,
): readonly [SearchAsked, (part: Partial<SearchAsked>) => void] {
  const trail = useWorkspace((now) => now.trail.at)
  const start = (): Held => ({ trail, asked: wanted ?? last.get(project) ?? nothingAsked })
  const [held, setHeld] = useState(start)
  const now = held.trail === trail ? held : start()
  if (now !== held) setHeld(now)
  return [
    now.asked,
    (part) => {
      const asked = { ...now.asked, ...part }
      last.set(project, asked)
      setHeld({ trail, asked })
      // The person may be on the other side of the window by now.
      if (currentView(useWorkspace.getState()).room === 'search') noteHere({ room: 'search', asked })
    },
  ]
}
