import {
  keepPreviousData,
  QueryClient,
  useQueries,
  useQuery,
  useSuspenseQuery,
  type UseQueryResult,
} from '@tanstack/react-query'
import type { CallInput, CallOutput, QueryName } from '#shared/contract/index.ts'
import { bridge } from './bridge.ts'
import { call } from './call.ts'
import { changedCodings, refreshCodings, shareIds } from './coding-lists.ts'
import { isStale } from './stale.ts'

/** Answers are kept until a change event names an entity they were made from. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: Infinity,
      gcTime: 5 * 60_000,
      retry: false,
      refetchOnWindowFocus: false,
      refetchOnReconnect: false,
    },
  },
})

bridge.subscribe((announcement) => {
  if (announcement.type !== 'changed') return
  const changed = new Set(announcement.event.changes.map((change) => change.entity))
  const codings = changedCodings(announcement.event)
  // Asked for first: this is what the person who codes waits for.
  if (codings) void refreshCodings(queryClient, codings)
  void queryClient.invalidateQueries({
    predicate: ({ queryKey }) =>
      isStale(queryKey, changed) && !(codings && nameIn(queryKey) === 'coding.list'),
  })
})

async function answerTo<N extends QueryName>(name: N, input: CallInput<N>): Promise<CallOutput<N>> {
  const answer = await call(name, input)
  return name === 'coding.list' ? shareIds(answer) : answer
}

/** The answer of a query; suspends while there is none yet and throws CallFailed to the nearest boundary. */
export function useAsk<N extends QueryName>(name: N, input: CallInput<N>): CallOutput<N> {
  // Comparing ten thousand codings with the ones before costs more than drawing the few that changed.
  const structuralSharing = name !== 'coding.list'
  return useSuspenseQuery({
    queryKey: [name, input],
    queryFn: () => answerTo(name, input),
    structuralSharing,
  }).data
}

/** Part of an answer: the very same one, and nothing drawn anew, as long as that part says the same. */
export function useAskPart<N extends QueryName, T>(
  name: N,
  input: CallInput<N>,
  part: (answer: CallOutput<N>) => T,
): T {
  return useSuspenseQuery({ queryKey: [name, input], queryFn: () => answerTo(name, input), select: part })
    .data
}

/** The same without suspending, keeping the last answer while the input changes; pass null to ask nothing. */
export function useAskLater<N extends QueryName>(
  name: N,
  input: CallInput<N> | null,
): UseQueryResult<CallOutput<N>> {
  return useQuery({
    queryKey: [name, input],
    queryFn: () => (input === null ? Promise.reject(new Error('nothing was asked')) : answerTo(name, input)),
    enabled: input !== null,
    placeholderData: keepPreviousData,
  })
}

/** Asks what is likely to be needed soon; what is known already is not asked again. */
export function askAhead(questions: readonly Question[]): void {
  for (const [name, input] of questions)
    void queryClient.prefetchQuery({ queryKey: [name, input], queryFn: () => answerTo(name, input) })
}

/** The answers of one query to several inputs, in their order; undefined where there is none yet. */
export function useAskAll<N extends QueryName>(
  name: N,
  inputs: readonly CallInput<N>[],
): readonly (CallOutput<N> | undefined)[] {
  return useQueries({
    queries: inputs.map((input) => ({ queryKey: [name, input], queryFn: () => answerTo(name, input) })),
    combine: (asked) => asked.map((one) => one.data),
  })
}

/** A query to be asked, as `[name, input]`. */
export type Question = { [N in QueryName]: readonly [N, CallInput<N>] }[QueryName]

/**
 * Asks all of these at once, and tells when each is answered or refused: a view that is drawn only then has nothing to
 * wait for, and is on the page at once.
 */
export function useAnswered(questions: readonly Question[]): boolean {
  return useQueries({
    queries: questions.map(([name, input]) => ({
      queryKey: [name, input],
      queryFn: () => answerTo(name, input),
      structuralSharing: name !== 'coding.list',
    })),
    combine: (asked) => asked.every((one) => !one.isPending),
  })
}

/** Asks again what was refused or failed. */
export function askAgain(): void {
  void queryClient.refetchQueries({ predicate: ({ state }) => state.status === 'error' })
}

/** Asks everything anew that is in view, and keeps showing the last answer until then: another person is looking. */
export function askAnew(): void {
  void queryClient.invalidateQueries()
}

// Another project, or none: no answer of the one before may be taken for the new one's.
let project: string | null = null
queryClient.getQueryCache().subscribe(({ type, query }) => {
  const changed: unknown = query.queryKey
  if (type !== 'updated' || nameIn(changed) !== 'project.current') return
  const open = queryClient.getQueryData<CallOutput<'project.current'>>(['project.current', {}])?.id ?? null
  if (open === project) return
  project = open
  queryClient.removeQueries({
    predicate: ({ queryKey }) => {
      const name = nameIn(queryKey)
      return !name.startsWith('shell.') && name !== 'project.current'
    },
  })
})

function nameIn(key: unknown): string {
  return Array.isArray(key) ? String(key[0]) : ''
}
