import type { Exported, ExtractsBook } from './extracts-book.ts'

/** A book as it is, in JSON. Holds every text letter for letter: half a surrogate pair is written as an escape. */
export function toJson(book: ExtractsBook): Exported {
  return { bytes: new TextEncoder().encode(`${JSON.stringify(book, null, 2)}\n`), altered: 0 }
}
