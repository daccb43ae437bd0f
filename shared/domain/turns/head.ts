import type { Page } from './lines.ts'

/** The beginning of a turn as a layout reads it. Offsets are into the page's text. */
export interface Head {
  /** Index of the line the label stands in, and of the last line that is still label. */
  readonly line: number
  readonly lastLine: number
  readonly start: number
  /** Where the words may begin; white space after it still belongs to the label. */
  readonly bodyFrom: number
  /** Where the words end at the latest, where a layout puts something after them in the line (a speaker cell). */
  readonly bodyTo: number | null
  readonly speaker: string | null
  readonly timestamp: string | null
}

/** One way of setting turns down in a text. */
export interface Layout {
  /** In plain words, for the reader. */
  readonly name: string
  /** How much one turn of this layout weighs against one turn of another, when both can be read. */
  readonly weight: number
  /** The turns this layout sees in a page, in order; none where the text isn't set like this. */
  readonly read: (page: Page) => readonly Head[]
}
