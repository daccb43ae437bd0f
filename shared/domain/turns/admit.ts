import { countsOf, isStrong, type Candidate } from './candidate.ts'
import { isEnumeration } from './labels.ts'
import { nextFilled, type Page } from './lines.ts'

/**
 * Which of the labels before a colon are speakers. A label must look like a role, a code or a name, and must either
 * be trusted by itself, or come again, or agree with the way the other turns of the text are set. Prose that merely
 * holds a colon fails one of these.
 * @param spoken the lines are cues, all of them speech: short texts need no further support
 */
export function admit(candidates: readonly Candidate[], page: Page, spoken = false): Candidate[] {
  if (candidates.length === 0) return []
  const counts = countsOf(candidates)
  const labels = [...counts.keys()]
  if (labels.length === candidates.length && isEnumeration(labels)) return []

  const trusted = new Set<string>()
  for (const candidate of candidates) {
    const times = counts.get(candidate.speaker) ?? 0
    if (isStrong(candidate) || (candidate.shape === 'name' && times >= 2)) trusted.add(candidate.speaker)
  }
  for (const label of lowerNames(candidates, counts, page)) trusted.add(label)
  if (trusted.size === 0) return allOnce(candidates, page, spoken)

  const core = candidates.filter((candidate) => trusted.has(candidate.speaker))
  const manner = mannerOf(core)
  const kept = candidates.filter((candidate) => trusted.has(candidate.speaker) || agrees(candidate, manner))
  return isPlausible(kept, page, spoken) ? kept : []
}

/** Names in lower case count only where a good part of the text is set that way, by two speakers or more. */
function lowerNames(
  candidates: readonly Candidate[],
  counts: ReadonlyMap<string, number>,
  page: Page,
): readonly string[] {
  const lower = candidates.filter((one) => one.shape === 'lower' && (counts.get(one.speaker) ?? 0) >= 2)
  const labels = new Set(lower.map((one) => one.speaker))
  const others = candidates.some((one) => one.shape !== 'lower')
  return lower.length >= page.content * 0.3 && (labels.size >= 2 || others) ? [...labels] : []
}

/** A short text where nobody speaks twice: every line must be a turn, or nearly, and read like speech. */
function allOnce(candidates: readonly Candidate[], page: Page, spoken: boolean): Candidate[] {
  const singles = candidates.filter((one) => {
    const listed = /^\s*[-–•·*]\s/.test(page.lines[one.line]?.head ?? '')
    return one.shape === 'name' && one.upper && !listed
  })
  if (singles.length === 0) return []
  if (singles.length < page.content / (spoken ? 4 : 2)) return []
  const full = singles.filter((one) => /\p{L}['’.]?[ .]\p{L}/u.test(one.speaker)).length
  if (!spoken && singles.length > 3 && full * 2 < singles.length) return []
  const closed = singles.filter((one) => one.closed !== false).length
  return closed * 2 >= singles.length ? singles : []
}

function length(page: Page, one: Candidate): number {
  return (page.lines[one.line]?.end ?? one.bodyFrom) - one.bodyFrom
}

/** Whether labels trusted one by one also make a conversation together. */
function isPlausible(kept: readonly Candidate[], page: Page, spoken: boolean): boolean {
  const first = kept[0]
  if (!first || spoken) return first !== undefined
  const opens = nextFilled(page.lines, page.from - 1) === first.line
  const distinct = new Set(kept.map((one) => one.speaker)).size
  if (kept.some(isStrong)) return kept.length > 1 || opens || page.content <= 20
  if (distinct === 1 && !opens) return false
  const terse = kept.filter((one) => !one.upper && one.closed === false && length(page, one) < 30).length
  if (terse >= kept.length * 0.7) return false
  return kept.length >= page.content * (opens ? 0.04 : 0.12)
}

/** How trusted labels are set, on the whole. */
interface Manner {
  /** The words after the label may begin with a small letter. */
  readonly lowerStarts: boolean
  /** A blank line goes before every turn, or nearly. */
  readonly apart: boolean
  /** A longer text that names people by codes and roles only. */
  readonly coded: boolean
}

function mannerOf(core: readonly Candidate[]): Manner {
  const lower = core.filter((one) => !one.upper).length
  const apart = core.filter((one) => one.blankBefore).length
  const coded = core.every((one) => one.shape === 'code' || one.shape === 'role')
  return {
    lowerStarts: lower * 2 >= core.length,
    apart: core.length >= 4 && apart >= core.length * 0.9,
    coded: core.length >= 12 && coded,
  }
}

/** Whether a name that stands once is set as the trusted labels are. */
function agrees(candidate: Candidate, manner: Manner): boolean {
  if (candidate.shape !== 'name') return false
  if (!candidate.upper && !manner.lowerStarts) return false
  if (manner.apart && !candidate.blankBefore) return false
  const loneWord = !/[\s.]/.test(candidate.speaker) && !/^\p{Lu}{2,}$/u.test(candidate.speaker)
  return !(manner.coded && loneWord)
}
