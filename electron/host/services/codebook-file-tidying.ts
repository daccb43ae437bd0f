import { plainProse } from '#shared/domain/code-differences.ts'
import { foldName, pathSeparator } from '#shared/domain/code-tree.ts'
import { colour as colourSchema } from '#shared/contract/values.ts'
import { ImportProblem } from '../importers/import-problem.ts'
import type { RawCode, RawCodebook } from '../importers/codebook-table.ts'
import { freeName } from './plain-words.ts'

/** A code of a file as a codebook can hold it. */
export interface ToldCode extends RawCode {
  readonly path: string
}

export interface ToldCodebook {
  /** Parents first, siblings in the order of the file. */
  readonly codes: readonly ToldCode[]
  readonly notices: readonly string[]
}

/** The most codes of one file. A codebook that people code with has some hundreds at most. */
export const mostCodes = 5000
const deepest = 100
const longestName = 300
const longestProse = 1_000_000
const mostSynonyms = 100
/** How many names a notice tells before it only counts. */
const mostNamed = 10

/**
 * Makes of a file's codes what a codebook can hold, and tells what had to be altered for that: names are a line each and
 * unlike their siblings', ids stand once, no code stands below itself, and words hold no control characters.
 * @throws ImportProblem too_large for too many codes, damaged for too deep ones, empty for none
 */
export function tidyCodes({ codes: raw, notices }: RawCodebook): ToldCodebook {
  if (raw.length === 0) throw new ImportProblem('empty', 'It holds no codes.')
  if (raw.length > mostCodes)
    throw new ImportProblem('too_large', `It holds more than ${mostCodes.toLocaleString('en-GB')} codes.`)
  const seen = new Findings()
  const ids = new Set<string>()
  const tidied = raw.map((code): RawCode => {
    const name = tidyName(code.name, seen)
    const isDouble = code.id !== null && ids.has(code.id)
    if (isDouble) seen.add('doubles', name)
    if (code.id !== null) ids.add(code.id)
    return { ...code, name, id: isDouble ? null : code.id, told: tidyTold(code, name, seen) }
  })
  const codes = withPaths(inOrder(tidied, seen), seen)
  for (const code of codes) if (code.retired) seen.add('retired', code.path)
  return { codes, notices: [...notices, ...seen.notices()] }
}

const sentences = {
  nameless: 'Codes without a name were called “Unnamed code”:',
  odd: 'Control characters were left out of',
  long: 'What is longer than a codebook holds was cut in',
  doubles: 'The id of another code in the file was not taken over for',
  namesakes: 'Codes that bear the name of a sibling in the file were given a number:',
  circles: 'Codes that would stand below themselves were made top codes:',
  orphans: 'Codes whose parent is not in the file were made top codes:',
  retired: 'Retired in the file (new codes are added as retired, those here stay as they are):',
} as const

/** What had to be altered, by kind, with the names of the codes. */
class Findings {
  readonly #found = new Map<keyof typeof sentences, Set<string>>()

  add(kind: keyof typeof sentences, name: string): void {
    const names = this.#found.get(kind)
    if (names) names.add(name)
    else this.#found.set(kind, new Set([name]))
  }

  notices(): string[] {
    return [...this.#found].map(([kind, names]) => {
      const named = [...names].slice(0, mostNamed).map((name) => `“${name}”`)
      const more = names.size - named.length
      return `${sentences[kind]} ${named.join(', ')}${more > 0 ? ` and ${more} more` : ''}.`
    })
  }
}

function tidyName(raw: string, seen: Findings): string {
  const line = plainProse(raw).replace(/\s+/gu, ' ').trim().normalize('NFC')
  const name = line.slice(0, longestName).toWellFormed().trim()
  const shown = name === '' ? 'Unnamed code' : name
  if (name === '') seen.add('nameless', raw.trim())
  if (line.length > longestName) seen.add('long', shown)
  if (/(?!\s)\p{Cc}/u.test(raw)) seen.add('odd', shown)
  return shown
}

function tidyTold({ told }: RawCode, name: string, seen: Findings): RawCode['told'] {
  const prose = (text: string): string => {
    const plain = plainProse(text)
    if (/(?!\s)\p{Cc}/u.test(text)) seen.add('odd', name)
    if (plain.length <= longestProse) return plain
    seen.add('long', name)
    return plain.slice(0, longestProse).toWellFormed()
  }
  const list = (entries: readonly string[]) => entries.map(prose).filter((entry) => entry.trim() !== '')
  const { brief, definition, whenToUse, whenNotToUse, examples, closeButNo, synonyms, colour, codable } = told
  const words = synonyms && [...new Set(list(synonyms).map((word) => tidyWord(word, name, seen)))]
  if (words && words.length > mostSynonyms) seen.add('long', name)
  return {
    ...(brief === undefined ? {} : { brief: prose(brief) }),
    ...(definition === undefined ? {} : { definition: prose(definition) }),
    ...(whenToUse === undefined ? {} : { whenToUse: prose(whenToUse) }),
    ...(whenNotToUse === undefined ? {} : { whenNotToUse: prose(whenNotToUse) }),
    ...(examples === undefined ? {} : { examples: list(examples) }),
    ...(closeButNo === undefined ? {} : { closeButNo: list(closeButNo) }),
    ...(words === undefined ? {} : { synonyms: words.slice(0, mostSynonyms) }),
    ...(colour === undefined || !colourSchema.safeParse(colour).success ? {} : { colour }),
    ...(codable === undefined ? {} : { codable }),
  }
}

function tidyWord(word: string, name: string, seen: Findings): string {
  const line = word.replace(/\s+/gu, ' ').trim().normalize('NFC')
  if (line.length > longestName) seen.add('long', name)
  return line.slice(0, longestName).toWellFormed()
}

/** Parents before children. @throws ImportProblem */
function inOrder(codes: readonly RawCode[], seen: Findings): RawCode[] {
  const byKey = new Map(codes.map((code) => [code.key, code]))
  const rooted = codes.map((code): RawCode => {
    if (code.parent === null) return code
    if (!byKey.has(code.parent)) {
      seen.add('orphans', code.name)
      return { ...code, parent: null }
    }
    const line = new Set([code.key])
    let above = byKey.get(code.parent)
    while (above && !line.has(above.key)) {
      line.add(above.key)
      if (line.size > deepest) throw tooDeep()
      above = above.parent === null ? undefined : byKey.get(above.parent)
    }
    if (above?.key !== code.key) return code
    seen.add('circles', code.name)
    return { ...code, parent: null }
  })
  const children = Map.groupBy(rooted, ({ parent }) => parent)
  const order: RawCode[] = []
  const waiting = (children.get(null) ?? []).toReversed()
  for (let code = waiting.pop(); code; code = waiting.pop()) {
    order.push(code)
    waiting.push(...(children.get(code.key) ?? []).toReversed())
  }
  return order
}

function tooDeep(): ImportProblem {
  return new ImportProblem('damaged', `Its codes are nested more than ${deepest} deep.`)
}

function withPaths(codes: readonly RawCode[], seen: Findings): ToldCode[] {
  const paths = new Map<string, string>()
  const taken = new Set<string>()
  return codes.map((code) => {
    const at = (name: string) => `${code.parent ?? ''}\n${foldName(name)}`
    const name = freeName(code.name, (candidate) => taken.has(at(candidate)))
    taken.add(at(name))
    const above = code.parent === null ? undefined : paths.get(code.parent)
    const path = above === undefined ? name : above + pathSeparator + name
    if (name !== code.name) seen.add('namesakes', path)
    paths.set(code.key, path)
    return { ...code, name, path }
  })
}

/** What a code says where nobody told otherwise. */
export const silent = {
  brief: '',
  definition: '',
  whenToUse: '',
  whenNotToUse: '',
  examples: [],
  closeButNo: [],
  synonyms: [],
}
