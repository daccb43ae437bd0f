import { Bookmark, HeadingLevel, Paragraph, TableOfContents } from 'docx'
import { estimatePageNumbers } from 'docx/layout'
import { aboutCodebook, codebookTitle, type BookCode, type CodebookBook } from './codebook-book.ts'
import { docxFile, item, paragraph } from './docx-parts.ts'
import { isRightToLeft, runsOf } from './docx-text.ts'

/** Word has nine levels of headings; a table of contents that goes deeper than six can't be read. */
const headings = [
  HeadingLevel.HEADING_1,
  HeadingLevel.HEADING_2,
  HeadingLevel.HEADING_3,
  HeadingLevel.HEADING_4,
  HeadingLevel.HEADING_5,
  HeadingLevel.HEADING_6,
] as const

/**
 * A codebook as a Word document that a team would print: contents with page numbers, then each code under a heading of
 * its level, with its path and all that is told of it, in named styles.
 */
export function codebookToDocx(book: CodebookBook): Promise<Uint8Array> {
  const below = totalsBelow(book.codes)
  return docxFile(
    { title: codebookTitle(book), subject: book.project, about: aboutCodebook(book) },
    [
      paragraph('ContentsHeading', 'Contents'),
      new TableOfContents('Contents', { hyperlink: true, headingStyleRange: '1-6' }),
      ...book.codes.flatMap((code, at) => [
        heading(code, at),
        ...codeParagraphs(code, book.counts ? (below.get(code.path) ?? 0) : null),
      ]),
    ],
    { pageNumbers: estimatePageNumbers, footer: codebookTitle(book) },
  )
}

function heading({ name, depth }: BookCode, at: number): Paragraph {
  return new Paragraph({
    heading: headings[Math.min(depth, headings.length) - 1] ?? HeadingLevel.HEADING_6,
    pageBreakBefore: at === 0,
    ...(isRightToLeft(name) ? { bidirectional: true } : {}),
    children: [new Bookmark({ id: `code-${at + 1}`, children: runsOf(name) })],
  })
}

/** @param withBelow its codings and those of the codes below it; null: codings aren't told */
function codeParagraphs(code: BookCode, withBelow: number | null): Paragraph[] {
  const standing = [
    ...(code.codable ? [] : ['Heading: takes no codings']),
    ...(code.retired ? [code.successor === null ? 'Retired' : `Retired, use ${code.successor}`] : []),
    ...(withBelow === null ? [] : [used(code, withBelow)]),
  ]
  const part = (label: string, text: string) =>
    text.trim() === '' ? [] : [paragraph('PartLabel', label), paragraph('Normal', text)]
  const list = (label: string, entries: readonly string[]) =>
    entries.length === 0 ? [] : [paragraph('PartLabel', label), ...entries.map(item)]
  return [
    paragraph('CodePath', [code.path, ...standing].join('. ')),
    ...(code.brief.trim() === '' ? [] : [paragraph('Definition', code.brief)]),
    ...part('Full definition', code.definition),
    ...part('When to use', code.whenToUse),
    ...part('When not to use', code.whenNotToUse),
    ...list('Examples', code.examples),
    ...list('Close but no', code.closeButNo),
    ...(code.synonyms.length === 0
      ? []
      : [paragraph('PartLabel', 'Synonyms'), paragraph('Normal', code.synonyms.join('; '))]),
  ]
}

function used({ codings, documents }: BookCode, withBelow: number): string {
  const counted = (count: number, what: string) =>
    `${count.toLocaleString('en-GB')} ${what}${count === 1 ? '' : 's'}`
  const own =
    codings === 0 ? 'No codings' : `${counted(codings, 'coding')} in ${counted(documents, 'document')}`
  return withBelow === codings ? own : `${own}; ${counted(withBelow, 'coding')} with the codes below it`
}

/** Each code's codings with those of the codes below it, by path. */
function totalsBelow(codes: readonly BookCode[]): Map<string, number> {
  const totals = new Map<string, number>()
  for (const { path, parent, codings } of codes.toReversed()) {
    const total = (totals.get(path) ?? 0) + codings
    totals.set(path, total)
    if (parent !== '') totals.set(parent, (totals.get(parent) ?? 0) + total)
  }
  return totals
}
