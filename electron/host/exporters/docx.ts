import { HeadingLevel, Paragraph } from 'docx'
import type { Extract } from '#shared/contract/values.ts'
import { countAltered } from './alterations.ts'
import { docxFile, paragraph } from './docx-parts.ts'
import { runsOf } from './docx-text.ts'
import type { CodeGroup, Exported, ExtractsBook } from './extracts-book.ts'
import { mendedForXml } from './mend.ts'
import { aboutBook, bookTitle, extentOf, sourceOf, spokenIn } from './wording.ts'

/**
 * A book as a Word document without tables: a title, a heading for each code with its path and brief definition, and
 * each quotation in the paragraph style "Quotation", followed by its attribution and its source.
 */
export async function toDocx(book: ExtractsBook): Promise<Exported> {
  const head = { title: bookTitle(book), subject: book.project, about: aboutBook(book) }
  const bytes = await docxFile(head, book.groups.flatMap(groupParagraphs))
  return { bytes, altered: countAltered(book, mendedForXml) }
}

function groupParagraphs({ path, brief, extracts }: CodeGroup): Paragraph[] {
  return [
    new Paragraph({ heading: HeadingLevel.HEADING_1, children: runsOf(path) }),
    ...(brief === '' ? [] : [paragraph('Definition', brief)]),
    paragraph(extracts.length === 0 ? 'Source' : 'Counts', extentOf(extracts)),
    ...extracts.flatMap(extractParagraphs),
  ]
}

function extractParagraphs(extract: Extract): Paragraph[] {
  return [
    ...spokenIn(extract).map(({ label, text }) => paragraph('Quotation', text, label)),
    paragraph('Attribution', extract.attribution),
    paragraph('Source', sourceOf(extract)),
  ]
}
