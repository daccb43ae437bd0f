import { ImportProblem } from '../importers/import-problem.ts'
import { readZip, type ZipEntries } from '../importers/zip-guard.ts'
import { counted } from './counts.ts'
import { largestQde, qdpxLimits } from './limits.ts'
import type { LeftOut, QdeContent } from './qde-content.ts'
import { readCases } from './read-cases.ts'
import { readDocuments } from './read-documents.ts'
import { readMemos } from './read-memos.ts'
import type { ReadProject } from './read-project.ts'
import { readQde } from './read-qde.ts'
import { Texts } from './texts.ts'

export type ReadProgress = (done: number, total: number, step: string) => void

const leftOut: { readonly [Kind in LeftOut]: (count: number) => string } = {
  sets: (count) => `Left out: ${counted(count, 'set')} of codes, texts or notes.`,
  graphs: (count) => `Left out: ${counted(count, 'graph')}.`,
  wholeCodings: (count) =>
    `Left out: ${counted(count, 'coding')} of a whole text or recording; Concord codes words.`,
  regionCodings: (count) =>
    `Left out: ${counted(count, 'coding')} on parts of pictures, recordings or pages of a PDF.`,
  caseCodes: (count) =>
    `Left out: ${counted(count, 'code')} that ${count === 1 ? 'stands' : 'stand'} for a case.`,
  caseSelections: (count) =>
    `Left out: ${counted(count, 'selection')} that ${count === 1 ? 'belongs' : 'belong'} to a case; in Concord whole documents do.`,
  noteSelections: (count) => `Left out: ${counted(count, 'selection')} within notes.`,
  variableDescriptions: (count) =>
    `Left out: the ${count === 1 ? 'description' : 'descriptions'} of ${counted(count, 'variable')}.`,
}

/** What texts and notes may be stored as. Recordings and pictures are counted, but never held. */
const isWanted = (name: string): boolean =>
  /\.(?:qde|txt|text|docx|rtf|odt|html?|md)$/iu.test(name) || !/\.[^./]{1,8}$/u.test(name)

/**
 * Reads a REFI-QDA project (.qdpx). Untrusted: for a thread that may be killed.
 * @throws ImportProblem
 */
export async function readQdpx(
  bytes: Uint8Array,
  progress: ReadProgress = () => undefined,
): Promise<ReadProject> {
  if (bytes.length === 0) throw new ImportProblem('empty')
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b)
    throw new ImportProblem('not_what_it_says', 'It is no REFI-QDA project.')
  const entries = await readZip(bytes, isWanted, qdpxLimits)
  const content = readQde(projectFileOf(entries))
  const texts = new Texts(entries)
  const { placed, notices } = await readDocuments(content, texts, progress)
  const cases = readCases(
    content,
    placed.map(({ source }) => ({
      guids: [source.guid, ...(source.alsoKnownAs === null ? [] : [source.alsoKnownAs])],
      values: source.values,
    })),
  )
  const { memos, notices: ofMemos } = await readMemos(content, placed, cases.indices, texts)
  return {
    name: content.name,
    users: content.users,
    codes: content.codes,
    cases: cases.cases,
    documents: placed.map(({ document }, index) => ({
      ...document,
      attributes: cases.attributesOf[index] ?? {},
      caseIndex: cases.caseOf[index] ?? null,
    })),
    memos,
    notices: [...content.notices, ...notices, ...cases.notices, ...ofMemos, ...leftNotices(content)],
  }
}

function leftNotices({ left }: QdeContent): string[] {
  return [...left].map(([kind, count]) => leftOut[kind](count))
}

function projectFileOf(entries: ZipEntries): Buffer {
  const [file, other] = [...entries].filter(([name]) => !name.includes('/') && /\.qde$/iu.test(name))
  if (!file) throw new ImportProblem('not_what_it_says', 'There is no project file (.qde) in it.')
  if (other) throw new ImportProblem('damaged', 'There is more than one project file (.qde) in it.')
  if (file[1].length > largestQde)
    throw new ImportProblem('too_large', 'Its project file (.qde) is larger than any project’s.')
  return file[1]
}
