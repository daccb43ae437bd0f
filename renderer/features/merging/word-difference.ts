import { diff } from 'fast-myers-diff'

export interface Run {
  readonly kind: 'same' | 'removed' | 'added'
  readonly text: string
}

/** Words with their marks, blanks, and every other sign for itself. */
const pieces = /\s+|[\p{L}\p{N}][\p{L}\p{N}\p{M}'’-]*|[^\s\p{L}\p{N}]/gu
/** Longer texts are shown without marks: finding them takes time squared in what differs. */
const piecesAtMost = 20_000
/** Less in common than this, and marks would hide the words. */
const sharedAtLeast = 0.3

/**
 * What was taken out of `before` and put in to make `after`, by words. Null where the two have too little in common for
 * marks to help, or are too long.
 */
export function wordDifference(before: string, after: string): readonly Run[] | null {
  const a = before.match(pieces) ?? []
  const b = after.match(pieces) ?? []
  if (a.length === 0 || b.length === 0 || a.length + b.length > piecesAtMost) return null
  const changes: { readonly before: string; readonly out: string; readonly put: string }[] = []
  let from = 0
  let shared = 0
  for (const [startA, endA, startB, endB] of diff(a, b)) {
    const kept = a.slice(from, startA)
    shared += wordsIn(kept)
    from = endA
    const change = {
      before: kept.join(''),
      out: a.slice(startA, endA).join(''),
      put: b.slice(startB, endB).join(''),
    }
    const last = changes.at(-1)
    // Two replacements with but a blank between them read as one.
    if (last && change.before.trim() === '' && last.out && last.put && change.out && change.put) {
      const { before: blank, out, put } = change
      changes.splice(-1, 1, { ...last, out: last.out + blank + out, put: last.put + blank + put })
    } else changes.push(change)
  }
  const rest = a.slice(from)
  if (shared + wordsIn(rest) < sharedAtLeast * Math.max(wordsIn(a), wordsIn(b))) return null
  const runs: Run[] = changes.flatMap(({ before: kept, out, put }) => [
    { kind: 'same', text: kept },
    { kind: 'removed', text: out },
    { kind: 'added', text: put },
  ])
  runs.push({ kind: 'same', text: rest.join('') })
  return runs.filter(({ text }) => text !== '')
}

function wordsIn(words: readonly string[]): number {
  return words.filter((word) => word.trim() !== '').length
}
