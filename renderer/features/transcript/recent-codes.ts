import type { Coding } from '#shared/contract/values.ts'

/** Codes this coder used in these codings, last first: ids are in the order they were made. */
export function recentCodes(codings: readonly Coding[], coder: string | null): string[] {
  const last = new Map<string, string>()
  for (const { id, code, coder: by } of codings)
    if (by === coder && id > (last.get(code) ?? '')) last.set(code, id)
  return [...last].toSorted(([, a], [, b]) => (a < b ? 1 : -1)).map(([code]) => code)
}
