import { foldName } from '#shared/domain/code-tree.ts'
import { codeId, type CodeId } from '#shared/ids.ts'
import { readDescription } from '../exchange/description-sections.ts'
import { plainName, plainProse } from '../exchange/plain-names.ts'
import type { ReadProject } from '../exchange/read-project.ts'
import { newId, type WriteDb } from '../project/index.ts'
import { insertCode, setExamples } from '../store/code-store.ts'
import { tidySynonyms } from './codebook-writing.ts'
import { counted, freeName } from './plain-words.ts'

/** For codes without a colour: hues told apart, dark enough to be read on white. */
function colourOf(index: number): string {
  const hue = (index * 137.508) % 360
  const channel = (offset: number): string => {
    const k = (offset + hue / 30) % 12
    const value = 0.4 - 0.22 * Math.max(-1, Math.min(k - 3, 9 - k, 1))
    return Math.round(value * 255)
      .toString(16)
      .padStart(2, '0')
  }
  return `#${channel(0)}${channel(8)}${channel(4)}`
}

/** Writes the codes of a foreign project, in reading order, and answers the id of each by its guid. */
export function storeExchangedCodes(
  db: WriteDb,
  { codes, documents }: Pick<ReadProject, 'codes' | 'documents'>,
): { ids: ReadonlyMap<string, CodeId>; notices: string[] } {
  const used = new Set(documents.flatMap((document) => document.codings.map(({ code }) => code)))
  const ids = new Map<string, CodeId>()
  const colours = new Map<string, string>()
  const names = new Map<string | null, Set<string>>()
  const places = new Map<string | null, number>()
  let renamed = 0
  let opened = 0
  for (const code of codes) {
    const parent = code.parentGuid !== null && ids.has(code.parentGuid) ? code.parentGuid : null
    const siblings = names.get(parent) ?? new Set<string>()
    names.set(parent, siblings)
    const plain = plainName(code.name, 'Unnamed code')
    const name = freeName(plain, (candidate) => siblings.has(foldName(candidate)))
    siblings.add(foldName(name))
    if (name !== code.name) renamed += 1
    if (!code.codable && used.has(code.guid)) opened += 1
    const position = places.get(parent) ?? 0
    places.set(parent, position + 1)
    const colour =
      code.colour ?? (parent === null ? colourOf(position) : (colours.get(parent) ?? colourOf(position)))
    colours.set(code.guid, colour)
    const prose = readDescription(code.description)
    const id = newId(codeId)
    ids.set(code.guid, id)
    insertCode(db, {
      id,
      parent: parent === null ? null : (ids.get(parent) ?? null),
      position,
      name,
      colour,
      codable: code.codable || used.has(code.guid),
      brief: plainProse(prose.brief),
      definition: plainProse(prose.definition),
      whenToUse: plainProse(prose.whenToUse),
      whenNotToUse: plainProse(prose.whenNotToUse),
      retiredAt: null,
      successor: null,
      synonyms: tidySynonyms(prose.synonyms.map((word) => word.slice(0, 300))).slice(0, 100),
      free: false,
      group: null,
    })
    setExamples(db, id, 'example', prose.examples.map(plainProse))
    setExamples(db, id, 'close_but_no', prose.closeButNo.map(plainProse))
  }
  const notices: string[] = []
  if (renamed > 0)
    notices.push(
      `${counted(renamed, 'code')} got another name, since a code beside ${renamed === 1 ? 'it' : 'them'} bears it or it is too long.`,
    )
  if (opened > 0)
    notices.push(
      `${counted(opened, 'code')} not meant for coding ${opened === 1 ? 'has' : 'have'} codings, and can be coded with.`,
    )
  return { ids, notices }
}
