import { candidatesOf, countsOf, isStrong, type Candidate, type Reading } from '../candidate.ts'
import type { Layout } from '../head.ts'
import { isEnumeration } from '../labels.ts'
import type { Page } from '../lines.ts'
import { stampAt } from '../stamps.ts'
import { noises } from '../vocabulary.ts'

const lead = /^[\s\p{Cf}]{0,40}[*_]{0,3}/u

/** "Q. words": a letter, initials or a code, and a full stop or a closing bracket. */
function readDot(head: string): Reading | null {
  const found = /^[\s\p{Cf}]{0,40}[*_]{0,2}(\p{Lu}{1,3}\d{0,3})(?:\.|\))[*_]{0,2}(?=\s\s?\S|\t)/u.exec(head)
  return found?.[1] ? { label: found[1], timestamp: null, after: found[0].length } : null
}

/** "Name – words". */
function readDash(head: string): Reading | null {
  const found =
    /^[\s\p{Cf}]{0,40}[*_]{0,3}([^\s\-–—:][^:–—\t\n]{0,48}?)[*_]{0,3}(?:\s{1,3}(?:[–—]|--?)|\t(?:[–—]|--?)|—)\s{1,3}(?=\S)/u.exec(
      head,
    )
  return found?.[1] ? { label: found[1], timestamp: null, after: found[0].length } : null
}

/** "[Name] words" or "<Name> words" or "Name> words", with a timestamp before or not. */
export function readBracket(head: string): Reading | null {
  let at = lead.exec(head)?.[0].length ?? 0
  const stamp = stampAt(head, at)
  if (stamp) at = stamp.end + (/^[\s\-–—|]{0,6}/.exec(head.slice(stamp.end))?.[0].length ?? 0)
  const found =
    /^(?:\[([^[\]\n]{1,60})\]|<([^<>\n]{1,60})>|\{([^{}\n]{1,60})\}|\(([^()\n]{1,40})\)|([^\s<>[\](){}:][^<>[\](){}:\n]{0,40})>)[*_]{0,3}(?=\s|$)/u.exec(
      head.slice(at),
    )
  const label = found && (found[1] ?? found[2] ?? found[3] ?? found[4] ?? found[5])
  if (!found || label === undefined || label === null) return null
  const words = label.trim().toLowerCase()
  if (noises.has(words) || /^\p{L}+(?:ing|ung)$/u.test(words) || noises.has(words.split(/[\s,]/)[0] ?? ''))
    return null
  const after = at + found[0].length
  const below = stamp ? null : stampAt(head, after + (/^\s*/.exec(head.slice(after))?.[0].length ?? 0))
  return { label, timestamp: (stamp ?? below)?.text ?? null, after: below?.end ?? after }
}

/**
 * Labels set off by a mark that prose uses too, so the text as a whole must be set that way: every speaker trusted
 * or coming again, and a good share of the lines.
 */
function held(candidates: readonly Candidate[], page: Page, share: number): Candidate[] {
  const counts = countsOf(candidates)
  const kept = candidates.filter((one) => {
    if (one.shape === 'lower') return (counts.get(one.speaker) ?? 0) >= 2
    return (
      isStrong(one) ||
      (counts.get(one.speaker) ?? 0) >= 2 ||
      (one.upper && counts.size * 2 <= candidates.length + 1)
    )
  })
  const labels = [...counts.keys()]
  if (labels.length === candidates.length && isEnumeration(labels)) return []
  if (new Set(kept.map((one) => one.speaker)).size < 2) return []
  return kept.length >= page.content * share ? kept : []
}

export const dot: Layout = {
  name: 'letter and full stop',
  weight: 0.95,
  read: (page) => {
    const candidates = candidatesOf(page, readDot)
    const counts = countsOf(candidates)
    const asked = counts.has('Q') && counts.has('A')
    const again = [...counts.values()].some((times) => times >= 2)
    return asked || again || counts.size === candidates.length - 1 ? held(candidates, page, 0.25) : []
  },
}

export const dash: Layout = {
  name: 'name and dash',
  weight: 0.9,
  read: (page) => held(candidatesOf(page, readDash), page, 0.4),
}

/** "[Name] words" lines that hold for cues, where every line is speech and one occurrence is enough. */
export function bracketHeads(page: Page): Candidate[] {
  return candidatesOf(page, readBracket).filter((one) => one.shape !== 'lower' && one.upper)
}

export const bracket: Layout = {
  name: 'name in brackets',
  weight: 0.95,
  read: (page) => {
    const candidates = candidatesOf(page, readBracket)
    const kept = held(candidates, page, 0.25)
    if (kept.length > 0) return kept
    const once = candidates.filter((one) => one.upper && one.shape !== 'lower')
    return once.length >= 2 && once.length >= page.content * 0.7 ? once : []
  },
}
