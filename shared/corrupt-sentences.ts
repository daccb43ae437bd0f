import type { Failure } from './errors.ts'

interface Told {
  readonly sentence: string
  readonly next: string
}

const askAgain = 'Ask the person who sent the file for a fresh copy of it.'
const openThere =
  'Have the file opened in Concord where it came from, and checked; then ask for a fresh copy.'

const told: { readonly [reason: string]: Told } = {
  foreign_schema: {
    sentence: 'The tables in this file are not those of a Concord project. It has been left as it is.',
    next: 'Open a backup of the project, or ask the person who sent it for a fresh copy.',
  },
  foreign_text: {
    sentence:
      'A transcript in this file is not the text it was stored as, so nothing was taken from the file.',
    next: openThere,
  },
  foreign_rows: {
    sentence: 'This file holds things that no project can hold, so nothing was taken from it.',
    next: openThere,
  },
  change_log: {
    sentence: 'The history kept in this file cannot be read, so what was done in it can’t be told.',
    next: openThere,
  },
  missing_text: {
    sentence: 'This file names a transcript whose text is not in it, so nothing was taken from the file.',
    next: askAgain,
  },
  missing_source: {
    sentence: 'This file names an original file that is not in it, so nothing was taken from it.',
    next: askAgain,
  },
  framework: {
    sentence: 'A framework or rating matrix in this project cannot be read.',
    next: 'Undo what was done last, or open a backup of the project.',
  },
  saved_query: {
    sentence: 'A saved query in this project cannot be read.',
    next: 'Undo what was done last, or open a backup of the project.',
  },
  bad_conflict: {
    sentence: 'What is kept about a conflict in this project cannot be read.',
    next: 'Undo the merge it came with, or open a backup of the project.',
  },
}

/** What is wrong with a file refused as `corrupt`, by the reason given; null where the reason has no words of its own. */
export function corruptSentence({ reason }: Failure['data']): Told | null {
  return (typeof reason === 'string' && Object.hasOwn(told, reason) && told[reason]) || null
}
