import { useMemo } from 'react'
import type { CallOutput } from '#shared/contract/index.ts'
import { useAsk, useAskPart } from './ask.ts'
import { useCoders, useStillCodebook } from './codebook.ts'
import { useRounds } from './rounds.ts'

/** All that a query can be picked from. */
export function useQueryChoices() {
  const { codes, tree } = useStillCodebook()
  const { coders } = useCoders()
  const { rounds } = useRounds()
  const cases = useAsk('case.list', {})
  const participants = useAsk('participant.list', {})
  const documents = useAskPart('document.list', {}, pickable)
  return useMemo(
    () => ({
      codes: codes.map((code) => ({
        ...code,
        path: tree.pathOf(code.id),
        hasChildren: tree.childrenOf(code.id).length > 0,
      })),
      cases: cases.map(({ id, name }) => ({ id, name })),
      documents: documents.map(({ id, title }) => ({ id, name: title })),
      coders: coders.map(({ id, name }) => ({ id, name })),
      rounds: rounds.map(({ id, name }) => ({ id, name })),
      participants: participants.map(({ id, pseudonym, role }) => ({
        id,
        name: role === '' ? pseudonym : `${pseudonym} (${role})`,
      })),
      attributes: [
        ...attributesOf('case', cases),
        ...attributesOf('participant', participants),
        ...attributesOf('document', documents),
      ],
    }),
    [codes, tree, coders, rounds, cases, participants, documents],
  )
}

function pickable(documents: CallOutput<'document.list'>) {
  return documents.map(({ id, title, attributes }) => ({ id, title, attributes }))
}

const inOrder = new Intl.Collator('en-GB', { numeric: true })

function attributesOf(
  entity: 'case' | 'participant' | 'document',
  owners: readonly { readonly attributes: Readonly<Record<string, string>> }[],
) {
  const values = new Map<string, Set<string>>()
  for (const { attributes } of owners)
    for (const [name, value] of Object.entries(attributes)) {
      const known = values.get(name) ?? new Set()
      values.set(name, known.add(value))
    }
  return [...values].map(([name, of]) => ({
    entity,
    name,
    values: [...of].toSorted((a, b) => inOrder.compare(a, b)),
  }))
}
