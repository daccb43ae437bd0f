import type { RefiSelection } from './refi-project.ts'
import { counted } from './counts.ts'
import { evened } from './evened.ts'
import type { Positions } from './positions.ts'

/** How a program counts positions. The standard says Unicode code points and leaves the rest to whoever writes. */
export interface Counting {
  /** In what it counts. */
  readonly unit: 'code points' | 'UTF-16'
  /** Whether a line end of two characters (CRLF) counts as one. */
  readonly crlfAsOne: boolean
  /** Whether the end of a selection is its last character, and not the one after. */
  readonly inclusive: boolean
}

/** How positions are counted, and what speaks for it. */
export interface FoundCounting extends Counting {
  /** How many selections name their own words in full, of those that were looked at. */
  readonly quoting: number
  /** How many of these stand on them when it is counted so. */
  readonly fitting: number
  /** Whether the words tell where selections end. */
  readonly tellsEnd: boolean
  /** Whether CRLF is in the texts, and whether the words tell how it is counted. */
  readonly crlf: 'none' | 'told' | 'assumed'
}

/** A text and the selections on it. */
export interface Marked {
  readonly positions: Positions
  readonly selections: readonly RefiSelection[]
}

/** How many selections with words of their own are looked at. */
const enough = 2_000
/** Fewer letters stand in too many places to tell anything. */
const fewest = 3

/**
 * Finds out how positions are counted: the way in which most selections stand on the words that their name quotes; where
 * two ways do as well, the one that is the more usual. ATLAS.ti is known to count CRLF as one, others as two.
 */
export function findCounting(texts: readonly Marked[], origin: string): FoundCounting {
  const asOne = /atlas/iu.test(origin)
  const hasCrlf = texts.some(({ positions }) => positions.hasCrlf)
  const ways: Counting[] = (['code points', 'UTF-16'] as const).flatMap((unit) =>
    (hasCrlf ? [asOne, !asOne] : [false]).flatMap((crlfAsOne) =>
      [false, true].map((inclusive) => ({ unit, crlfAsOne, inclusive })),
    ),
  )
  const tallies: Tally[] = ways.map((way) => ({ way, wholly: 0, nearly: 0 }))
  let looked = 0
  for (const { positions, selections } of texts) {
    for (const selection of selections) {
      const quote = quoteOf(selection.name)
      if (!quote) continue
      if (looked === enough) break
      looked += 1
      for (const tally of tallies) {
        const words = positions.wordsOf(selection, tally.way)
        if (words === null) continue
        if (!quote.cut && words === quote.words) tally.wholly += 1
        else if (quote.cut ? words.trim().startsWith(quote.words) : words.trim() === quote.words.trim())
          tally.nearly += 1
      }
    }
  }
  const best = tallies.reduce((found, one) => (beats(one, found) ? one : found))
  const fitting = best.wholly + best.nearly
  const [usual] = tallies
  // Names that are no quotations fit here and there by chance: that tells nothing.
  const isShown = fitting > 0 && fitting >= looked / 2
  const taken = isShown || !usual ? best : usual
  const tells = (change: Partial<Counting>): boolean => {
    const other = { ...taken.way, ...change }
    const rival = tallies.find(
      ({ way }) =>
        way.unit === other.unit && way.crlfAsOne === other.crlfAsOne && way.inclusive === other.inclusive,
    )
    return isShown && rival !== undefined && beats(taken, rival)
  }
  return {
    ...taken.way,
    quoting: looked,
    fitting: taken.wholly + taken.nearly,
    tellsEnd: tells({ inclusive: !taken.way.inclusive }),
    crlf: hasCrlf ? (tells({ crlfAsOne: !taken.way.crlfAsOne }) ? 'told' : 'assumed') : 'none',
  }
}

/** How many selections stand on the words they quote, to the letter or but for white space at their ends, when counted so. */
interface Tally {
  readonly way: Counting
  wholly: number
  nearly: number
}

/** Whether more selections stand on their words; of as many, more of them to the letter. */
function beats(one: Tally, other: Tally): boolean {
  const more = one.wholly + one.nearly - (other.wholly + other.nearly)
  return more > 0 || (more === 0 && one.wholly > other.wholly)
}

/** The words that a selection's name quotes, white space evened out; `cut`: there were more. Null where there are too few. */
function quoteOf(name: string | null): { words: string; cut: boolean } | null {
  const whole = evened(name ?? '')
  const first = whole.trim().replace(/(?:\u2026|\.\.\.)$/u, '')
  const cut = first !== whole.trim()
  const words = cut ? first.trim() : whole
  return words.trim().length < fewest ? null : { words, cut }
}

/** What the report says of how positions were read; nothing where there was no doubt and nothing unusual. */
export function noticesOfCounting(found: FoundCounting, selections: number): string[] {
  if (selections === 0) return []
  const notices: string[] = []
  const asShown = `as ${found.fitting.toLocaleString('en-GB')} of ${found.quoting.toLocaleString('en-GB')} selections that quote their words show`
  if (found.fitting * 2 < found.quoting || found.fitting === 0)
    notices.push(
      'The file does not show whether a selection ends before its end position or on it; the first was taken. Check that codings stand on the right words.',
    )
  else if (found.inclusive) notices.push(`Selections end on their end position, ${asShown}.`)
  else if (found.tellsEnd) notices.push(`Selections end before their end position, ${asShown}.`)
  else
    notices.push(
      'The file does not show whether a selection ends before its end position or on it; the first was taken.',
    )
  if (found.unit === 'UTF-16')
    notices.push(`Characters beyond the first 65,536 (emoji among them) count as two, ${asShown}.`)
  if (found.crlf === 'told')
    notices.push(`Line ends of two characters count as ${found.crlfAsOne ? 'one' : 'two'}, ${asShown}.`)
  if (found.crlf === 'assumed')
    notices.push(
      `Texts have line ends of two characters, and the file does not show how they are counted; they were taken as ${found.crlfAsOne ? 'one' : 'two'}. Check that codings stand on the right words.`,
    )
  if (found.fitting > 0 && found.fitting < found.quoting)
    notices.push(
      `${counted(found.quoting - found.fitting, 'selection')} of ${found.quoting.toLocaleString('en-GB')} looked at ${found.quoting - found.fitting === 1 ? 'stands' : 'stand'} on other words than those of ${found.quoting - found.fitting === 1 ? 'its' : 'their'} name. Check that codings stand on the right words.`,
    )
  return notices
}
