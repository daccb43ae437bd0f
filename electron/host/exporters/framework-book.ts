import type { Extract } from '#shared/contract/values.ts'
import type { FrameworkKind, FrameworkOwner } from '#shared/contract/frameworks.ts'
import { aboutNames, readableTime, type AboutLine } from './wording.ts'

export interface BookCell {
  /** The name of its level, and which of how many it is, from 1; null: not rated. */
  readonly level: { readonly name: string; readonly step: number; readonly of: number } | null
  /** Markdown. */
  readonly summary: string
  /** The numbers of the quotations it rests on; empty where they are left out. */
  readonly numbers: readonly number[]
}

export interface BookRow {
  readonly name: string
  /** A participant's role and case study. */
  readonly note: string
  /** One a theme. */
  readonly cells: readonly BookCell[]
}

/** A quotation beneath the table. One that several cells rest on stands there once. */
export interface BookQuotation {
  readonly number: number
  /** The cells it is evidence for, e.g. "Site A, Processes". */
  readonly of: readonly string[]
  readonly extract: Extract
}

/** A framework or rating matrix as it goes into files, in reading order. Plain data. */
export interface FrameworkBook {
  readonly project: string
  /** ISO 8601, UTC. */
  readonly exportedAt: string
  readonly name: string
  readonly kind: FrameworkKind
  readonly owners: FrameworkOwner
  readonly levels: readonly string[]
  readonly themes: readonly string[]
  readonly rows: readonly BookRow[]
  /** Null: left out. */
  readonly quotations: readonly BookQuotation[] | null
  /** Whether names are replaced as the project's pseudonym list says. */
  readonly isDisguised: boolean
}

/** What the rows are, as the head of their column. */
export function ownersTitle({ owners }: Pick<FrameworkBook, 'owners'>): string {
  return owners === 'case' ? 'Case study' : 'Participant'
}

/** What a reader should know of the file as a whole. */
export function aboutFramework(book: FrameworkBook): AboutLine[] {
  return [
    { name: 'Project', value: book.project },
    { name: 'Exported', value: readableTime(book.exportedAt) },
    ...(book.kind === 'rating' ? [{ name: 'Levels, lowest first', value: book.levels.join(', ') }] : []),
    ...(book.quotations === null ? [] : [{ name: 'Quotations', value: String(book.quotations.length) }]),
    ...aboutNames(book),
  ]
}

/** "Joint (3 of 4)" */
export function levelTitle({ name, step, of }: NonNullable<BookCell['level']>): string {
  return `${name} (${step} of ${of})`
}

/** The numbers of a cell's quotations, e.g. "[1, 4]". */
export function numbersTitle({ numbers }: Pick<BookCell, 'numbers'>): string {
  return numbers.length === 0 ? '' : `[${numbers.join(', ')}]`
}
