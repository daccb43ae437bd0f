import type { Extract } from '#shared/contract/values.ts'
import type { ExtractsBook } from './extracts-book.ts'

/** The words of one turn as an export sets them: with a label only where it is needed to tell speakers apart. */
export interface Spoken {
  readonly label: string | null
  readonly text: string
}

/** What a case study is called, or what stands for the documents without one. */
export function caseTitle(caseName: string | null): string {
  return caseName ?? 'No case study'
}

/** What a reader should know of a file as a whole. */
export interface AboutLine {
  readonly name: string
  readonly value: string
}

/** The title of a book, e.g. "Site A: extracts". */
export function bookTitle(book: ExtractsBook): string {
  return `${caseTitle(book.caseName)}: extracts`
}

/** That names are not those that were said. */
export function aboutNames({ isDisguised }: Pick<ExtractsBook, 'isDisguised'>): AboutLine[] {
  return isDisguised ? [{ name: 'Names', value: 'Replaced as the project’s pseudonym list says' }] : []
}

/** What a reader should know of the book as a whole, in the order in which it is shown. */
export function aboutBook(book: ExtractsBook): AboutLine[] {
  return [
    { name: 'Project', value: book.project },
    { name: 'Case study', value: caseTitle(book.caseName) },
    { name: 'Exported', value: readableTime(book.exportedAt) },
    { name: 'Codebook version', value: book.codebookVersion },
    { name: 'Coders', value: book.coders.join(', ') },
    { name: 'Extracts', value: String(book.groups.reduce((sum, group) => sum + group.extracts.length, 0)) },
    ...aboutNames(book),
  ]
}

/** The turns of an extract; labels stand only where more than one speaker is heard. */
export function spokenIn(extract: Extract): Spoken[] {
  const several = new Set(extract.words.map((turn) => turn.speaker)).size > 1
  return extract.words.map((turn) => ({ label: several ? turn.speaker : null, text: turn.text }))
}

/** The words of an extract as one text, a turn a line, e.g. for a cell of a table. */
export function wordsOf(extract: Extract): string {
  return spokenIn(extract)
    .map(({ label, text }) => (label === null ? text : `${label}: ${text}`))
    .join('\n')
}

/** Where an extract stands and who coded it: "Focus group 1, turn 12, 00:03:10, coded by Ana, codebook version 3". */
export function sourceOf(extract: Extract): string {
  return [
    extract.title,
    extract.turn === null ? `characters ${extract.start + 1} to ${extract.end}` : `turn ${extract.turn}`,
    extract.timestamp ?? '',
    `coded by ${extract.coder}`,
    `codebook version ${extract.version}`,
  ]
    .filter((part) => part !== '')
    .join(', ')
}

/** "1 extract", "2 extracts"; none is said in a sentence. */
export function extentOf(extracts: readonly Extract[]): string {
  if (extracts.length === 0) return 'No extracts under this code.'
  return extracts.length === 1 ? '1 extract' : `${extracts.length} extracts`
}

const clock = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' })

/** A moment as a person reads it, in UTC; what is no moment stays as it is. */
export function readableTime(iso: string): string {
  const time = new Date(iso)
  return Number.isNaN(time.getTime()) ? iso : `${clock.format(time)} UTC`
}
