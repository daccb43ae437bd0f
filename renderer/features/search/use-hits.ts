import { useCallback, useEffect, useMemo, useState } from 'react'
import type { SearchHit } from '#shared/contract/search.ts'
import type { CallOutput } from '#shared/contract/index.ts'
import { useAskAll } from '../../client/ask.ts'
import { useAskNewest } from '../../client/ask-newest.ts'
import type { Question } from './question.ts'

const pageSize = 200
/** How long typing must rest before it is searched for, in milliseconds. */
const rest = 90

/** The question once typing rests; what it is narrowed or ordered by counts at once. */
export function useRested(question: Question | null): Question | null {
  const key = JSON.stringify(question)
  const [now, setNow] = useState({ key, question })
  if (now.key !== key) setNow({ key, question })
  const [rested, setRested] = useState(question)
  const isTyped = question !== null && rested !== null && question.words !== rested.words
  useEffect(() => {
    const timer = setTimeout(() => setRested(now.question), isTyped ? rest : 0)
    return () => clearTimeout(timer)
  }, [now, isTyped])
  return rested
}

export interface Hits {
  /** Counts, as the newest answer has them; undefined before the first. */
  readonly whole: Omit<CallOutput<'search.run'>, 'hits'> | undefined
  /** Whether what is shown answers an earlier question. */
  readonly isLate: boolean
  readonly error: Error | null
  readonly hitAt: (index: number) => SearchHit | undefined
  /** Says which lines are looked at: they are fetched. */
  readonly look: (from: number, to: number) => void
}

/** The lines of a search a page at a time: only what is looked at is asked for. */
export function useHits(question: Question | null): Hits {
  const key = JSON.stringify(question)
  const [looked, setLooked] = useState({ key, from: 0, to: 0 })
  const asked = useAskNewest('search.run', question && { ...question, offset: 0, limit: pageSize })
  const { data: first, isPlaceholderData, error } = asked
  const numbers: number[] = []
  // Of an earlier question only the first page is shown until this one is answered.
  if (question && !isPlaceholderData && looked.key === key)
    for (let number = Math.max(1, looked.from); number <= looked.to; number += 1) numbers.push(number)
  const others = useAskAll(
    'search.run',
    question ? numbers.map((number) => ({ ...question, offset: number * pageSize, limit: pageSize })) : [],
  )
  const order = numbers.join()
  const hits = useMemo(() => {
    const loaded = new Map<number, SearchHit>()
    const add = (page: number, answer: CallOutput<'search.run'> | undefined) =>
      answer?.hits.forEach((hit, index) => loaded.set(page * pageSize + index, hit))
    add(0, first)
    if (order !== '') order.split(',').forEach((page, index) => add(Number(page), others[index]))
    return loaded
  }, [first, others, order])
  return {
    whole: question ? first : undefined,
    isLate: isPlaceholderData,
    error: isPlaceholderData ? null : error,
    hitAt: useCallback((index) => hits.get(index), [hits]),
    look: useCallback(
      (from, to) => {
        const next = { key, from: Math.floor(Math.max(0, from) / pageSize), to: Math.floor(to / pageSize) }
        setLooked((now) => (now.key === key && now.from === next.from && now.to === next.to ? now : next))
      },
      [key],
    ),
  }
}
