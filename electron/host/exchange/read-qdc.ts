import { Refusal } from '#shared/errors.ts'
import { ImportProblem } from '../importers/import-problem.ts'
import { readXml } from '../importers/xml-guard.ts'
import { refiNamespaces } from './namespaces.ts'
import { CodeGathering, type QdcCode } from './read-codes.ts'

/** The largest codebook file read, in bytes. */
const largestCodebook = 16 * 1024 * 1024

/**
 * Reads a REFI-QDA codebook (.qdc), in reading order, parents before children.
 * @param fileName the name a person knows the file by, for the refusal
 * @throws Refusal import_rejected {source, reason, detail}
 */
export function readQdc(bytes: Uint8Array, fileName: string): { codes: QdcCode[]; notices: string[] } {
  try {
    if (bytes.length > largestCodebook) throw new ImportProblem('too_large')
    return gather(bytes)
  } catch (error) {
    if (!(error instanceof ImportProblem)) throw error
    const { reason, detail } = error
    throw new Refusal('import_rejected', { source: fileName, reason, detail }, { cause: error })
  }
}

function gather(bytes: Uint8Array): { codes: QdcCode[]; notices: string[] } {
  const gathering = new CodeGathering()
  const path: string[] = []
  let sets = 0
  readXml(bytes, refiNamespaces, {
    open(name, attributes) {
      if (path.length === 0 && name !== 'CodeBook' && name !== 'Project')
        throw new ImportProblem('not_what_it_says', 'It is no REFI-QDA codebook.')
      if (name === 'Code' && (path.at(-1) === 'Codes' || path.at(-1) === 'Code')) gathering.open(attributes)
      else if (name === 'Set') sets += 1
      path.push(name)
    },
    close(name) {
      path.pop()
      if (name === 'Code' && gathering.isOpen) gathering.close()
    },
    text(words) {
      if (path.at(-1) === 'Description' && path.at(-2) === 'Code') gathering.describe(words)
    },
  })
  const notices = [...gathering.notices]
  if (sets > 0)
    notices.push(
      sets === 1
        ? 'A set of codes was left out: Concord keeps none.'
        : `${sets} sets of codes were left out: Concord keeps none.`,
    )
  return { codes: gathering.codes, notices }
}
