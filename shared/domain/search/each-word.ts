const letter = 1
const digit = 2
/** What may follow a letter within a word: marks, soft hyphens, the invisible joiners. */
const follower = 4
/** Within a word only between two letters or digits. */
const joiner = 5
/** Within a word only between two digits. */
const point = 6
const other = 7
/** Beside the kind: a character of a script written without spaces. */
const unspaced = 8

const isUnspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u
const isLetter = /\p{L}/u
const isDigit = /\p{N}/u
const isFollower = /[\p{M}\u00AD\u200C\u200D]/u
const isJoiner = /['’ʼ\-\u2010\u2011]/u

/** The kinds of characters of the basic plane, found out as they are met; 0: not yet. */
const kinds = new Uint8Array(0x10000)
const asterisk = 0x2a

function kindOf(character: string): number {
  if (isJoiner.test(character)) return joiner
  if (character === '.' || character === ',') return point
  const script = isUnspaced.test(character) ? unspaced : 0
  if (isLetter.test(character)) return letter | script
  if (isDigit.test(character)) return digit | script
  return isFollower.test(character) ? follower | script : other
}

function isHigh(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff
}

/** The kind of the character that begins at an offset. */
function kindAt(text: string, at: number, wild: boolean): number {
  const unit = text.charCodeAt(at)
  if (wild && unit === asterisk) return letter
  if (isHigh(unit)) return kindOf(String.fromCodePoint(text.codePointAt(at) ?? unit))
  const known = kinds[unit] ?? 0
  if (known !== 0) return known
  const kind = kindOf(String.fromCharCode(unit))
  kinds[unit] = kind
  return kind
}

function widthAt(text: string, at: number): number {
  return isHigh(text.charCodeAt(at)) && (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1
}

const isDigitKind = (kind: number) => (kind & ~unspaced) === digit
const startsWord = (kind: number) => (kind & ~unspaced) === letter || isDigitKind(kind)
const follows = (kind: number) => (kind & ~unspaced) === follower

const segmenter = new Intl.Segmenter('en', { granularity: 'word' })

/**
 * Calls `visit` with every word of the stretch [from, to) of a text, in order: half-open UTF-16 offsets into the text.
 * The words are those that `countWords` counts: "don't", "co-design" and "1,200.50" are one each, and scripts written
 * without spaces are divided by Unicode's word boundaries. `wild`: asterisks count as letters, as in what is searched
 * for. Takes time linear in the length of the stretch.
 */
export function eachWord(
  text: string,
  from: number,
  to: number,
  visit: (start: number, end: number) => void,
  wild = false,
): void {
  let at = from
  while (at < to) {
    let kind = kindAt(text, at, wild)
    if (!startsWord(kind)) {
      at += kind === other ? widthAt(text, at) : 1
      continue
    }
    const start = at
    let scripts = 0
    for (;;) {
      scripts |= kind
      const wasDigit = isDigitKind(kind)
      at += widthAt(text, at)
      if (at >= to) break
      kind = kindAt(text, at, wild)
      if (startsWord(kind) || follows(kind)) continue
      const joins = kind === joiner || (kind === point && wasDigit)
      if (!joins || at + 1 >= to) break
      const next = kindAt(text, at + 1, wild)
      if (kind === point ? !isDigitKind(next) : !startsWord(next)) break
    }
    const end = Math.min(at, to)
    if ((scripts & unspaced) !== 0 && !wild) eachSegment(text.slice(start, end), start, visit)
    else visit(start, end)
    at = end
  }
}

/** Unicode has one apostrophe among the letters; here it is as the others. */
function eachSegment(run: string, start: number, visit: (start: number, end: number) => void): void {
  for (const { index, segment, isWordLike } of segmenter.segment(run.replaceAll('ʼ', '’')))
    if (isWordLike) visit(start + index, start + index + segment.length)
}
