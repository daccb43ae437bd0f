import type { ExportFormat } from '#shared/contract/export.ts'
import { toCsv } from './csv.ts'
import type { Exported, ExtractsBook } from './extracts-book.ts'
import { toHtml } from './html.ts'
import { toJson } from './json.ts'
import { toMarkdown } from './markdown.ts'

const writers: { readonly [Format in ExportFormat]: (book: ExtractsBook) => Exported | Promise<Exported> } = {
  // The two large libraries are loaded when they are first needed: every start is quicker without them.
  docx: async (book) => (await import('./docx.ts')).toDocx(book),
  csv: toCsv,
  xlsx: async (book) => (await import('./xlsx.ts')).toXlsx(book),
  html: toHtml,
  md: toMarkdown,
  json: toJson,
}

/** Makes one file of a book of extracts. Touches no disk: the caller writes the bytes. */
export async function exportBook(book: ExtractsBook, format: ExportFormat): Promise<Exported> {
  return writers[format](book)
}
