import { rowAt, type Row } from '../../../components/text/rows.ts'

/** A coding as the surface shows it. */
export interface ShownCoding {
  readonly id: string
  readonly start: number
  readonly end: number
  readonly colour: string
  /** The code's own name, and in full: path and coder. */
  readonly name: string
  readonly title: string
}

/** The part of a coding that lies in one row. [start, end) are UTF-16 offsets in the document's text. */
export interface Piece {
  readonly coding: ShownCoding
  readonly start: number
  readonly end: number
  readonly isHead: boolean
  readonly isTail: boolean
  readonly lane: number
}

/** Which pieces lie in which row (by index), in the order of their start. */
export type Pieces = ReadonlyMap<number, readonly Piece[]>

/** Codings on one line would share a stripe's height: a lane is free again this many characters after an end. */
const lineLength = 70

/** Cuts codings at the edges of rows and gives each a lane, so that no two stripes lie on each other. */
export function cutIntoRows(
  codings: readonly ShownCoding[],
  rows: readonly Row[],
): { readonly pieces: Pieces; readonly lanes: number } {
  const pieces = new Map<number, Piece[]>()
  const freeFrom: number[] = []
  const ordered = codings.toSorted((a, b) => a.start - b.start || b.end - a.end || (a.id < b.id ? -1 : 1))
  for (const coding of ordered) {
    const found = freeFrom.findIndex((offset) => offset <= coding.start)
    const lane = found < 0 ? freeFrom.length : found
    freeFrom[lane] = coding.end + lineLength
    cut(coding, lane, rows, pieces)
  }
  return { pieces, lanes: freeFrom.length }
}

function cut(coding: ShownCoding, lane: number, rows: readonly Row[], into: Map<number, Piece[]>): void {
  let last: { row: number; at: number } | null = null
  let isHead = true
  for (let index = rowAt(rows, coding.start)?.index ?? rows.length; index < rows.length; index += 1) {
    const row = rows[index]
    if (!row || row.start >= coding.end) break
    const start = Math.max(row.start, coding.start)
    const end = Math.min(row.end, coding.end)
    if (start >= end) continue
    const inRow = into.get(index) ?? []
    into.set(index, inRow)
    inRow.push({ coding, start, end, isHead, isTail: false, lane })
    last = { row: index, at: inRow.length - 1 }
    isHead = false
  }
  const tail = last && into.get(last.row)?.[last.at]
  if (last && tail) into.get(last.row)?.splice(last.at, 1, { ...tail, isTail: true })
}
