import { useEffect, useState } from 'react'
import { preference, remember } from '../../client/preferences.ts'
import { useWorkspace, type View } from '../../client/workspace.ts'
import { everything, readFilter, withoutGone, type Filter, type Known } from './filter.ts'

export type Asked = Extract<View, { readonly room: 'disagreements' }>

/** Where in this window's history a view with choices of its own was last taken up: coming back to it keeps later ones. */
let takenUpAt = ''

/** What is listed, remembered on this computer for each project; a view that asks for a part begins with that. */
export function useFilter(
  project: string,
  asked: Asked,
  known: Known,
): readonly [Filter, (filter: Filter) => void] {
  const key = `disagreements:${project}`
  const at = useWorkspace((now) => now.trail.at)
  const place = JSON.stringify([project, at, asked])
  const start = () => {
    const { round, documents, code } = asked
    const asksForPart = round !== undefined || documents !== undefined || code !== undefined
    if (!asksForPart || takenUpAt === place) return readFilter(preference(key))
    return {
      ...everything,
      round: round ?? null,
      documents: documents ? [...documents] : null,
      code: code ?? null,
    }
  }
  useEffect(() => {
    takenUpAt = place
  }, [place])
  const [filter, setFilter] = useState(start)
  const [shown, setShown] = useState(asked)
  if (shown !== asked) {
    setShown(asked)
    setFilter(start())
  }
  return [
    withoutGone(filter, known),
    (next) => {
      remember(key, JSON.stringify(next))
      setFilter(next)
    },
  ]
}
