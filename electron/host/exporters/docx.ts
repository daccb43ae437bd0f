import { Document, Footer, HeadingLevel, Packer, PageNumber, Paragraph, TextRun } from 'docx'
import type { Extract } from '#shared/contract/values.ts'
import { countAltered } from './alterations.ts'
import { docxStyles } from './docx-styles.ts'
import { isRightToLeft, runsOf } from './docx-text.ts'
import type { CodeGroup, Exported, ExtractsBook } from './extracts-book.ts'
import { mendedForXml } from './mend.ts'
import { aboutBook, bookTitle, extentOf, sourceOf, spokenIn } from './wording.ts'

/**
 * A book as a Word document without tables: a title, a heading for each code with its path and brief definition, and
 * each quotation in the paragraph style "Quotation", followed by its attribution and its source.
 */
export async function toDocx(book: ExtractsBook): Promise<Exported> {
  const document = new Document({
    title: mendedForXml(bookTitle(book)),
    subject: mendedForXml(book.project),
    creator: 'Concord',
    lastModifiedBy: 'Concord',
    styles: docxStyles,
    sections: [
      {
        footers: { default: footer() },
        children: [
          new Paragraph({ heading: HeadingLevel.TITLE, children: runsOf(bookTitle(book)) }),
          ...aboutBook(book).map(({ name, value }) => paragraph('AboutLine', value, name)),
          ...book.groups.flatMap(groupParagraphs),
        ],
      },
    ],
  })
  return { bytes: new Uint8Array(await Packer.toBuffer(document)), altered: countAltered(book, mendedForXml) }
}

function groupParagraphs({ path, brief, extracts }: CodeGroup): Paragraph[] {
  return [
    new Paragraph({ heading: HeadingLevel.HEADING_1, children: runsOf(path) }),
    ...(brief === '' ? [] : [paragraph('Definition', brief)]),
    paragraph('Source', extentOf(extracts)),
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

/** One paragraph in a named style, with a label in bold before its text where there is one. */
function paragraph(style: string, text: string, label: string | null = null): Paragraph {
  const labelled =
    label === null ? [] : [...runsOf(label, { bold: true }), new TextRun({ text: ': ', bold: true })]
  return new Paragraph({
    style,
    ...(isRightToLeft(text) ? { bidirectional: true } : {}),
    children: [...labelled, ...runsOf(text)],
  })
}

function footer(): Footer {
  const numbers = ['Page ', PageNumber.CURRENT, ' of ', PageNumber.TOTAL_PAGES]
  return new Footer({
    children: [new Paragraph({ style: 'PageFooter', children: [new TextRun({ children: numbers })] })],
  })
}
