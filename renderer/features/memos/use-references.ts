import { useMemo } from 'react'
import { useReferencePlaces } from '../../client/reference-places.ts'
import type { References } from '../../components/markdown/reference-context.ts'
import { referencesIn } from '../../components/markdown/references.ts'

/** What the links of a text name, as far as it is in the project, and the way there. */
export function useReferences(markdown: string): References {
  const codings = useMemo(
    () =>
      referencesIn(markdown)
        .filter(({ kind }) => kind === 'coding')
        .map(({ id }) => id),
    [markdown],
  )
  return useReferencePlaces(codings)
}
