import type { PageNumberEstimator } from 'docx'
import type { DocxPages } from './report-docx-pages.ts'

/**
 * Hands what we worked out to the docx library, which asks by bookmarks of its own: a heading in the contents begins with
 * one of these, and ours right behind it.
 */
export function pageNumbersFrom({ bookmarks, pageCount }: DocxPages): PageNumberEstimator {
  return (body) => {
    const theirs = new Map<string, string>()
    let previous = ''
    for (const name of bookmarkNames(body)) {
      const page = bookmarks.get(name)
      if (page !== undefined && previous.startsWith('_Toc')) theirs.set(previous, page)
      previous = name
    }
    return { bookmarks: theirs, pageCount }
  }
}

/** Names of bookmarks in the order in which they begin, from XML as the library has it before it is written. */
function* bookmarkNames(node: unknown): Generator<string> {
  if (Array.isArray(node)) {
    for (const child of node) yield* bookmarkNames(child)
  } else if (typeof node === 'object' && node !== null) {
    for (const [name, child] of Object.entries(node)) {
      if (name === 'w:bookmarkStart') yield nameOf(child)
      else yield* bookmarkNames(child)
    }
  }
}

/** An element's attributes are in an object of their own. */
function nameOf(element: unknown): string {
  const attributes: unknown =
    typeof element === 'object' && element !== null && '_attr' in element ? element._attr : null
  const name: unknown =
    typeof attributes === 'object' && attributes !== null && 'w:name' in attributes
      ? attributes['w:name']
      : undefined
  return typeof name === 'string' ? name : ''
}
