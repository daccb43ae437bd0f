import type { ParsedInput } from '#shared/contract/index.ts'

type Run = Pick<ParsedInput<'search.run'>, 'wholeWords' | 'match' | 'where' | 'sort' | 'interviewers'>
type Mode = NonNullable<ParsedInput<'search.run'>['modes']>[number]
type Frequency = Pick<ParsedInput<'words.frequency'>, 'by' | 'containing'>

/** Some of the documents, or what some people say. */
export interface SearchOnly {
  /** As it is told: a case study, a document, a speaker. */
  readonly name: string
  readonly cases?: readonly string[]
  readonly documents?: readonly string[]
  readonly speakers?: readonly string[]
}

/** What is searched for and how it is looked at: part of the window's history, so that one comes back to it. */
export interface SearchAsked extends Run, Frequency {
  readonly part: 'context' | 'frequency'
  readonly words: string
  readonly mode: Mode | null
  readonly only: SearchOnly | null
  /** The line one was at, from 0; -1: none. */
  readonly at: number
  /** How far the list was scrolled, in pixels. */
  readonly top: number
  /** What frequencies are put in order by: their own words, all counts, or the counts of a column, from 0. */
  readonly order: 'word' | 'count' | 'documents' | number
  readonly isRising: boolean
}

/** Nothing asked yet. */
export const nothingAsked: SearchAsked = {
  part: 'context',
  words: '',
  wholeWords: false,
  match: 'all',
  where: 'all',
  sort: 'place',
  interviewers: true,
  mode: null,
  only: null,
  at: -1,
  top: 0,
  by: 'case',
  containing: '',
  order: 'count',
  isRising: false,
}
