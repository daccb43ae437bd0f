/** A timestamp found in a line: its words without brackets, where it ends, and whether it stood in brackets. */
export interface Stamp {
  readonly text: string
  readonly end: number
  readonly bracketed: boolean
}

const clock = String.raw`(?:\d{1,3}:\d{1,2}:\d{1,2}(?:[.,:;]\d{1,3})?|\d{1,3}:\d{2}(?:[.,]\d{1,3})?)(?:\s?[AaPp]\.?[Mm]\b\.?)?`
const spoken = String.raw`(?:\d{1,2} hours? )?(?:\d{1,3} minutes? )?\d{1,2} seconds?|(?:\d{1,2} ?h ?)?\d{1,3} ?m(?:in)? ?\d{1,2} ?s(?:ec)?\b|\d{1,2}h\d{2}(?:m\d{2}s?)?\b`
const f4 = String.raw`#\d{1,3}:\d{2}:\d{2}-\d{1,3}#`
const dated = String.raw`(?:\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}-\d{1,2}-\d{1,2})(?:,? {1,2}|T)`
const range = String.raw`(?:\s{0,2}(?:-->|→|–|—|-|,| to |\t)\s{0,2}(?:${clock}))?`
const bare = new RegExp(`(${f4}|(?:${dated})?(?:${clock})|${spoken})${range}(?![\\p{L}\\p{N}:/#])`, 'uy')
const inBrackets = new RegExp(
  `[[({<]\\s?(${f4}|(?:${dated})?(?:${clock})|${spoken}|\\d{1,2}\\.\\d{2}\\.\\d{2}|\\d{1,6}\\.\\d{1,3} ?s?)(?:${range}|\\s?(?:-->|-)\\s?\\d{1,6}\\.\\d{1,3} ?s?)\\s?[\\])}>]`,
  'uy',
)

/** Reads the timestamp that begins exactly at `at`, alone, in brackets, or as a range (its beginning counts). */
export function stampAt(head: string, at: number): Stamp | null {
  const first = head.charCodeAt(at)
  const digit = first >= 48 && first <= 57
  if (!digit && !'[({<#'.includes(head.charAt(at) || ' ')) return null
  const pattern = digit || first === 35 ? bare : inBrackets
  pattern.lastIndex = at
  const found = pattern.exec(head)
  if (!found?.[1]) return null
  return { text: found[1].trim(), end: at + found[0].length, bracketed: pattern === inBrackets }
}

/** The first timestamp at or after `from` that follows white space, a dash, a bar or a bracketed name. */
export function stampWithin(head: string, from: number): (Stamp & { readonly start: number }) | null {
  for (let at = from; at < Math.min(head.length, from + 90); at++) {
    if (at > from && !/[\s\])\-–—|,·*_@:]/.test(head.charAt(at - 1)) && !'[(<'.includes(head.charAt(at)))
      continue
    const stamp = stampAt(head, at)
    if (stamp) return { ...stamp, start: at }
  }
  return null
}

/** The stamp of a line that holds nothing else, or null. */
export function stampAlone(head: string): Stamp | null {
  const at = head.search(/[^\s\p{Cf}*_]/u)
  if (at < 0) return null
  const stamp = stampAt(head, at)
  return stamp && /^[\s\p{Cf}*_:]*$/u.test(head.slice(stamp.end)) ? stamp : null
}

const closingF4 = new RegExp(`(${f4})$`, 'u')
const closingBracket = new RegExp(`[[(](${clock})[\\])]$`, 'u')

/** A timestamp that closes `text` before `end` (already trimmed): f4's `#…#`, or one in brackets. */
export function closingStamp(
  text: string,
  start: number,
  end: number,
): { readonly text: string; readonly start: number; readonly kind: 'f4' | 'bracket' } | null {
  const tail = text.slice(Math.max(start, end - 40), end)
  const marked = closingF4.exec(tail)
  if (marked?.[1]) return { text: marked[1], start: end - marked[0].length, kind: 'f4' }
  const bracket = closingBracket.exec(tail)
  if (bracket?.[1]) return { text: bracket[1], start: end - bracket[0].length, kind: 'bracket' }
  return null
}

/**
 * Whether times are a plan's (9:00, 9:30, 10:15) rather than a recording's: two or more, no seconds, every one on
 * five minutes.
 */
export function isSchedule(stamps: readonly string[]): boolean {
  return stamps.length >= 2 && stamps.every((stamp) => /^\d{1,2}:\d[05](?:\s?[AaPp]\.?[Mm]\.?)?$/.test(stamp))
}
