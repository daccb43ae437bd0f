import type { Coding } from '#shared/contract/values.ts'

/** Codes this coder used in these codings, last first: ids are in the order they were made. */
export function recentCodes(codings: readonly Coding[], coder: string | null): string[] {
  const own = codings.filter((coding) => coding.coder === coder).toSorted((a, b) => (a.id < b.id ? 1 : -1))
  return [...new Set(own.map((coding) => coding.code))]
}
