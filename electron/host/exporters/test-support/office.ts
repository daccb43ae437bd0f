import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import Papa from 'papaparse'
import { paragraphsOf, xlsxSheet } from './read-back.ts'

/** LibreOffice, where it is installed. */
function office(): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(path.delimiter)
  return folders.map((folder) => path.join(folder, 'soffice')).find((file) => existsSync(file))
}

/** What LibreOffice makes of a file; undefined where it isn't installed. */
function converted(bytes: Uint8Array, from: string, filter: string): Buffer | undefined {
  const program = office()
  if (program === undefined) return undefined
  const folder = mkdtempSync(path.join(tmpdir(), 'concord-office-'))
  try {
    const file = path.join(folder, `given.${from}`)
    writeFileSync(file, bytes)
    const profile = `-env:UserInstallation=${pathToFileURL(path.join(folder, 'profile')).href}`
    const convert = ['--headless', '--convert-to', filter, '--outdir', path.join(folder, 'made')]
    execFileSync(program, [profile, ...convert, file], { stdio: 'pipe', timeout: 60_000 })
    return readFileSync(path.join(folder, 'made', `given.${filter.split(':')[0] ?? ''}`))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The text of a Word document as LibreOffice opens it; where it isn't installed, as its own XML has it. */
export async function openedDocx(bytes: Uint8Array): Promise<string> {
  const text = converted(bytes, 'docx', 'txt:Text (encoded):UTF8')
  if (text) return text.toString('utf8')
  return (await paragraphsOf(bytes)).map(({ bold, text: plain }) => `${bold}${plain}`).join('\n')
}

/** The first sheet of a workbook, row by row, as LibreOffice opens it; where it isn't installed, as it is read back. */
export async function openedXlsx(bytes: Uint8Array, sheet: string): Promise<Record<string, string>[]> {
  // Fields between commas, texts in quotation marks, UTF-8, from the first row on.
  const csv = converted(bytes, 'xlsx', 'csv:Text - txt - csv (StarCalc):44,34,76,1')
  if (!csv) return xlsxSheet(bytes, sheet)
  return Papa.parse<Record<string, string>>(csv.toString('utf8'), { header: true, skipEmptyLines: true }).data
}
