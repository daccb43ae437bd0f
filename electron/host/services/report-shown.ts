import { passagesOf, type Candidate } from '#shared/domain/report/choosing.ts'
import type { StudyDocument } from '#shared/domain/retrieval/index.ts'
import type { CodingId } from '#shared/ids.ts'
import type { Handwork } from './report-handwork.ts'
import type { StudyIndex } from './retrieval-index.ts'

/** A coding of a document as it is weighed against others. Its id is only made up where two would be equal otherwise. */
class WeighedCoding implements Candidate {
  readonly coding: number
  readonly start: number
  readonly end: number
  readonly consensus: boolean
  readonly wanted: boolean
  readonly #idOf: (coding: number) => CodingId

  constructor(
    { codings }: StudyDocument,
    coding: number,
    how: { readonly consensus: number; readonly hand: Handwork; readonly idOf: (coding: number) => CodingId },
  ) {
    const row = how.hand.get(coding)
    this.coding = coding
    this.start = codings.start[coding] ?? 0
    this.end = codings.end[coding] ?? 0
    this.consensus = codings.coder[coding] === how.consensus
    this.wanted = row !== undefined && (row.standing === 'in' || row.trim !== null)
    this.#idOf = how.idOf
  }

  get made(): string {
    return this.#idOf(this.coding)
  }
}

const untouched: Handwork = new Map()
const known = new WeakMap<StudyDocument, { readonly consensus: number; readonly shown: Int32Array }>()

/**
 * For each coding of a document the one that is printed in its place, itself or another of its code over the same words;
 * -1 where it does not compete. Kept as long as the document's codings stay what they are, where all of them compete and
 * nothing was decided by hand.
 * @param competing 1 for each coding that does; null: all do
 * @param consensus the consensus's number among the coders; -1: it has coded nothing
 */
export function shownIn(
  index: StudyIndex,
  place: number,
  how: {
    readonly competing: Uint8Array | null
    readonly consensus: number
    readonly hand: Handwork | undefined
  },
): Int32Array {
  const part = index.study.documents[place]
  if (!part) throw new RangeError(`There is no document ${place}`)
  const isPlain = how.competing === null && how.hand === undefined
  const before = isPlain ? known.get(part) : undefined
  if (before?.consensus === how.consensus) return before.shown
  const weighing = {
    consensus: how.consensus,
    hand: how.hand ?? untouched,
    idOf: (coding: number) => index.idAt(place, coding),
  }
  const { code, start, end } = part.codings
  const shown = new Int32Array(start.length).fill(-1)
  // Codings of one code that lie over each other, directly or by others between them, are weighed together.
  const open = new Map<number, { end: number; codings: number[] }>()
  const settle = (codings: readonly number[]) => {
    const [only] = codings
    if (codings.length === 1 && only !== undefined) shown[only] = only
    else
      for (const passage of passagesOf(codings.map((coding) => new WeighedCoding(part, coding, weighing))))
        for (const one of passage.all) shown[one.coding] = passage.shown.coding
  }
  for (let coding = 0; coding < start.length; coding += 1) {
    if (how.competing !== null && how.competing[coding] !== 1) continue
    const own = open.get(code[coding] ?? 0)
    if (own && (start[coding] ?? 0) < own.end) {
      own.codings.push(coding)
      own.end = Math.max(own.end, end[coding] ?? 0)
      continue
    }
    if (own) settle(own.codings)
    open.set(code[coding] ?? 0, { end: end[coding] ?? 0, codings: [coding] })
  }
  for (const { codings } of open.values()) settle(codings)
  if (isPlain) known.set(part, { consensus: how.consensus, shown })
  return shown
}
