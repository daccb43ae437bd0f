import { useCallback, useMemo, useState } from 'react'
import type { Disagreement } from '#shared/contract/consensus.ts'
import type { CallOutput } from '#shared/contract/index.ts'
import { useAskAll, useAskLater } from '../../client/ask.ts'
import type { Question } from './filter.ts'

const pageSize = 100

export interface Pages {
  /** Counts of the whole, as the newest answer has them; undefined before the first. */
  readonly whole: Omit<CallOutput<'disagreement.list'>, 'rows'> | undefined
  readonly rowAt: (index: number) => Disagreement | undefined
  /** Among what is loaded; -1 elsewhere. */
  readonly indexOf: (key: string) => number
  /** Says which part of the list is looked at: it is fetched. */
  readonly look: (from: number, to: number) => void
}

/**
 * The list a page at a time: only what is looked at is asked for.
 * @param place an index that is always loaded
 */
export function usePages(question: Question, place: number): Pages {
  const [looked, setLooked] = useState({ from: 0, to: 0 })
  const inputOf = (page: number) => ({ ...question, offset: page * pageSize, limit: pageSize })
  const { data: first } = useAskLater('disagreement.list', inputOf(0))
  const wanted = new Set([Math.floor(place / pageSize)])
  for (let number = looked.from; number <= looked.to; number += 1) wanted.add(number)
  wanted.delete(0)
  const numbers = [...wanted]
  const others = useAskAll('disagreement.list', numbers.map(inputOf))
  const order = numbers.join()
  const rows = useMemo(() => {
    const loaded = new Map<number, Disagreement>()
    const add = (page: number, answer: CallOutput<'disagreement.list'> | undefined) =>
      answer?.rows.forEach((row, index) => loaded.set(page * pageSize + index, row))
    add(0, first)
    if (order !== '') order.split(',').forEach((page, index) => add(Number(page), others[index]))
    return loaded
  }, [first, others, order])
  return {
    whole: first,
    rowAt: useCallback((index) => rows.get(index), [rows]),
    indexOf: useCallback((key) => [...rows].find(([, row]) => row.key === key)?.[0] ?? -1, [rows]),
    look: useCallback((from, to) => {
      const next = { from: Math.floor(Math.max(0, from) / pageSize), to: Math.floor(to / pageSize) }
      setLooked((now) => (now.from === next.from && now.to === next.to ? now : next))
    }, []),
  }
}
