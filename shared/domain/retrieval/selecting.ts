import { eachWithNeighbours, type Proximity } from './proximity.ts'
import { firstAbove, type Flags, type Study, type StudyDocument } from './study.ts'

/** Where some words stand in a document, in order, disjoint, each within a turn. */
export interface Occurrences {
  readonly start: Int32Array
  readonly end: Int32Array
}

/** A query in the study's numbers; null: any. See the contract for what it means. */
export interface Sought {
  readonly codes: Flags | null
  readonly conditions: readonly {
    readonly is: 'and' | 'not'
    readonly codes: Flags
    readonly proximity: Proximity
  }[]
  readonly sameCoder: boolean
  /** Numbers of coders and rounds lie below these. */
  readonly coderCount: number
  readonly roundCount: number
  readonly coders: Flags | null
  readonly rounds: Flags | null
  readonly documents: Flags | null
  readonly persons: Flags | null
  readonly occurrences: ((document: number) => Occurrences) | null
  /** By document: which of its codings may be found at all. */
  readonly among: ((document: number) => Flags) | null
}

/** Whether a coding is by a wanted coder, in a wanted round. */
function isByWanted({ coders, rounds }: Sought, { codings }: StudyDocument, coding: number): boolean {
  return (
    (coders === null || coders[codings.coder[coding] ?? 0] === 1) &&
    (rounds === null || rounds[codings.round[coding] ?? 0] === 1)
  )
}

/** Which codings may meet: all, or those by one coder in one round. */
export function layersOf({ sameCoder, coderCount, roundCount }: Sought, { codings }: StudyDocument) {
  return sameCoder
    ? {
        layers: coderCount * roundCount,
        layerOf: (coding: number) => (codings.coder[coding] ?? 0) * roundCount + (codings.round[coding] ?? 0),
      }
    : { layers: 1, layerOf: () => 0 }
}

/** Calls `visit` with every person heard in a coding, at least once each; those only who are wanted. */
export function eachPerson(
  { personOf }: Study,
  { codings, turns }: StudyDocument,
  coding: number,
  wanted: Flags | null,
  visit: (person: number) => void,
): void {
  const last = codings.lastTurn[coding] ?? -1
  for (let turn = codings.firstTurn[coding] ?? 0; turn <= last; turn += 1) {
    const speaker = turns.speaker[turn] ?? -1
    const person = speaker === -1 ? -1 : (personOf[speaker] ?? -1)
    if (person !== -1 && (wanted === null || wanted[person] === 1)) visit(person)
  }
}

/** The first person heard in a coding who does not ask the questions; -1: nobody. */
export function firstPerson({ personOf }: Study, { codings, turns }: StudyDocument, coding: number): number {
  const last = codings.lastTurn[coding] ?? -1
  for (let turn = codings.firstTurn[coding] ?? 0; turn <= last; turn += 1) {
    const person = personOf[turns.speaker[turn] ?? -1] ?? -1
    if (person !== -1) return person
  }
  return -1
}

/** 1 for every coding of a document that a query finds; null where it finds none. */
export function selectedIn(study: Study, sought: Sought, place: number): Flags | null {
  const document = study.documents[place]
  if (!document || (sought.documents !== null && sought.documents[place] !== 1)) return null
  const { codings } = document
  const kept = new Uint8Array(codings.start.length)
  let left = 0
  for (let coding = 0; coding < kept.length; coding += 1) {
    const isKept =
      (sought.codes === null || sought.codes[codings.code[coding] ?? 0] === 1) &&
      isByWanted(sought, document, coding) &&
      isHeard(study, sought, document, coding)
    if (isKept) {
      kept[coding] = 1
      left += 1
    }
  }
  if (left > 0 && sought.among !== null) left = keepAmong(kept, sought.among(place))
  if (left > 0 && sought.occurrences !== null) left = keepSaid(document, kept, sought.occurrences(place))
  for (const condition of sought.conditions) {
    if (left === 0) return null
    left = keepStanding(document, kept, sought, condition)
  }
  return left === 0 ? null : kept
}

function isHeard(study: Study, { persons }: Sought, document: StudyDocument, coding: number): boolean {
  if (persons === null) return true
  let isIn = false
  eachPerson(study, document, coding, persons, () => {
    isIn = true
  })
  return isIn
}

function keepAmong(kept: Uint8Array, among: Flags): number {
  let left = 0
  for (let coding = 0; coding < kept.length; coding += 1) {
    if (kept[coding] === 1 && among[coding] === 1) left += 1
    else kept[coding] = 0
  }
  return left
}

function keepSaid({ codings }: StudyDocument, kept: Uint8Array, { start, end }: Occurrences): number {
  let left = 0
  for (let coding = 0; coding < kept.length; coding += 1) {
    if (kept[coding] !== 1) continue
    const first = firstAbove(start, (codings.start[coding] ?? 0) - 1)
    if (first < start.length && (end[first] ?? 0) <= (codings.end[coding] ?? 0)) left += 1
    else kept[coding] = 0
  }
  return left
}

const theOne: readonly number[] = [0]
const none: readonly number[] = []

function keepStanding(
  document: StudyDocument,
  kept: Uint8Array,
  sought: Sought,
  { is, codes, proximity }: Sought['conditions'][number],
): number {
  const { codings } = document
  let left = 0
  const groupsOf = (coding: number) => (codes[codings.code[coding] ?? 0] === 1 ? theOne : none)
  eachWithNeighbours(
    { codings, proximity, ...layersOf(sought, document), groups: 1, groupsOf },
    (coding) => kept[coding] === 1,
    (coding, near) => {
      if (near.length > 0 === (is === 'and')) left += 1
      else kept[coding] = 0
    },
  )
  return left
}

/** What a query finds, in order of place: the place of each one's document in the study, and its number in there. */
export interface Found {
  readonly document: Int32Array
  readonly coding: Int32Array
}

/** Everything that a query finds. Takes time in proportion to the codings, and to the conditions. */
export function select(study: Study, sought: Sought): Found {
  const parts = study.documents.map((_, place) => selectedIn(study, sought, place))
  let total = 0
  for (const kept of parts) for (const one of kept ?? []) total += one
  const found = { document: new Int32Array(total), coding: new Int32Array(total) }
  let next = 0
  for (const [place, kept] of parts.entries()) {
    if (kept === null) continue
    for (let coding = 0; coding < kept.length; coding += 1) {
      if (kept[coding] !== 1) continue
      found.document[next] = place
      found.coding[next] = coding
      next += 1
    }
  }
  return found
}
