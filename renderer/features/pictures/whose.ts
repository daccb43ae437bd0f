import { useCoders } from '../../client/codebook.ts'

export interface Whose {
  /** What is chosen; `people` where a coder that was chosen is gone. */
  readonly value: string
  readonly choices: readonly { readonly value: string; readonly label: string }[]
  /** As a query asks for them; null: everyone. */
  readonly coders: string[] | null
  /** At the end of a sentence: `by everyone but the consensus`. */
  readonly words: string
}

/** Whose codings a picture is of. The consensus stands beside what people coded, and would count it twice. */
export function useWhose(chosen: string): Whose {
  const { coders } = useCoders()
  const people = coders.filter(({ kind }) => kind === 'person')
  const consensus = coders.find(({ kind }) => kind === 'consensus')
  const one = coders.find(({ id }) => id === chosen)
  const value = one || (chosen === 'everyone' && consensus) ? chosen : 'people'
  const everyone = consensus ? 'Everyone but the consensus' : 'Everyone'
  return {
    value,
    choices: [
      { value: 'people', label: everyone },
      ...people.map(({ id, name }) => ({ value: id as string, label: name })),
      ...(consensus
        ? [
            { value: consensus.id as string, label: consensus.name },
            { value: 'everyone', label: 'Everyone and the consensus' },
          ]
        : []),
    ],
    coders: value === 'everyone' ? null : one ? [one.id] : consensus ? people.map(({ id }) => id) : null,
    words: wordsOf(value, one, everyone),
  }
}

function wordsOf(
  value: string,
  one: { readonly name: string; readonly kind: string } | undefined,
  everyone: string,
): string {
  if (one) return one.kind === 'consensus' ? 'in the consensus' : `by ${one.name}`
  return value === 'everyone' ? 'by everyone and in the consensus' : `by ${everyone.toLowerCase()}`
}
