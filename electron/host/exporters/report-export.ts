import type { ReportFormat } from '#shared/contract/report-values.ts'
import type { Exported } from './extracts-book.ts'
import type { ReportBook } from './report-book.ts'
import { reportToCsv } from './report-csv.ts'
import { reportToHtml } from './report-html.ts'
import { reportToMarkdown } from './report-markdown.ts'

type Write = (book: ReportBook) => Exported | Promise<Exported>

/** The large libraries are loaded when they are first needed: every start is quicker without them. */
const large = {
  docx: () => import('./report-docx.ts'),
  pdf: () => import('./report-pdf.ts'),
  xlsx: () => import('./report-xlsx.ts'),
}

/** Whether a format takes a large library, and some time. */
export function isLarge(format: ReportFormat): format is keyof typeof large {
  return format in large
}

/** Loads what formats need, so that making the first file of them does not have to. */
export async function loadFor(formats: readonly ReportFormat[]): Promise<void> {
  await Promise.all(formats.filter(isLarge).map((format) => large[format]()))
}

const writers: { readonly [Format in ReportFormat]: Write } = {
  docx: async (book) => (await large.docx()).reportToDocx(book),
  pdf: async (book) => (await large.pdf()).reportToPdf(book),
  xlsx: async (book) => (await large.xlsx()).reportToXlsx(book),
  html: reportToHtml,
  csv: reportToCsv,
  md: reportToMarkdown,
  // Holds every text letter for letter: half a surrogate pair is written as an escape.
  json: (book) => ({ bytes: new TextEncoder().encode(`${JSON.stringify(book, null, 2)}\n`), altered: 0 }),
}

/** Makes one file of a report. Touches no disk but the fonts: the caller writes the bytes. */
export async function exportReport(book: ReportBook, format: ReportFormat): Promise<Exported> {
  return writers[format](book)
}
