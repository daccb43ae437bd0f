/** The formats a source may have. */
export type SourceFormat =
  'txt' | 'md' | 'html' | 'docx' | 'odt' | 'rtf' | 'pdf' | 'vtt' | 'srt' | 'csv' | 'tsv' | 'xlsx'

/** A format as a file dialog shows it. */
export interface FormatDescription {
  readonly format: SourceFormat
  /** For people, e.g. "Word document". */
  readonly name: string
  /** Without the dot, lower case; the usual one first. */
  readonly extensions: readonly string[]
  readonly mediaType: string
}

/** Every format that can be imported, in the order in which a dialog lists them. */
export const sourceFormats: readonly FormatDescription[] = [
  {
    format: 'docx',
    name: 'Word document',
    extensions: ['docx'],
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  },
  {
    format: 'odt',
    name: 'OpenDocument text',
    extensions: ['odt'],
    mediaType: 'application/vnd.oasis.opendocument.text',
  },
  { format: 'rtf', name: 'Rich text', extensions: ['rtf'], mediaType: 'application/rtf' },
  { format: 'pdf', name: 'PDF', extensions: ['pdf'], mediaType: 'application/pdf' },
  { format: 'txt', name: 'Plain text', extensions: ['txt', 'text'], mediaType: 'text/plain' },
  { format: 'md', name: 'Markdown', extensions: ['md', 'markdown'], mediaType: 'text/markdown' },
  { format: 'html', name: 'Web page', extensions: ['html', 'htm', 'xhtml'], mediaType: 'text/html' },
  { format: 'vtt', name: 'WebVTT subtitles', extensions: ['vtt'], mediaType: 'text/vtt' },
  { format: 'srt', name: 'SubRip subtitles', extensions: ['srt'], mediaType: 'application/x-subrip' },
  { format: 'csv', name: 'Comma-separated table', extensions: ['csv'], mediaType: 'text/csv' },
  {
    format: 'tsv',
    name: 'Tab-separated table',
    extensions: ['tsv', 'tab'],
    mediaType: 'text/tab-separated-values',
  },
  {
    format: 'xlsx',
    name: 'Excel workbook',
    extensions: ['xlsx'],
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  },
]

/** The extension of a file name: lower case, without the dot; empty where there is none. */
export function extensionOf(name: string): string {
  return /\.([^./\\]+)$/.exec(name)?.[1]?.toLowerCase() ?? ''
}

/** The format that a file's name claims, or null where the extension is none of ours. */
export function formatByName(name: string): SourceFormat | null {
  const extension = extensionOf(name)
  return sourceFormats.find((format) => format.extensions.includes(extension))?.format ?? null
}

/** The media type of a format. */
export function mediaTypeOf(format: SourceFormat): string {
  return sourceFormats.find((known) => known.format === format)?.mediaType ?? 'application/octet-stream'
}
