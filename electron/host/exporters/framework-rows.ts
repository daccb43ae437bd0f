import { ownersTitle, type BookQuotation, type FrameworkBook } from './framework-book.ts'
import { summaryText } from './framework-text.ts'
import { sourceOf, wordsOf } from './wording.ts'

/**
 * A matrix as rows of texts under headings: of ratings a column for the level and one for the reason. Where quotations
 * go along, each theme has a column of their numbers.
 */
export function frameworkRows(book: FrameworkBook) {
  const isRating = book.kind === 'rating'
  const hasQuotations = book.quotations !== null
  const hasNotes = book.rows.some(({ note }) => note !== '')
  return {
    headings: [
      ownersTitle(book),
      ...(hasNotes ? ['About'] : []),
      ...book.themes.flatMap((theme) => [
        ...(isRating ? [`${theme}: level`, `${theme}: reason`] : [theme]),
        ...(hasQuotations ? [`${theme}: quotations`] : []),
      ]),
    ],
    rows: book.rows.map(({ name, note, cells }) => [
      name,
      ...(hasNotes ? [note] : []),
      ...cells.flatMap(({ level, summary, numbers }) => [
        ...(isRating ? [level?.name ?? ''] : []),
        summaryText(summary),
        ...(hasQuotations ? [numbers.join(', ')] : []),
      ]),
    ]),
  }
}

export const quotationHeadings = ['number', 'evidence for', 'quotation', 'attribution', 'source', 'code']

/** A quotation as a row under `quotationHeadings`; its words stand letter for letter. */
export function quotationRow({ number, of, extract }: BookQuotation): string[] {
  return [
    String(number),
    of.join('\n'),
    wordsOf(extract),
    extract.attribution,
    sourceOf(extract),
    extract.path,
  ]
}
