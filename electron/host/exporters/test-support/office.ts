import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { paragraphsOf } from './read-back.ts'

/** LibreOffice, where it is installed. */
function office(): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(path.delimiter)
  return folders.map((folder) => path.join(folder, 'soffice')).find((file) => existsSync(file))
}

/** The text of a Word document as LibreOffice opens it; where it isn't installed, as its own XML has it. */
export async function openedDocx(bytes: Uint8Array): Promise<string> {
  const program = office()
  if (program === undefined)
    return (await paragraphsOf(bytes)).map(({ bold, text }) => `${bold}${text}`).join('\n')
  const folder = mkdtempSync(path.join(tmpdir(), 'concord-office-'))
  try {
    writeFileSync(path.join(folder, 'report.docx'), bytes)
    const profile = `-env:UserInstallation=${pathToFileURL(path.join(folder, 'profile')).href}`
    const convert = ['--headless', '--convert-to', 'txt:Text (encoded):UTF8', '--outdir', folder]
    execFileSync(program, [profile, ...convert, path.join(folder, 'report.docx')], { stdio: 'pipe' })
    return readFileSync(path.join(folder, 'report.txt'), 'utf8')
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
