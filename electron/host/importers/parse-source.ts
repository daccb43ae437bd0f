import type { SourceText } from '#shared/domain/transcript.ts'
import type { SourceFormat } from './formats.ts'
import { formatOf } from './sniff.ts'
import type { TableSource } from './table.ts'

/** What the bytes of one file hold. */
export type ParsedSource =
  | { readonly kind: 'text'; readonly format: SourceFormat; readonly source: SourceText }
  | { readonly kind: 'table'; readonly format: SourceFormat; readonly table: TableSource }

type Read = (bytes: Uint8Array) => Promise<SourceText>
type ReadTable = (bytes: Uint8Array) => Promise<TableSource>

// Each is loaded when first needed: a transcript in plain text need not wait for the PDF library.
const texts: { readonly [format in Exclude<SourceFormat, 'csv' | 'tsv' | 'xlsx'>]: Read } = {
  txt: async (bytes) => (await import('./txt.ts')).readTxt(bytes),
  md: async (bytes) => (await import('./markdown.ts')).readMarkdown(bytes),
  html: async (bytes) => (await import('./html.ts')).readHtml(bytes),
  docx: async (bytes) => (await import('./docx.ts')).readDocx(bytes),
  odt: async (bytes) => (await import('./odt.ts')).readOdt(bytes),
  rtf: async (bytes) => (await import('./rtf.ts')).readRtf(bytes),
  pdf: async (bytes) => (await import('./pdf.ts')).readPdf(bytes),
  vtt: async (bytes) => (await import('./subtitles.ts')).readVtt(bytes),
  srt: async (bytes) => (await import('./subtitles.ts')).readSrt(bytes),
}

const tables: { readonly [format in 'csv' | 'tsv' | 'xlsx']: ReadTable } = {
  csv: async (bytes) => (await import('./csv.ts')).readCsv(bytes),
  tsv: async (bytes) => (await import('./csv.ts')).readTsv(bytes),
  xlsx: async (bytes) => (await import('./xlsx.ts')).readXlsx(bytes),
}

/**
 * Reads the bytes of one file in this very thread; only the import worker does so with what users bring.
 * @throws ImportProblem
 */
export async function parseSource(name: string, bytes: Uint8Array): Promise<ParsedSource> {
  const format = await formatOf(name, bytes)
  if (format === 'csv' || format === 'tsv' || format === 'xlsx') {
    return { kind: 'table', format, table: await tables[format](bytes) }
  }
  return { kind: 'text', format, source: await texts[format](bytes) }
}
