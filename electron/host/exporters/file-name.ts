import sanitize from 'sanitize-filename'
import type { ExportFormat } from '#shared/contract/export.ts'
import { caseTitle } from './wording.ts'

/** Longest case name in a file name, in characters as read; keeps the whole under every system's limit. */
const longest = 60

const characters = new Intl.Segmenter('en', { granularity: 'grapheme' })

/**
 * A file name that every system accepts, e.g. "Site A - extracts.docx". Two case studies whose names differ only in
 * what a file name cannot hold get the same one: whoever writes the file keeps them apart.
 */
export function fileNameFor(caseName: string | null, format: ExportFormat): string {
  return `${stemOf(caseTitle(caseName))} - extracts.${format}`
}

/** The file name of a project's memos, e.g. "Five sites - memos.docx". */
export function memosFileName(project: string, format: string): string {
  return `${stemOf(project, 'Project')} - memos.${format}`
}

/** The file name of a project's agreement, e.g. "Five sites - agreement.xlsx". */
export function agreementFileName(project: string, format: string): string {
  return `${stemOf(project, 'Project')} - agreement.${format}`
}

/** The file name of word frequencies, e.g. "Five sites - words.xlsx". */
export function wordsFileName(project: string, format: string): string {
  return `${stemOf(project, 'Project')} - words.${format}`
}

/** The file name of a matrix, e.g. "Five sites - matrix.xlsx". */
export function matrixFileName(project: string, format: string): string {
  return `${stemOf(project, 'Project')} - matrix.${format}`
}

/** The file name of a framework or rating matrix, e.g. "Aims by case study.docx"; of a part of it with the part behind. */
export function frameworkFileName(name: string, part: string | null, format: string): string {
  return `${stemOf(name, 'Matrix')}${part === null ? '' : ` - ${part}`}.${format}`
}

/** The file name of a report, under the name it has in the project. */
export function reportFileName(name: string, format: string): string {
  return `${stemOf(name, 'Report')}.${format}`
}

/** The file name of a picture, under the name a person gave it. */
export function pictureFileName(name: string, format: 'svg' | 'png'): string {
  return `${stemOf(name.replace(/\.(?:svg|png)$/iu, ''), 'Picture')}.${format}`
}

/** The file name of a copy for a colleague, e.g. "Five sites - for Ben.concord". */
export function handoverFileName(project: string, person: string): string {
  return `${stemOf(project, 'Project')} - for ${stemOf(person, 'a colleague')}.concord`
}

/** The file name of a project's codebook, e.g. "Five sites - codebook.docx". */
export function codebookFileName(project: string, format: string): string {
  return `${stemOf(project, 'Project')} - codebook.${format}`
}

function stemOf(title: string, otherwise = 'Case study'): string {
  // Marks that turn the reading direction can make a file name look like another one.
  const plain = title.toWellFormed().replace(/\p{Bidi_Control}/gu, '')
  const whole = sanitize(plain, { replacement: '-' }).replace(/\s+/gu, ' ').trim()
  return withinBytes(whole) || otherwise
}

/** The first characters of a name, never dividing one, within 60 characters and 180 bytes of UTF-8. */
function withinBytes(name: string): string {
  let kept = ''
  let count = 0
  for (const { segment } of characters.segment(name)) {
    count += 1
    if (count > longest || Buffer.byteLength(kept + segment) > 180) break
    kept += segment
  }
  return kept.trim()
}
