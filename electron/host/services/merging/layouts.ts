import type { Row } from '#shared/domain/merging/row.ts'
import { textColumns, turnPlaceColumns } from '#shared/domain/merging/rules.ts'

/** A document's text with the turns that lie over it, as rows. */
export interface Layout {
  readonly bodyHash: string
  readonly turns: readonly Row[]
}

/** The turn's offsets, UTF-16 units into the text. */
export function wordsOfTurn(turn: Row): { readonly bodyStart: number; readonly bodyEnd: number } {
  return { bodyStart: Number(turn['body_start']), bodyEnd: Number(turn['body_end']) }
}

export function inOrder(turns: readonly Row[]): Row[] {
  return turns.toSorted((a, b) => Number(a['position']) - Number(b['position']))
}

/** Tells whether two layouts are the same: the text, and where each turn lies in it. */
export function isSameLayout(one: Layout, other: Layout): boolean {
  if (one.bodyHash !== other.bodyHash || one.turns.length !== other.turns.length) return false
  const others = inOrder(other.turns)
  return inOrder(one.turns).every((turn, index) => {
    const twin = others[index]
    return twin !== undefined && turn['id'] === twin['id'] && isSamePlace(turn, twin)
  })
}

export function isSamePlace(one: Row, other: Row): boolean {
  return turnPlaceColumns.every((column) => one[column] === other[column])
}

/** The columns of a document that are its text. */
export function textOfRow(row: Row): Row {
  return Object.fromEntries(textColumns.map((column) => [column, row[column] ?? null]))
}

/** The columns of a turn that say where it lies. */
export function placeOfTurn(row: Row): Row {
  return Object.fromEntries(turnPlaceColumns.map((column) => [column, row[column] ?? null]))
}
