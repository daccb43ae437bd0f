import { useCallback, useMemo, useState } from 'react'
import type { CallOutput } from '#shared/contract/index.ts'
import type { ExtractsQuestion, MarkedExtract } from '#shared/contract/retrieval.ts'
import { useAskAll, useAskLater } from '../../client/ask.ts'

const pageSize = 50

export type Whole = Omit<CallOutput<'retrieval.run'>, 'extracts'>

export interface Pages {
  /** Counts of the whole; undefined before the first answer. */
  readonly whole: Whole | undefined
  /** What they answer: the question before, until the next is answered. */
  readonly answered: ExtractsQuestion
  readonly isWaiting: boolean
  readonly error: Error | null
  readonly at: (index: number) => MarkedExtract | undefined
  /** Says which part is looked at: it is fetched. */
  readonly look: (from: number, to: number) => void
}

/**
 * What a question finds, a page at a time: only what is looked at is asked for. The last results stay until the next
 * come.
 * @param place an index that is always fetched
 */
export function usePages(question: ExtractsQuestion, place: number): Pages {
  const [looked, setLooked] = useState({ from: 0, to: 0 })
  const [answered, setAnswered] = useState(question)
  const inputOf = (of: ExtractsQuestion, page: number) => ({
    ...of,
    offset: page * pageSize,
    limit: pageSize,
  })
  const { data: first, isPlaceholderData, error } = useAskLater('retrieval.run', inputOf(question, 0))
  if (first && !isPlaceholderData && answered !== question) setAnswered(question)
  const wanted = new Set([Math.floor(place / pageSize)])
  for (let page = looked.from; page <= looked.to; page += 1) wanted.add(page)
  wanted.delete(0)
  const total = first?.total ?? 0
  const numbers = [...wanted].filter((page) => page * pageSize < total)
  const others = useAskAll(
    'retrieval.run',
    numbers.map((page) => inputOf(answered, page)),
  )
  const order = numbers.join()
  const loaded = useMemo(() => {
    const rows = new Map<number, MarkedExtract>()
    const add = (page: number, answer: CallOutput<'retrieval.run'> | undefined) =>
      answer?.extracts.forEach((extract, index) => rows.set(page * pageSize + index, extract))
    add(0, first)
    if (order !== '') order.split(',').forEach((page, index) => add(Number(page), others[index]))
    return rows
  }, [first, others, order])
  return {
    whole: first,
    answered,
    isWaiting: isPlaceholderData,
    error: first && !isPlaceholderData ? null : error,
    at: useCallback((index) => loaded.get(index), [loaded]),
    look: useCallback((from, to) => {
      const next = {
        from: Math.floor(Math.max(0, from) / pageSize),
        to: Math.floor(Math.max(0, to) / pageSize),
      }
      setLooked((now) => (now.from === next.from && now.to === next.to ? now : next))
    }, []),
  }
}
