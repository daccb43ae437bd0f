import type { QueryClient } from '@tanstack/react-query'
import type { ChangeEvent } from '#shared/contract/entities.ts'
import { contract } from '#shared/contract/index.ts'
import type { Coding } from '#shared/contract/values.ts'
import { compareSpans } from '#shared/domain/span.ts'
import { codingId } from '#shared/ids.ts'
import { call } from './call.ts'

/** What `coding.some` takes at once; above this the whole list is asked for anew. */
const mostIds = 1000
const listName = 'coding.list'

/**
 * The codings a change names, where nothing else that a list of codings is made from has changed: then asking for
 * these few is enough. null: the lists are stale as a whole.
 */
export function changedCodings({ changes }: ChangeEvent): readonly string[] | null {
  const reads: readonly string[] = contract[listName].reads
  const touching = changes.filter((change) => reads.includes(change.entity))
  if (touching.length === 0 || touching.some((change) => change.entity !== 'coding')) return null
  const ids = new Set<string>()
  for (const change of touching) {
    if (change.ids === null) return null
    for (const id of change.ids) ids.add(id)
  }
  return ids.size <= mostIds ? [...ids] : null
}

const repeated = ['document', 'code', 'coder', 'round'] as const

/**
 * Gives equal ids of a fresh list one string: on the wire each of ten thousand codings has its own, and they would be a
 * tenth of the memory of an open document. Changes the answer itself, which nobody else holds yet.
 */
export function shareIds<T>(answer: T): T {
  if (!Array.isArray(answer)) return answer
  const list: readonly unknown[] = answer
  const known = new Map<unknown, unknown>()
  for (const coding of list) {
    if (!isRecord(coding)) continue
    for (const name of repeated) {
      const value = coding[name]
      if (known.has(value)) coding[name] = known.get(value)
      else if (typeof value === 'string') known.set(value, value)
    }
  }
  return answer
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

/**
 * A list with the codings named replaced by what was found of them: those not found are gone. In the host's order;
 * untouched codings stay the very objects they were.
 * @param document the list's own; null: codings of all documents
 */
export function patchCodings(
  list: readonly Coding[],
  named: readonly string[],
  found: readonly Coding[],
  document: string | null,
): Coding[] {
  const gone = new Set(named)
  const kept = list.filter((coding) => !gone.has(coding.id))
  const inOrder = (a: Coding, b: Coding) =>
    (document === null ? compareText(a.document, b.document) : 0) ||
    compareSpans(a, b) ||
    compareText(a.id, b.id)
  const fresh = found.filter((coding) => document === null || coding.document === document).toSorted(inOrder)
  let from = 0
  for (const coding of fresh) {
    while (from < kept.length && inOrder(kept[from] ?? coding, coding) <= 0) from += 1
    kept.splice(from, 0, coding)
  }
  return kept
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** Asks for the codings named and mends every list that is kept; a list under way is asked for anew instead. */
export async function refreshCodings(client: QueryClient, named: readonly string[]): Promise<void> {
  const lists = client.getQueryCache().findAll({ queryKey: [listName] })
  if (lists.length === 0) return
  const whole = lists.filter((list) => list.state.fetchStatus === 'fetching' || list.state.data === undefined)
  const again = (queries: typeof lists) =>
    client.invalidateQueries({ predicate: (query) => queries.includes(query) })
  if (whole.length > 0) void again(whole)
  try {
    const found = await call('coding.some', { codings: [...named] })
    for (const list of lists.filter((one) => !whole.includes(one))) {
      const document = documentIn(list.queryKey)
      client.setQueryData<readonly Coding[]>(
        list.queryKey,
        (before) => before && patchCodings(before, named, found, document),
      )
    }
  } catch {
    // Not answered: the lists themselves will say what is wrong, if anything is.
    await again(lists)
  }
}

function documentIn(key: readonly unknown[]): string | null {
  const input = key[1]
  if (typeof input !== 'object' || input === null || !('document' in input)) return null
  return typeof input.document === 'string' ? input.document : null
}

/** Shows codings as they will be before the host has answered. */
export interface PaintedAhead {
  /** What was painted, with an id of this window's own where the coding is new. */
  readonly painted: readonly Coding[]
  /** The host agreed: what it made takes the place of what was painted. */
  settle(made: readonly Coding[]): void
  /** The host refused: all is as it was. */
  takeBack(): void
}

/**
 * Paints a change of one document's codings at once.
 * @param before codings that go or change, as they are
 * @param after those that come or are changed
 */
export function paintAhead(
  client: QueryClient,
  document: string,
  before: readonly Coding[],
  after: readonly Coding[],
): PaintedAhead {
  const ids = [...new Set([...before, ...after].map((coding) => coding.id as string))]
  const put = (named: readonly string[], found: readonly Coding[]) =>
    client.setQueryData<readonly Coding[]>(
      [listName, { document }],
      (list) => list && patchCodings(list, named, found, document),
    )
  put(ids, after)
  return {
    painted: after,
    settle: (made) => put([...ids, ...made.map((coding) => coding.id)], made),
    takeBack: () => put(ids, before),
  }
}

/** An id for a coding the host does not know yet: the time in milliseconds, then chance (RFC 9562, version 7). */
export function provisionalId(): Coding['id'] {
  const time = Date.now().toString(16).padStart(12, '0')
  const chance = crypto.randomUUID()
  return codingId.parse(`${time.slice(0, 8)}-${time.slice(8)}-7${chance.slice(15)}`)
}
