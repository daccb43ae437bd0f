import { useMemo } from 'react'
import { extractsQuestion, type ExtractsQuestion } from '#shared/contract/retrieval.ts'
import type { View } from '../../client/view.ts'
import { noteHere } from '../../client/workspace.ts'

export type Asked = Extract<View, { room: 'extracts' }>

const nothing: ExtractsQuestion = extractsQuestion.parse({ query: {}, hidden: 'left_out', pinnedFirst: true })

/** What a view asks; whatever can't be asked is left out. */
export function questionOf({ query, how }: Asked): ExtractsQuestion {
  const parsed = extractsQuestion.safeParse({
    query: query ?? {},
    ...how,
    hidden: how?.hidden ?? 'left_out',
    pinnedFirst: true,
  })
  return parsed.success ? parsed.data : nothing
}

/** The view that asks a question. */
export function viewOf({ query, sort, group, hidden }: ExtractsQuestion, saved: string | null): Asked {
  return { room: 'extracts', query, how: { sort, group, hidden }, ...(saved === null ? {} : { saved }) }
}

/** What is asked, and how to ask something else in its place. */
export function useQuestion(asked: Asked) {
  const text = JSON.stringify(questionOf(asked))
  // The same object as long as it says the same.
  const question = useMemo(() => extractsQuestion.parse(JSON.parse(text)), [text])
  const saved = asked.saved ?? null
  return {
    question,
    saved,
    ask: (next: Partial<ExtractsQuestion>) => noteHere(viewOf({ ...question, ...next }, saved)),
  }
}
