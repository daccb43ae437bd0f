import { keepPreviousData, useQuery, type UseQueryResult } from '@tanstack/react-query'
import type { CallInput, CallOutput, QueryName } from '#shared/contract/index.ts'
import { begin } from './call.ts'

/**
 * As `useAskLater`, for a question that changes as one types: the last answer is kept until the next one is there, and a
 * question that nobody asks any more is stopped in the host. Pass null to ask nothing.
 */
export function useAskNewest<N extends QueryName>(
  name: N,
  input: CallInput<N> | null,
): UseQueryResult<CallOutput<N>> {
  return useQuery({
    queryKey: [name, input],
    queryFn: ({ signal }): Promise<CallOutput<N>> => {
      if (input === null) return Promise.reject(new Error('nothing was asked'))
      const work = begin(name, input)
      signal.addEventListener('abort', () => work.cancel(), { once: true })
      return work.result
    },
    enabled: input !== null,
    placeholderData: keepPreviousData,
  })
}
