import { headerKeys, looseRoles, notSpeakers, openers, particles, roles } from './vocabulary.ts'

/**
 * What a label looks like. 'role' and 'code' (Interviewer, P12, FG1-P3, initials) can be trusted where they stand;
 * 'name' needs support from the rest of the text; 'lower' is a name in lower case and needs the most.
 */
export type Shape = 'role' | 'code' | 'name' | 'lower'

/** The longest a label may be, in UTF-16 code units. */
export const labelLength = 64

const wordLike = /^[\p{L}\p{M}\p{N}\p{Cf}'’ʼ.\-‐‑·・&+#*@\p{Extended_Pictographic}\uFE0F]+$/u
const initials = /^(?:\p{Lu}\p{M}?\.?[ -]?){1,3}$/u
const numbered = /^(\p{L}{1,14})[-_ .#]{0,2}\d{1,5}[\p{L}]?$/u
const compound = /^(?:\p{L}{0,6}\d{0,4}[-_./]){1,3}\p{L}{0,6}\d{1,4}\p{L}?$/u
const datedKey =
  /^(?:\d{1,2}(?:st|nd|rd|th)? )?(?:january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sep|oct|nov|dec)\.?,? (?:\d|of )|^\d{1,2}(?:st|nd|rd|th)? (?:january|february|march|april|may|june|july|august|september|october|november|december)/
const roman = /^[IVX]+$/

/** A label as shown: without decorations, brackets around it, or "(continued)"; white space collapsed. */
export function cleanLabel(raw: string): string {
  const plain = raw
    .replace(/[\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/g, '')
    .replace(/[ \t]+/g, ' ')
    .replace(/^[*_#>\s]+|[*_\s]+$/g, '')
    .replace(/ ?\((?:cont(?:'d|’d|inued|inuing|\.)?)\)$/i, '')
  const wrapped = /^[[(<{]([^[\](){}<>]*)[\])>}]$/.exec(plain)
  return (wrapped?.[1] ?? plain).trim()
}

function fold(label: string): string {
  return label.toLowerCase().replace(/[.:]+$/, '')
}

/** Whether a key belongs to a header block (Date, Interview no, Transcribed by). */
export function isHeaderKey(label: string): boolean {
  const key = fold(label)
  if (headerKeys.has(key)) return true
  if (/^(?:notes?|comments?|summary|background)$/.test(key)) return true
  return (
    /^[\p{L}\- /]{2,30} (?:by|no|nr|number|id|date|time|name|file|code|location|type|status)$/u.test(key) ||
    /^(?:date|time|place|length|number|name|type|start|end|location|duration|version) (?:of|and|recorded)\b/.test(
      key,
    ) ||
    /^(?:interview|transkribiert|transcrit|transcribed|recorded|session|recording|tape|visit) ?(?:von|par|by|#|\d{1,5})/.test(
      key,
    )
  )
}

function isBarred(label: string): boolean {
  const key = fold(label)
  if (notSpeakers.has(key) || isHeaderKey(label)) return true
  if (/^\p{Lu}{1,3}$/u.test(label)) return false
  if (datedKey.test(key) || /\s(?:notes?|comments?|summary|reflections?|memo)$/.test(key)) return true
  const first = key.split(/[\s,]/)[0] ?? ''
  if (
    first !== key &&
    headerKeys.has(first) &&
    !roles.has(first) &&
    /^\S+ #?\d+$/.test(key) &&
    first !== 'group'
  )
    return true
  if (first !== key && (openers.has(first) || notSpeakers.has(first) || /^\d/.test(first))) return true
  if (openers.has(key) && key.length > 1) return true
  return (
    /^\p{L}{3,}ly$/u.test(key) &&
    !/^(?:lily|sally|molly|polly|holly|emily|kelly|billy|willy|ally|elly|milly|tilly|carly|beverly|kimberly|nelly|shelly|dolly)$/.test(
      key,
    )
  )
}

function isRole(words: readonly string[]): boolean {
  let found = false
  for (const word of words) {
    const bare = word.toLowerCase().replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '')
    const parts = bare.split('_')
    if (roles.has(bare) || parts.some((part) => roles.has(part))) found = true
    else if (/^\p{Ll}/u.test(word) && !particles.has(bare)) return false
  }
  return found
}

function isName(words: readonly string[]): boolean {
  let capitals = 0
  for (const [at, word] of words.entries()) {
    const lead = word.replace(/^[^\p{L}\p{N}\p{Extended_Pictographic}]+/u, '')
    if (/\p{Lu}|\p{Lt}/u.test(lead) || (/\p{Lo}/u.test(lead) && !/\p{Ll}/u.test(lead))) capitals++
    else if (at === 0 && words.length === 1) return false
    else if (!/^\p{N}|^\p{Extended_Pictographic}/u.test(lead) && !particles.has(word.toLowerCase()))
      return false
  }
  return capitals > 0
}

/** The shape of a cleaned label, or null where it can't be a speaker: prose, a header key, a word like "Note". */
export function shapeOf(label: string): Shape | null {
  if (label === '' || label.length > labelLength) return null
  const core = label.replace(/\s?[([][^()[\]]{0,40}[)\]]$/u, '').trim()
  if (/\((?:19|20)\d{2}[a-z]?\)$/.test(label)) return null
  if (core === '' || isBarred(core) || /[?!;:"“”„«»={}<>|\\…。、！？]/u.test(core)) return null
  const words = core.split(/[\s/]+|,\s+/u).filter((word) => word !== '')
  if (
    words.length === 0 ||
    words.length > 6 ||
    !words.every((word) => word === '_' || wordLike.test(word.replaceAll('_', '')))
  ) {
    return null
  }
  if (!/\p{L}/u.test(core)) return null
  if (/[^.]\. \p{Lu}\p{Ll}+ \p{Ll}/u.test(core)) return null
  if (isRole(words))
    return words.length === 1 && looseRoles.has(core.toLowerCase()) && !/^\p{Lu}+$/u.test(core)
      ? 'name'
      : 'role'
  if (initials.test(core)) return 'code'
  const prefix = numbered.exec(core)?.[1]
  if (prefix !== undefined && prefix.length <= 4) return 'code'
  if (compound.test(core)) return 'code'
  if (isName(words)) {
    const uncased = /\p{Lo}/u.test(core) && !/\p{Ll}|\p{Lu}/u.test(core)
    return words.length <= (uncased ? 4 : 6) && (!uncased || core.length <= 24) ? 'name' : null
  }
  return words.length <= 2 && core.length <= 24 ? 'lower' : null
}

/** Whether labels that stand once each are an enumeration (A, B, C; I, II, III) rather than people. */
export function isEnumeration(labels: readonly string[]): boolean {
  if (
    labels.length >= 2 &&
    labels.every((label) => /^(?:question|frage|pregunta|item|q) ?\d{1,3}$/i.test(label))
  )
    return true
  if (labels.length < 3) return false
  if (labels.every((label) => roman.test(label)) && labels.some((label) => label.length > 1)) return true
  return labels.every((label, at) => label === String.fromCharCode((labels[0] ?? 'A').charCodeAt(0) + at))
}
