import { useMemo } from 'react'
import type { CallOutput } from '#shared/contract/index.ts'
import { useAsk, useAskPart } from '../../client/ask.ts'
import type { AttributeAxis } from './still-there.ts'

/** The attributes that the project's case studies, participants and documents have, in that order. */
export function useAttributes(): readonly AttributeAxis[] {
  const cases = useAsk('case.list', {})
  const participants = useAsk('participant.list', {})
  const documents = useAskPart('document.list', {}, attributesOf)
  return useMemo(() => {
    const all: AttributeAxis[] = []
    for (const [entity, owners] of [
      ['case', cases],
      ['participant', participants],
      ['document', documents],
    ] as const) {
      const names = new Set(owners.flatMap(({ attributes }) => Object.keys(attributes)))
      for (const name of names) all.push({ kind: 'attribute', entity, name })
    }
    return all
  }, [cases, participants, documents])
}

function attributesOf(documents: CallOutput<'document.list'>) {
  return documents.map(({ attributes }) => ({ attributes }))
}
