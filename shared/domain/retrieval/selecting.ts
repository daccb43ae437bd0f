import { neighboursOf, type Proximity } from './proximity.ts'
import type { Flags, Study, StudyDocument } from './study.ts'

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
  /** Persons who have withdrawn: what any of them is heard in is neither found nor held against. */
  readonly withdrawn: Flags | null
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

/** 1 for every coding of a document in which one of these persons is heard; null where none is. */
export function heardIn(study: Study, document: StudyDocument, persons: Flags | null): Flags | null {
  if (persons === null) return null
  const isHeard = (speaker: number) => persons[study.personOf[speaker] ?? -1] === 1
  if (!document.turns.speaker.some(isHeard)) return null
  const heard = new Uint8Array(document.codings.start.length)
  for (let coding = 0; coding < heard.length; coding += 1)
    eachPerson(study, document, coding, persons, () => {
      heard[coding] = 1
    })
  return heard
}

/** 1 for every coding of a document that a query finds; null where it finds none. */
export function selectedIn(study: Study, sought: Sought, place: number): Flags | null {
  const document = documentAt(study, sought, place)
  if (!document) return null
  const withdrawn = heardIn(study, document, sought.withdrawn)
  const open = withdrawn
    ? withdrawn.map((one) => 1 - one)
    : new Uint8Array(document.codings.start.length).fill(1)
  return keptOf(study, sought, place, { document, open, withdrawn })
}

/** How many codings more a query would find, had nobody withdrawn who is heard in them. */
export function countWithdrawn(study: Study, sought: Sought): number {
  let count = 0
  for (let place = 0; place < study.documents.length; place += 1) {
    const document = documentAt(study, sought, place)
    const withdrawn = document ? heardIn(study, document, sought.withdrawn) : null
    if (!document || !withdrawn) continue
    const kept = keptOf(study, sought, place, { document, open: Uint8Array.from(withdrawn), withdrawn })
    for (const one of kept ?? []) count += one
  }
  return count
}

function documentAt(study: Study, { documents }: Sought, place: number): StudyDocument | undefined {
  return documents === null || documents[place] === 1 ? study.documents[place] : undefined
}

/** The codings of a document that may be found, and those that nothing is held against. */
interface Candidates {
  readonly document: StudyDocument
  readonly open: Uint8Array
  readonly withdrawn: Flags | null
}

/** Those of the open ones that a query finds; null: none. */
function keptOf(
  study: Study,
  sought: Sought,
  place: number,
  { document, open: kept, withdrawn }: Candidates,
): Flags | null {
  const { codings } = document
  keepWanted(kept, codings.code, sought.codes)
  keepWanted(kept, codings.coder, sought.coders)
  keepWanted(kept, codings.round, sought.rounds)
  if (sought.among !== null) keepAmong(kept, sought.among(place))
  if (sought.persons !== null) keepHeard(study, document, kept, sought.persons)
  if (sought.occurrences !== null && kept.includes(1)) keepSaid(document, kept, sought.occurrences(place))
  for (const condition of sought.conditions)
    if (kept.includes(1)) keepStanding(document, kept, sought, condition, withdrawn)
  return kept.includes(1) ? kept : null
}

function keepWanted(kept: Uint8Array, numbers: Int32Array, wanted: Flags | null): void {
  if (wanted === null) return
  for (let coding = 0; coding < kept.length; coding += 1)
    if (wanted[numbers[coding] ?? 0] !== 1) kept[coding] = 0
}

function keepAmong(kept: Uint8Array, among: Flags): void {
  for (let coding = 0; coding < kept.length; coding += 1) if (among[coding] !== 1) kept[coding] = 0
}

function keepHeard(study: Study, document: StudyDocument, kept: Uint8Array, persons: Flags): void {
  for (let coding = 0; coding < kept.length; coding += 1) {
    if (kept[coding] !== 1) continue
    let isHeard = false
    eachPerson(study, document, coding, persons, () => {
      isHeard = true
    })
    if (!isHeard) kept[coding] = 0
  }
}

/** The first words that begin within a coding also end first: they are disjoint. */
function keepSaid({ codings }: StudyDocument, kept: Uint8Array, { start, end }: Occurrences): void {
  let first = 0
  for (let coding = 0; coding < kept.length; coding += 1) {
    const from = codings.start[coding] ?? 0
    while (first < start.length && (start[first] ?? 0) < from) first += 1
    if (first === start.length || (end[first] ?? 0) > (codings.end[coding] ?? 0)) kept[coding] = 0
  }
}

const theOne: readonly number[] = [0]
const none: readonly number[] = []

function keepStanding(
  document: StudyDocument,
  kept: Uint8Array,
  sought: Sought,
  { is, codes, proximity }: Sought['conditions'][number],
  withdrawn: Flags | null,
): void {
  const { codings } = document
  const groupsOf = (coding: number) =>
    codes[codings.code[coding] ?? 0] === 1 && withdrawn?.[coding] !== 1 ? theOne : none
  const { from, to } = neighboursOf(
    { codings, proximity, ...layersOf(sought, document), groups: 1, groupsOf },
    kept,
  )
  for (let coding = 0; coding < kept.length; coding += 1)
    if ((to[coding] ?? 0) > (from[coding] ?? 0) !== (is === 'and')) kept[coding] = 0
}

/** What a query finds, in order of place: the place of each one's document in the study, and its number in there. */
export interface Found {
  readonly document: Int32Array
  readonly coding: Int32Array
}

/** Everything that a query finds. Takes time in proportion to the codings, and to the conditions. */
export function select(study: Study, sought: Sought): Found {
  return selectApart(study, sought, () => null).others
}

/**
 * Everything that a query finds, in two parts.
 * @param isApart by document: 1 for its codings that go into a part of their own; null: none do
 */
export function selectApart(
  study: Study,
  sought: Sought,
  isApart: (document: number) => Flags | null,
): { readonly apart: Found; readonly others: Found } {
  const parts = study.documents.flatMap((_, place) => {
    const kept = selectedIn(study, sought, place)
    return kept === null ? [] : { place, kept, flags: isApart(place) }
  })
  // Counted first: lists that grow are thrown away many times over, which takes longer than looking twice.
  let total = 0
  let apartTotal = 0
  for (const { kept, flags } of parts) {
    for (let coding = 0; coding < kept.length; coding += 1) {
      total += kept[coding] ?? 0
      if (flags !== null && flags[coding] === 1) apartTotal += kept[coding] ?? 0
    }
  }
  const [apart, others] = [new FoundWriter(apartTotal), new FoundWriter(total - apartTotal)]
  for (const { place, kept, flags } of parts) {
    for (let coding = 0; coding < kept.length; coding += 1)
      if (kept[coding] === 1) (flags !== null && flags[coding] === 1 ? apart : others).add(place, coding)
  }
  return { apart, others }
}

class FoundWriter implements Found {
  readonly document: Int32Array
  readonly coding: Int32Array
  #count = 0

  constructor(size: number) {
    this.document = new Int32Array(size)
    this.coding = new Int32Array(size)
  }

  add(document: number, coding: number): void {
    this.document[this.#count] = document
    this.coding[this.#count] = coding
    this.#count += 1
  }
}
