import { counted, Counts } from './counts.ts'
import { plainName, plainProse } from './plain-names.ts'
import type { QdeContent } from './qde-content.ts'
import type { ReadCase } from './read-project.ts'
import type { RefiValue } from './refi-project.ts'

export interface ReadCases {
  readonly cases: readonly ReadCase[]
  /** The place of a case among them, by its guid. */
  readonly indices: ReadonlyMap<string, number>
  /** The case of each document, by the document's place; null: none. */
  readonly caseOf: readonly (number | null)[]
  /** Attribute values of each document. */
  readonly attributesOf: readonly Readonly<Record<string, string>>[]
  readonly notices: readonly string[]
}

/**
 * Cases, the documents that belong to them, and the values of variables. A case without a name, as some programs write
 * them, only says something of its documents.
 * @param sources what each document is told by, in order
 */
export function readCases(
  content: QdeContent,
  sources: readonly { readonly guids: readonly string[]; readonly values: readonly RefiValue[] }[],
): ReadCases {
  const counts = new Counts<'alone' | 'twice' | 'unknown' | 'nameless'>({
    alone: (count) =>
      `${counted(count, 'case')} without documents of ${count === 1 ? 'its' : 'their'} own, which may be ${count === 1 ? 'a person' : 'persons'}, became ${count === 1 ? 'a case study' : 'case studies'} all the same.`,
    twice: (count) =>
      `A document belongs to one case study at most; it stays with the first of its cases, and left ${counted(count, 'other')}.`,
    unknown: (count) => `Left out: ${counted(count, 'value')} of variables that are not in the file.`,
    nameless: (count) =>
      `${counted(count, 'case')} without a name gave what is said of ${count === 1 ? 'it' : 'them'} to ${count === 1 ? 'its' : 'their'} documents.`,
  })
  const names = variableNames(content)
  const at = new Map<string, number>()
  sources.forEach(({ guids }, index) => {
    for (const guid of guids) if (guid !== '' && !at.has(guid)) at.set(guid, index)
  })
  const attributesOf = sources.map(({ values }) => told(values, names, counts))
  const caseOf: (number | null)[] = sources.map(() => null)
  const cases: ReadCase[] = []
  const indices = new Map<string, number>()
  for (const one of content.cases) {
    const documents = [...new Set(one.sources.flatMap((guid) => at.get(guid) ?? []))]
    const attributes = told(one.values, names, counts)
    if (one.name.trim() === '' && documents.length > 0) {
      counts.add('nameless')
      for (const index of documents) attributesOf[index] = { ...attributes, ...attributesOf[index] }
      continue
    }
    if (one.sources.length === 0) counts.add('alone')
    if (one.guid !== '' && !indices.has(one.guid)) indices.set(one.guid, cases.length)
    for (const index of documents) {
      if (caseOf[index] === null) caseOf[index] = cases.length
      else counts.add('twice')
    }
    cases.push({
      name: plainName(one.name, 'Unnamed case'),
      description: plainProse(one.description),
      attributes,
    })
  }
  return { cases, indices, caseOf, attributesOf, notices: counts.notices }
}

/** The name of each variable; of two with one name, the second gets a number. */
function variableNames(content: QdeContent): ReadonlyMap<string, string> {
  const names = new Map<string, string>()
  const taken = new Set<string>()
  for (const { guid, name } of content.variables) {
    if (names.has(guid)) continue
    const plain = plainName(name, 'Unnamed variable')
    let free = plain
    for (let number = 2; taken.has(free); number += 1) free = `${plain} (${number})`
    taken.add(free)
    names.set(guid, free)
  }
  return names
}

function told(
  values: readonly RefiValue[],
  names: ReadonlyMap<string, string>,
  counts: Counts<'alone' | 'twice' | 'unknown' | 'nameless'>,
): Record<string, string> {
  const attributes = new Map<string, string>()
  for (const { variable, value } of values) {
    const name = names.get(variable)
    if (name === undefined) counts.add('unknown')
    else if (value.trim() !== '') {
      const before = attributes.get(name)
      const words = plainProse(value.trim())
      attributes.set(name, before === undefined || before === words ? words : `${before}; ${words}`)
    }
  }
  return Object.fromEntries(attributes)
}
