import { extractsQuestion, type ExtractsQuestion, type SavedQuery } from '#shared/contract/retrieval.ts'
import { useAsk } from '../../client/ask.ts'

export interface Saved {
  readonly all: readonly SavedQuery[]
  /** The one that is open, if it is there. */
  readonly open: SavedQuery | null
  /** Whether what is asked differs from what it keeps. */
  readonly isChanged: boolean
}

/** Saved queries, and how what is asked stands to the one that was opened. */
export function useSaved(id: string | null, question: ExtractsQuestion): Saved {
  const all = useAsk('query.list', {})
  const open = all.find((one) => one.id === id) ?? null
  return { all, open, isChanged: open !== null && textOf(open.question) !== textOf(question) }
}

/** The same for two questions that ask the same; pinned extracts always come first here. */
function textOf(question: ExtractsQuestion): string {
  return JSON.stringify(extractsQuestion.parse({ ...question, pinnedFirst: true }))
}
