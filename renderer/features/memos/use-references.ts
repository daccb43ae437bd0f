import { useMemo } from 'react'
import { useAsk, useAskLater } from '../../client/ask.ts'
import { useCodebook } from '../../client/codebook.ts'
import { go } from '../../client/workspace.ts'
import type { References } from '../../components/markdown/reference-context.ts'
import { referencesIn } from '../../components/markdown/references.ts'

/** The most extracts of one text that are looked up; the contract asks for no more at once. */
const most = 1000

/** What the links of a text name, as far as it is in the project, and the way there. */
export function useReferences(markdown: string): References {
  const { tree } = useCodebook()
  const documents = useAsk('document.list', {})
  const wanted = useMemo(() => {
    const codings = referencesIn(markdown).filter((reference) => reference.kind === 'coding')
    return [...new Set(codings.map((reference) => reference.id))].slice(0, most)
  }, [markdown])
  const { data } = useAskLater('coding.some', wanted.length > 0 ? { codings: wanted } : null)
  return useMemo(() => {
    const placeOf = new Map<string, string>(data?.map((coding) => [coding.id, coding.document]))
    const known = new Set<string>(documents.map((document) => document.id))
    return {
      isKnown({ kind, id }) {
        if (kind === 'code') return tree.get(id) !== undefined
        return kind === 'document' ? known.has(id) : placeOf.has(id)
      },
      open({ kind, id }) {
        const document = placeOf.get(id)
        if (kind === 'code') go({ room: 'codebook', code: id })
        else if (kind === 'document') go({ room: 'document', document: id })
        else if (document !== undefined) go({ room: 'document', document, coding: id })
      },
    }
  }, [tree, documents, data])
}
