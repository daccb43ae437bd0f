import type { QdcCode } from './read-codes.ts'
import { writeCodes } from './write-codes.ts'
import { droppedNotice, XmlWriter } from './xml-writer.ts'

/**
 * A codebook as a REFI-QDA file (.qdc), in UTF-8.
 * @param codes in reading order; one whose parent is not among them becomes a top code
 * @param report is told, as plain sentences, what the file can't hold
 */
export function writeQdc(
  codes: readonly QdcCode[],
  report: (notice: string) => void = () => undefined,
): string {
  const xml = new XmlWriter()
  xml.open('CodeBook', { xmlns: 'urn:QDA-XML:codebook:1.0', origin: 'Concord' })
  if (codes.length > 0) writeCodes(xml, codes)
  else xml.empty('Codes')
  xml.close()
  for (const notice of droppedNotice(xml.dropped)) report(notice)
  return xml.toString()
}
