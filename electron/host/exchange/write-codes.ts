import type { QdcCode } from './read-codes.ts'
import type { XmlWriter } from './xml-writer.ts'

/**
 * Writes `Codes` with every code nested in its parent, siblings in the order given.
 * @param notesOf the notes about a code, by its guid
 */
export function writeCodes(
  xml: XmlWriter,
  codes: readonly QdcCode[],
  notesOf: (guid: string) => readonly string[] = () => [],
): void {
  const known = new Set(codes.map(({ guid }) => guid))
  const children = Map.groupBy(codes, ({ parentGuid }) =>
    parentGuid !== null && known.has(parentGuid) ? parentGuid : null,
  )
  const write = (code: QdcCode): void => {
    xml.open('Code', {
      guid: code.guid,
      name: code.name,
      isCodable: code.codable,
      color: code.colour,
    })
    if (code.description !== '') xml.text('Description', code.description)
    for (const note of notesOf(code.guid)) xml.empty('NoteRef', { targetGUID: note })
    for (const child of children.get(code.guid) ?? []) write(child)
    xml.close()
  }
  xml.open('Codes')
  for (const code of children.get(null) ?? []) write(code)
  xml.close()
}
