import { extensionOf, formatByName, type SourceFormat } from './formats.ts'
import { ImportProblem } from './import-problem.ts'
import { zipNames } from './zip-guard.ts'

const OLE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]
/** A zip begins with its first entry, with its end where it is empty, or with a mark of its being one of several. */
const zipStarts = ['PK\u0003\u0004', 'PK\u0005\u0006', 'PK\u0007\u0008']
const zipFormats: readonly SourceFormat[] = ['docx', 'odt', 'xlsx']
const textFormats: readonly SourceFormat[] = ['txt', 'md', 'html', 'vtt', 'srt', 'csv', 'tsv']

/**
 * What a file is, by its first bytes where they leave no doubt, else by its name.
 * @throws ImportProblem empty, unsupported_format, not_what_it_says, encrypted, and what a broken container is refused for
 */
export async function formatOf(name: string, bytes: Uint8Array): Promise<SourceFormat> {
  if (bytes.length === 0) throw new ImportProblem('empty')
  const claimed = formatByName(name)
  const head = Buffer.from(bytes.subarray(0, 1024)).toString('latin1')
  if (OLE.every((byte, at) => bytes[at] === byte)) throw oldOffice(name, bytes)
  if (zipStarts.some((start) => head.startsWith(start))) return containerFormat(claimed, bytes)
  if (/^(?:\xef\xbb\xbf)?\s*\{\\rtf/.test(head)) return 'rtf'
  if (/^(?:\xef\xbb\xbf)?\s*%PDF-/.test(head)) return 'pdf'
  if (claimed === 'pdf' && head.includes('%PDF-')) return 'pdf'
  if (claimed === null) throw new ImportProblem('unsupported_format', extensionOf(name))
  if (!textFormats.includes(claimed)) {
    throw new ImportProblem(
      'not_what_it_says',
      `Its content is not what .${extensionOf(name)} files begin with.`,
    )
  }
  const isPlain = claimed === 'txt' || claimed === 'srt' || claimed === 'md'
  return isPlain && /^(?:\xef\xbb\xbf)?WEBVTT[ \t\r\n]/.test(head) ? 'vtt' : claimed
}

/** Office's container of old: a .doc or .xls, or what holds a file that was saved with a password. */
function oldOffice(name: string, bytes: Uint8Array): ImportProblem {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (buffer.includes(Buffer.from('EncryptedPackage', 'utf16le'))) return new ImportProblem('encrypted')
  const old = /^(doc|dot|xls|ppt|msg)$/.test(extensionOf(name))
  return old
    ? new ImportProblem('unsupported_format', 'It is in the format of Office 97 to 2003.')
    : new ImportProblem('not_what_it_says', 'It is in the format of Office 97 to 2003.')
}

async function containerFormat(claimed: SourceFormat | null, bytes: Uint8Array): Promise<SourceFormat> {
  const names = await zipNames(bytes)
  const found: SourceFormat | null = names.some((name) => /^word\/document\d*\.xml$/.test(name))
    ? 'docx'
    : names.includes('xl/workbook.xml')
      ? 'xlsx'
      : names.includes('content.xml') && names.includes('META-INF/manifest.xml')
        ? 'odt'
        : null
  if (found) return found
  if (claimed === null) throw new ImportProblem('unsupported_format', 'It is an archive.')
  // Its parts may be named unusually; the importer looks for them by their relationships.
  if (zipFormats.includes(claimed)) return claimed
  throw new ImportProblem('not_what_it_says', 'It is an archive.')
}
