import type { ReportFormat } from '#shared/contract/report-values.ts'
import type { Exported } from './extracts-book.ts'
import type { ReportBook } from './report-book.ts'
import { reportToCsv } from './report-csv.ts'
import { reportToHtml } from './report-html.ts'
import { reportToMarkdown } from './report-markdown.ts'

type Write = (book: ReportBook) => Exported | Promise<Exported>

const writers: { readonly [Format in ReportFormat]: Write } = {
  // The large libraries are loaded when they are first needed: every start is quicker without them.
  docx: async (book) => (await import('./report-docx.ts')).reportToDocx(book),
  pdf: async (book) => (await import('./report-pdf.ts')).reportToPdf(book),
  xlsx: async (book) => (await import('./report-xlsx.ts')).reportToXlsx(book),
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
