import { wordsOf } from '#shared/domain/codable.ts'
import type { TimelineCoding } from '#shared/domain/pictures/timeline.ts'
import { cut } from '../../components/figures/labels.ts'

/** A coding with what is told of it. */
export interface PlacedCoding extends TimelineCoding {
  readonly path: string
  readonly coderName: string
  /** `turn 4`, `turns 4 to 6`, or how far into a text without turns. */
  readonly place: string
  /** The words it stands on, cut short. */
  readonly words: string
}

interface TextOfTurns {
  readonly text: string
  readonly turns: readonly { readonly bodyStart: number; readonly bodyEnd: number }[]
}

interface SpokenText extends TextOfTurns {
  readonly turns: readonly (TextOfTurns['turns'][number] & { readonly speaker: string | null })[]
  readonly speakers: readonly {
    readonly id: string
    readonly participant: string | null
    readonly interviewer: boolean
  }[]
}

interface Named {
  readonly id: string
  readonly name: string
}

const longest = 120

/** The codings in which none of these participants is heard. */
export function codingsWithout<Coding extends TimelineCoding>(
  participants: ReadonlySet<string>,
  codings: readonly Coding[],
  { text, turns, speakers }: SpokenText,
): readonly Coding[] {
  const theirs = new Set<string | null>(
    speakers
      .filter(
        ({ participant, interviewer }) =>
          participant !== null && !interviewer && participants.has(participant),
      )
      .map(({ id }) => id),
  )
  if (theirs.size === 0) return codings
  return codings.filter((coding) =>
    wordsOf(text, turns, coding).every(
      ({ turn }) => turn === null || !theirs.has(turns[turn]?.speaker ?? null),
    ),
  )
}

/** What is told of codings, in the order of the text. */
export function placesOf(
  codings: readonly TimelineCoding[],
  { text, turns }: TextOfTurns,
  names: { readonly pathOf: (code: string) => string; readonly coders: readonly Named[] },
): readonly PlacedCoding[] {
  const coders = new Map(names.coders.map(({ id, name }) => [id, name]))
  return codings
    .map((coding): PlacedCoding => {
      const parts = wordsOf(text, turns, coding)
      const said = parts.map((part) => part.text).join(' … ')
      const [first, last] = [parts[0]?.turn ?? null, parts.at(-1)?.turn ?? null]
      return {
        id: coding.id,
        code: coding.code,
        coder: coding.coder,
        start: coding.start,
        end: coding.end,
        path: names.pathOf(coding.code),
        coderName: coders.get(coding.coder) ?? 'Someone',
        place:
          first === null || last === null
            ? `${Math.floor((coding.start / Math.max(1, text.length)) * 100)} % into the text`
            : first === last
              ? `turn ${first + 1}`
              : `turns ${first + 1} to ${last + 1}`,
        words: cut(said.replace(/\s+/gu, ' ').trim(), longest),
      }
    })
    .sort((a, b) => a.start - b.start || a.end - b.end)
}

/** A letter for each coder, two where one doesn't tell them apart, else a number. */
export function initialsOf(coders: readonly Named[]): ReadonlyMap<string, string> {
  for (const letters of [1, 2]) {
    const short = coders.map(({ name }) => Array.from(name).slice(0, letters).join(''))
    if (new Set(short).size === coders.length)
      return new Map(coders.map(({ id }, at) => [id, short[at] ?? '']))
  }
  return new Map(coders.map(({ id }, at) => [id, `${at + 1}`]))
}
