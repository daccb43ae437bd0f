import { useMemo } from 'react'
import { useAsk, useAskLater } from './ask.ts'
import { useCodebook } from './codebook.ts'
import { go } from './workspace.ts'

/** Something of the project that a text links to. */
interface Linked {
  readonly kind: 'code' | 'document' | 'coding'
  readonly id: string
}

/** The most extracts of one text that are looked up; the contract asks for no more at once. */
const most = 1000

/** What the links of a text name, as far as it is in the project, and the way there. `wanted`: the codings among them. */
export function useReferencePlaces(wanted: readonly string[]): {
  isKnown(linked: Linked): boolean
  open(linked: Linked): void
} {
  const { tree } = useCodebook()
  const documents = useAsk('document.list', {})
  const codings = useMemo(() => [...new Set(wanted)].slice(0, most), [wanted])
  const { data } = useAskLater('coding.some', codings.length > 0 ? { codings } : null)
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
