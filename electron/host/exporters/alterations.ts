import type { ExtractsBook } from './extracts-book.ts'

/** How many extracts have words that `mend` changes. */
export function countAltered(book: ExtractsBook, mend: (text: string) => string): number {
  let altered = 0
  for (const { extracts } of book.groups) {
    for (const { words } of extracts) if (words.some(({ text }) => mend(text) !== text)) altered += 1
  }
  return altered
}
