import type { CodingId, ReportId } from '#shared/ids.ts'
import type { ReadDb } from '../project/index.ts'
import { listSomeCodings, type CodingRow } from '../store/coding-store.ts'
import { existingAmong, listReportQuotations, type ReportQuotationRow } from '../store/report-store.ts'
import type { StudyIndex } from './retrieval-index.ts'

/** What was decided by hand of the codings of a document, by their numbers. */
export type Handwork = ReadonlyMap<number, ReportQuotationRow>

/** What was decided by hand, by place and number of the coding; and what of it is no longer there. */
export function handworkOf(
  db: ReadDb,
  index: StudyIndex,
  report: ReportId,
): { readonly rows: ReadonlyMap<number, Handwork>; readonly gone: readonly CodingId[] } {
  const decided = new Map(listReportQuotations(db, report).map((row) => [row.coding, row]))
  const ids = [...decided.keys()]
  const shown: readonly CodingRow[] = ids.length === 0 ? [] : listSomeCodings(db, ids)
  const places = new Map(index.documents.map(({ id }, place) => [id, place]))
  const rows = new Map<number, Map<number, ReportQuotationRow>>()
  for (const coding of shown) {
    const place = places.get(coding.document)
    const row = decided.get(coding.id)
    if (place === undefined || row === undefined || coding.lost !== null) continue
    const starts = index.study.documents[place]?.codings.start ?? new Int32Array()
    let number = firstFrom(starts, coding.start)
    while (starts[number] === coding.start && index.idAt(place, number) !== coding.id) number += 1
    if (starts[number] !== coding.start) continue
    const own = rows.get(place) ?? new Map<number, ReportQuotationRow>()
    rows.set(place, own)
    own.set(number, row)
  }
  const existing = ids.length === 0 ? new Set<CodingId>() : existingAmong(db, ids)
  const lost = new Set(shown.flatMap(({ id, lost: words }) => (words === null ? [] : [id])))
  return {
    rows,
    gone: ids.filter((id) => decided.get(id)?.standing === 'in' && (!existing.has(id) || lost.has(id))),
  }
}

function firstFrom(ascending: Int32Array, bound: number): number {
  let low = 0
  let high = ascending.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((ascending[middle] ?? 0) < bound) low = middle + 1
    else high = middle
  }
  return low
}
