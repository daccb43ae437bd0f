import pdfmake from 'pdfmake'
import type { Content, StyleDictionary, TDocumentDefinitions } from 'pdfmake/interfaces.d.ts'
import type { Exported } from './extracts-book.ts'
import { aboutReport, countAlteredQuotations, listedLevels, reportBlocks } from './report-blocks.ts'
import type { ReportBook } from './report-book.ts'
import { reportContent } from './report-pdf-content.ts'
import { mendedForPdf, pdfFonts } from './report-pdf-fonts.ts'
import { hasRightToLeft } from './right-to-left.ts'

const fontName = 'DejaVu Sans'
/** In points. */
const sides = 72
const pageSizes = { a4: { name: 'A4', width: 595.28 }, letter: { name: 'LETTER', width: 612 } } as const
const quiet = '#595959'

const styles: StyleDictionary = {
  title: { fontSize: 20, bold: true, margin: [0, 0, 0, 12] },
  about: { margin: [0, 0, 0, 2] },
  contents: { fontSize: 13, bold: true, margin: [0, 24, 0, 8] },
  heading1: { fontSize: 15, bold: true, margin: [0, 20, 0, 6] },
  heading2: { fontSize: 12, bold: true, margin: [0, 12, 0, 4] },
  heading3: { fontSize: 10, bold: true, margin: [0, 10, 0, 3] },
  text: { margin: [0, 0, 0, 6] },
  definition: { margin: [0, 0, 0, 4] },
  counts: { fontSize: 8.5, color: quiet, margin: [0, 0, 0, 6] },
  label: { bold: true, margin: [0, 4, 0, 1] },
  item: { margin: [14, 0, 0, 2] },
  caption: { bold: true, margin: [0, 8, 0, 2] },
  cell: { fontSize: 8.5 },
  quotation: { margin: [0, 2, 0, 7] },
  blockQuotation: { margin: [28, 2, 28, 4] },
  attribution: { alignment: 'right', margin: [28, 0, 28, 8] },
  running: { fontSize: 8, color: quiet },
}

/**
 * A report as a PDF: contents with page numbers, headings as an outline, its fonts embedded. The library can't tag what is
 * a heading and what a paragraph, so the file doesn't say that it is tagged. Nothing is fetched.
 */
export async function reportToPdf(book: ReportBook): Promise<Exported> {
  const { name, width } = pageSizes[book.page]
  const title = mendedForPdf(book.title)
  const definition: TDocumentDefinitions = {
    version: '1.7',
    language: book.language,
    displayTitle: true,
    info: {
      title: book.title.toWellFormed(),
      author: book.authors.toWellFormed(),
      creator: 'Concord',
      producer: 'Concord',
    },
    pageSize: name,
    pageMargins: [sides, 72, sides, 72],
    defaultStyle: { font: fontName, fontSize: 9.5, lineHeight: 1.25 },
    styles,
    content: [...front(book), ...reportContent(book, width - 2 * sides)],
    header: (page) =>
      page === 1 ? '' : { text: title, style: 'running', margin: [sides, 36, sides, 0], maxHeight: 12 },
    footer: (page, pages) => ({
      text: `Page ${page} of ${pages}`,
      style: 'running',
      alignment: 'center',
      margin: [sides, 28, sides, 0],
    }),
  }
  const bytes = await prepared().createPdf(definition).getBuffer()
  return { bytes: new Uint8Array(bytes), altered: countAlteredQuotations(book, shown) }
}

/** The library sets every line from left to right, so the order of words of the other direction is not what it should be. */
function shown(text: string): string {
  return hasRightToLeft(text) ? '' : mendedForPdf(text)
}

function front(book: ReportBook): Content[] {
  const hasContents = reportBlocks(book).some(
    (block) => block.kind === 'heading' && block.level <= listedLevels,
  )
  return [
    { text: mendedForPdf(book.title, 'bold'), style: 'title' },
    ...aboutReport(book).map((line): Content => ({
      text: [{ text: `${line.name}: `, bold: true }, mendedForPdf(line.value)],
      style: 'about',
    })),
    ...(hasContents ? [{ toc: { title: { text: 'Contents', style: 'contents' } } }] : []),
  ]
}

/** The library, which may open our two fonts and nothing else, nor any address. */
function prepared(): typeof pdfmake {
  const { normal, bold } = pdfFonts()
  const files = [normal.file, bold.file]
  pdfmake.setUrlAccessPolicy(() => false)
  pdfmake.setLocalAccessPolicy((path) => files.includes(path))
  pdfmake.setFonts({ [fontName]: { normal: normal.file, bold: bold.file } })
  return pdfmake
}
