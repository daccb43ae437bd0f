import { modes } from '#shared/contract/values.ts'
import type { extractGroups } from '#shared/contract/retrieval.ts'
import { modeName } from '#shared/domain/attribution.ts'
import { firstPerson, type Found, type Study, type StudyDocument } from '#shared/domain/retrieval/index.ts'
import type { ReadDb } from '../project/index.ts'
import { listCases } from '../store/case-store.ts'
import { listParticipants } from '../store/participant-store.ts'
import type { CodeNames } from './code-tree-loading.ts'
import type { StudyIndex } from './retrieval-index.ts'

/** Where something stands among others of its kind; `key` null: of none. */
interface Shelf {
  readonly key: string | null
  readonly label: string
}

/** Shelves in order, and on which of them each of what was found belongs, told in an array of the asker's own. */
export interface Shelving {
  readonly shelves: readonly Shelf[]
  readonly placed: (found: Found) => Int32Array
}

/** @param by what decides: each coding stands on one shelf */
export function shelvingBy(
  by: (typeof extractGroups)[number],
  db: ReadDb,
  tree: CodeNames,
  index: StudyIndex,
): Shelving {
  switch (by) {
    case 'code':
      return byCode(tree, index)
    case 'case': {
      const shelves = [
        ...listCases(db).map(({ id, name }): Shelf => ({ key: id, label: name })),
        { key: null, label: 'No case study' },
      ]
      return byDocument(
        shelves,
        index.documents.map(({ caseId }) => caseId),
      )
    }
    case 'mode':
      return byDocument(
        modes.map((mode) => ({ key: mode, label: modeName(mode) })),
        index.documents.map(({ mode }) => mode),
      )
    case 'participant':
      return byPerson(db, index)
  }
}

function byDocument(shelves: readonly Shelf[], keys: readonly (string | null)[]): Shelving {
  const places = new Map(shelves.map(({ key }, place) => [key, place]))
  const ofDocument = Int32Array.from(keys, (key) => places.get(key) ?? shelves.length - 1)
  return {
    shelves,
    placed: ({ document }) => {
      const placed = new Int32Array(document.length)
      for (let one = 0; one < placed.length; one += 1) placed[one] = ofDocument[document[one] ?? 0] ?? 0
      return placed
    },
  }
}

function byCode(tree: CodeNames, { codes, study }: StudyIndex): Shelving {
  const shelves = tree.inReadingOrder().map(({ id }) => ({ key: id, label: tree.pathOf(id) }))
  const places = new Map<string, number>(shelves.map(({ key }, place) => [key, place]))
  const ofCode = Int32Array.from(codes.ids(), (id) => places.get(id) ?? 0)
  return {
    shelves,
    placed: (found) =>
      placedIn(study, found, ({ codings }, coding) => ofCode[codings.code[coding] ?? 0] ?? 0),
  }
}

function byPerson(db: ReadDb, { study, persons }: StudyIndex): Shelving {
  const order = new Map<string | null, number>(listParticipants(db).map(({ id }, place) => [id, place]))
  const names = new Map<string | null, string>(
    listParticipants(db).map(({ id, pseudonym }) => [id, pseudonym]),
  )
  const people = persons
    .map(([speaker], person) => ({
      person,
      speaker,
      place: order.get(speaker?.participantId ?? null) ?? order.size,
    }))
    .toSorted((a, b) => a.place - b.place || a.person - b.person)
  const ofPerson = new Int32Array(persons.length)
  for (const [shelf, { person }] of people.entries()) ofPerson[person] = shelf
  const nobody = people.length
  return {
    shelves: [
      ...people.map(({ speaker }) => ({
        key: speaker?.participantId ?? speaker?.id ?? null,
        label: names.get(speaker?.participantId ?? null) ?? speaker?.label ?? '',
      })),
      { key: null, label: 'Nobody named' },
    ],
    placed: (found) =>
      placedIn(study, found, (part, coding) => {
        const person = firstPerson(study, part, coding)
        return person === -1 ? nobody : (ofPerson[person] ?? nobody)
      }),
  }
}

function placedIn(
  { documents }: Study,
  { document, coding }: Found,
  shelfOf: (part: StudyDocument, coding: number) => number,
): Int32Array {
  const shelves = new Int32Array(document.length)
  for (let one = 0; one < shelves.length; one += 1) {
    const part = documents[document[one] ?? 0]
    if (part) shelves[one] = shelfOf(part, coding[one] ?? 0)
  }
  return shelves
}

/** Where all stand on one shelf. */
export const together: Shelving = {
  shelves: [{ key: null, label: '' }],
  placed: ({ coding }) => new Int32Array(coding.length),
}

/**
 * The numbers of what was found, shelf by shelf, as they stood within each; and how many stand on each.
 * @param order how they stood; null: as they were found
 * @param ahead 1 for those that stand before the others of their shelf; null: none do
 */
export function shelved(
  found: Found,
  { shelves, placed }: Shelving,
  order: Int32Array | null,
  ahead: Uint8Array | null = null,
): { readonly order: Int32Array; readonly counts: Int32Array } {
  const slotOf = placed(found)
  const counts = new Int32Array(shelves.length)
  // Two slots a shelf, for those ahead and for the others.
  const next = new Int32Array(2 * shelves.length + 1)
  for (let one = 0; one < slotOf.length; one += 1) {
    const shelf = slotOf[one] ?? 0
    const slot = 2 * shelf + (ahead !== null && ahead[one] === 1 ? 0 : 1)
    counts[shelf] = (counts[shelf] ?? 0) + 1
    slotOf[one] = slot
    next[slot + 1] = (next[slot + 1] ?? 0) + 1
  }
  for (let slot = 1; slot < next.length; slot += 1) next[slot] = (next[slot] ?? 0) + (next[slot - 1] ?? 0)
  const sorted = new Int32Array(slotOf.length)
  for (let place = 0; place < sorted.length; place += 1) {
    const one = order === null ? place : (order[place] ?? 0)
    const slot = slotOf[one] ?? 0
    const at = next[slot] ?? 0
    sorted[at] = one
    next[slot] = at + 1
  }
  return { order: sorted, counts }
}
