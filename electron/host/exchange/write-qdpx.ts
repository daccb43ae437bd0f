import { buffer } from 'node:stream/consumers'
import { ZipFile } from 'yazl'
import type { RefiProject } from './refi-project.ts'
import { writeQde } from './write-qde.ts'

/** Where the text of a source lies: the name that its path gives after `internal://`. */
export function textFileOf(guid: string): string {
  return `${guid}.txt`
}

/** The same project gives the same file: its parts bear no time of their own but the first that a zip can tell. */
const undated = { mtime: new Date(1980, 0, 1), forceDosTimestamp: true }

/**
 * A project as a REFI-QDA file (.qdpx): the XML, and the text of every source in UTF-8.
 * @param texts the text of each source, by its guid
 * @returns the file, and what it can't hold, as plain sentences
 */
export async function writeQdpx(
  project: RefiProject,
  texts: ReadonlyMap<string, string>,
): Promise<{ bytes: Buffer; notices: string[] }> {
  const { xml, notices } = writeQde(project)
  const zip = new ZipFile()
  zip.addBuffer(Buffer.from(xml), 'project.qde', undated)
  let broken = 0
  for (const { guid } of project.sources) {
    const text = texts.get(guid) ?? ''
    // UTF-8 cannot hold half a pair either; its place is kept, so that positions stay true.
    if (!text.isWellFormed()) broken += 1
    zip.addBuffer(Buffer.from(text.toWellFormed()), `sources/${textFileOf(guid)}`, undated)
  }
  zip.end()
  if (broken > 0) notices.push('Broken characters in the texts were replaced by “\ufffd”.')
  return { bytes: Buffer.from(await buffer(zip.outputStream)), notices }
}
