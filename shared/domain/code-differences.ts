/** What two codes can differ in, in the order in which it is read. */
export const codeParts = [
  'name',
  'brief',
  'definition',
  'whenToUse',
  'whenNotToUse',
  'examples',
  'closeButNo',
  'synonyms',
  'codable',
  'colour',
] as const
export type CodePart = (typeof codeParts)[number]

/** What is told of a code here. */
export interface CodeTelling {
  readonly name: string
  readonly colour: string
  readonly codable: boolean
  readonly brief: string
  readonly definition: string
  readonly whenToUse: string
  readonly whenNotToUse: string
  readonly examples: readonly string[]
  readonly closeButNo: readonly string[]
  readonly synonyms: readonly string[]
}

/** What a file tells of a code: null or empty where it is silent. */
export type FileTelling = {
  readonly [Part in keyof CodeTelling]: CodeTelling[Part] | (Part extends 'colour' | 'codable' ? null : never)
}

/** One part in which two codes differ, in words. Of lists, `theirs` holds the entries that aren't here, one a line. */
export interface PartDifference {
  readonly part: CodePart
  readonly mine: string
  readonly theirs: string
}

const listParts: readonly CodePart[] = ['examples', 'closeButNo', 'synonyms']

/** Whether a part is a list: then what both sides say can stand together. */
export function isListPart(part: CodePart): part is 'examples' | 'closeButNo' | 'synonyms' {
  return listParts.includes(part)
}

/** What the file says otherwise of a code than is said here; what it is silent about is no difference. */
export function differencesOf(theirs: FileTelling, mine: CodeTelling): PartDifference[] {
  return codeParts.flatMap((part): PartDifference[] => {
    if (isListPart(part)) {
      const fresh = entriesNotIn(mine[part], theirs[part])
      return fresh.length === 0 ? [] : [{ part, mine: mine[part].join('\n'), theirs: fresh.join('\n') }]
    }
    const [ours, told] = [inWords(mine[part]), inWords(theirs[part])]
    return bare(told) === '' || bare(told) === bare(ours) ? [] : [{ part, mine: ours, theirs: told }]
  })
}

/** The entries of theirs that ours doesn't hold, each once. */
export function entriesNotIn(ours: readonly string[], theirs: readonly string[]): string[] {
  const held = new Set(ours.map(bare))
  return theirs.filter((entry) => {
    const isNew = !held.has(bare(entry))
    held.add(bare(entry))
    return isNew
  })
}

/** Words as a codebook holds them: whole characters, line ends LF, no control characters. */
export function plainProse(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?|[\v\f\u0085\u2028\u2029]/gu, '\n')
    .replace(/(?![\n\t])\p{Cc}/gu, '')
}

function inWords(value: string | boolean | null): string {
  return typeof value === 'boolean' ? (value ? 'Yes' : 'No') : (value ?? '')
}

/** Blanks around words and the writing of line ends say nothing. */
function bare(text: string): string {
  return plainProse(text).trim()
}
