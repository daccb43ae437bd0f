import type { FrameworkFormat } from '#shared/contract/frameworks.ts'
import type { FrameworkBook } from './framework-book.ts'
import { frameworkToCsv, quotationsToCsv } from './framework-csv.ts'
import { frameworkToHtml } from './framework-html.ts'
import { frameworkToMarkdown } from './framework-markdown.ts'

/** A file to be written. `part`: what stands in it besides the table, e.g. "quotations"; null: the table. */
export interface FrameworkFile {
  readonly part: string | null
  readonly bytes: Uint8Array
}

const encoded = (text: string) => new TextEncoder().encode(text)

/** Makes the files of one format. Touches no disk: the caller writes the bytes. */
export async function exportFramework(
  book: FrameworkBook,
  format: FrameworkFormat,
): Promise<FrameworkFile[]> {
  switch (format) {
    case 'docx':
      // Loaded when it is first needed, as for extracts.
      return [{ part: null, bytes: await (await import('./framework-docx.ts')).frameworkToDocx(book) }]
    case 'xlsx':
      return [{ part: null, bytes: await (await import('./framework-xlsx.ts')).frameworkToXlsx(book) }]
    case 'html':
      return [{ part: null, bytes: encoded(frameworkToHtml(book)) }]
    case 'md':
      return [{ part: null, bytes: encoded(frameworkToMarkdown(book)) }]
    case 'csv':
      return [
        { part: null, bytes: frameworkToCsv(book) },
        ...(book.quotations === null
          ? []
          : [{ part: 'quotations', bytes: quotationsToCsv(book.quotations) }]),
      ]
  }
}
