import {
  Document,
  Footer,
  HeadingLevel,
  Packer,
  PageNumber,
  Paragraph,
  TextRun,
  type ILevelsOptions,
  type IStylesOptions,
  type PageNumberEstimator,
  type Table,
  type TableOfContents,
} from 'docx'
import { docxStyles } from './docx-styles.ts'
import { isRightToLeft, runsOf } from './docx-text.ts'
import { mendedForXml } from './mend.ts'
import type { AboutLine } from './wording.ts'

/** What stands at the head of a document, and in its properties. */
export interface DocxHead {
  readonly title: string
  readonly subject: string
  readonly about: readonly AboutLine[]
}

/** What only some documents have. */
export interface DocxExtras {
  /** Works out the page numbers of a table of contents. */
  readonly pageNumbers?: PageNumberEstimator
  /** Stands before the page number at the foot of every page. */
  readonly footer?: string
  /** Instead of the room's own. */
  readonly styles?: IStylesOptions
  /** In twentieths of a point, upright; a page on its side has them turned round. */
  readonly page?: {
    readonly width: number
    readonly height: number
    readonly orientation?: 'portrait' | 'landscape'
  }
  /** Whom the document's properties name as its author; Concord, if no one. */
  readonly author?: string
}

/**
 * What stands before the entries of a list. The library's own bullets would give a paragraph a second style beside "Item",
 * which the format does not allow.
 */
const itemMarks = 'items'
const itemLevel: ILevelsOptions = {
  level: 0,
  format: 'bullet',
  text: '•',
  alignment: 'left',
  style: { paragraph: { indent: { left: 720, hanging: 360 } } },
}

/** The bytes of a Word document: its title, what to know of it, and `children`; pages are numbered. */
export async function docxFile(
  { title, subject, about }: DocxHead,
  children: readonly (Paragraph | Table | TableOfContents)[],
  { pageNumbers, footer: words, styles = docxStyles, page, author = '' }: DocxExtras = {},
): Promise<Uint8Array> {
  const document = new Document({
    title: mendedForXml(title),
    subject: mendedForXml(subject),
    creator: author === '' ? 'Concord' : mendedForXml(author),
    lastModifiedBy: 'Concord',
    styles,
    numbering: { config: [{ reference: itemMarks, levels: [itemLevel] }] },
    ...(pageNumbers ? { pageNumbers } : {}),
    sections: [
      {
        ...(page ? { properties: { page: { size: page } } } : {}),
        footers: { default: footer(words) },
        children: [
          new Paragraph({ heading: HeadingLevel.TITLE, children: runsOf(title) }),
          ...about.map(({ name, value }) => paragraph('AboutLine', value, name)),
          ...children,
        ],
      },
    ],
  })
  return new Uint8Array(await Packer.toBuffer(document))
}

/** One paragraph in a named style, with a label in bold before its text where there is one. */
export function paragraph(style: string, text: string, label: string | null = null): Paragraph {
  const labelled =
    label === null ? [] : [...runsOf(label, { bold: true }), new TextRun({ text: ': ', bold: true })]
  return new Paragraph({
    style,
    ...(isRightToLeft(text) ? { bidirectional: true } : {}),
    children: [...labelled, ...runsOf(text)],
  })
}

/** One of the entries of a list. */
export function item(text: string): Paragraph {
  return new Paragraph({
    style: 'Item',
    numbering: { reference: itemMarks, level: 0 },
    ...(isRightToLeft(text) ? { bidirectional: true } : {}),
    children: runsOf(text),
  })
}

function footer(words: string | undefined): Footer {
  const before = words === undefined ? [] : runsOf(`${words}. `)
  const numbers = ['Page ', PageNumber.CURRENT, ' of ', PageNumber.TOTAL_PAGES]
  return new Footer({
    children: [
      new Paragraph({ style: 'PageFooter', children: [...before, new TextRun({ children: numbers })] }),
    ],
  })
}
