import type { CodeId, CodingId } from '#shared/ids.ts'
import type { WriteDb } from '../project/index.ts'
import {
  deleteCoding,
  findCoding,
  listCodingsOfCodes,
  listEveryCodingOfCodes,
  moveCoding,
  type CodingPlace,
  type CodingRow,
} from '../store/coding-store.ts'
import { moveMarks } from '../store/extract-mark-store.ts'
import { moveEvidence } from '../store/framework-evidence-store.ts'
import { moveMemos } from '../store/memo-store.ts'
import { moveQuotations } from '../store/report-store.ts'

/**
 * Gives a coding another place or code. Where the same coder has the same code on the same span there already, the
 * two become one, which has the memos and marks of both, and stands in findings for both; one that stands on its words
 * goes before an orphan.
 * @returns which coding is there now
 */
export function placeCoding(
  db: WriteDb,
  coding: CodingRow,
  to: Partial<CodingPlace>,
): { id: CodingId; united: boolean } {
  const place = { code: coding.code, start: coding.start, end: coding.end, from: coding.from, ...to }
  const found = findCoding(db, { ...coding, ...place })
  const same = found?.id === coding.id ? undefined : found
  if (same && (same.lost === null || coding.lost !== null)) {
    giveNotes(db, coding.id, same.id)
    deleteCoding(db, coding.id)
    return { id: same.id, united: true }
  }
  if (same) {
    giveNotes(db, same.id, coding.id)
    deleteCoding(db, same.id)
  }
  moveCoding(db, coding.id, place)
  return { id: coding.id, united: same !== undefined }
}

/** What was said and noted of a coding, rests on it and quotes it goes to the one that it becomes one with. */
export function giveNotes(db: WriteDb, from: CodingId, to: CodingId): void {
  moveMemos(db, 'coding', from, to)
  moveMarks(db, from, to)
  moveEvidence(db, from, to)
  moveQuotations(db, from, to)
}

/**
 * Gives the codings of `from` to `into`, uniting doubles: every one, but only those that the viewer may see are counted.
 * @param origin what the codings are to remember as where they came from; undefined: whatever they remember now
 */
export function moveCodings(
  db: WriteDb,
  from: CodeId,
  into: CodeId,
  origin?: CodeId,
): { moved: number; united: number } {
  let moved = 0
  let united = 0
  const seen = new Set(listCodingsOfCodes(db, [from]).map((coding) => coding.id))
  for (const coding of listEveryCodingOfCodes(db, [from])) {
    const to = origin === undefined ? { code: into } : { code: into, from: origin }
    const placed = placeCoding(db, coding, to)
    if (!seen.has(coding.id)) continue
    if (placed.united) united += 1
    else moved += 1
  }
  return { moved, united }
}
