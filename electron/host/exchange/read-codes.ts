import { ImportProblem } from '../importers/import-problem.ts'
import type { Attributes } from '../importers/xml-guard.ts'
import { normalGuid } from './guid.ts'

/** A code as a REFI-QDA file holds it. */
export interface QdcCode {
  /** Lower case, without braces; unique within the file. */
  readonly guid: string
  readonly parentGuid: string | null
  readonly name: string
  /** `#rrggbb` in lower case; null: the file names none. */
  readonly colour: string | null
  readonly codable: boolean
  /** As it stands in the file: `readDescription` takes it apart. */
  readonly description: string
}

/** No codebook nests deeper; what does would only exhaust whoever walks it. */
export const deepestCode = 100

/** The most codes taken from one file. */
export const mostCodes = 100_000

type Mutable = { -readonly [Field in keyof QdcCode]: QdcCode[Field] }

/** Gathers the codes of a codebook as a reader of XML comes by them. */
export class CodeGathering {
  readonly codes: QdcCode[] = []
  readonly #taken = new Set<string>()
  readonly #open: Mutable[] = []
  #doubles = 0
  #nameless = 0
  #withoutGuid = 0
  #strangeColours = 0

  get isOpen(): boolean {
    return this.#open.length > 0
  }

  /** The guid of the code being read. */
  get current(): string | null {
    return this.#open.at(-1)?.guid ?? null
  }

  /** @throws ImportProblem where there are too many codes, or too deep ones */
  open(attributes: Attributes): void {
    if (this.#open.length >= deepestCode)
      throw new ImportProblem('damaged', `Its codes are nested more than ${deepestCode} deep.`)
    if (this.codes.length >= mostCodes)
      throw new ImportProblem('too_large', `It holds more than ${mostCodes} codes.`)
    const code: Mutable = {
      guid: this.#guidFor(attributes['guid']),
      parentGuid: this.#open.at(-1)?.guid ?? null,
      name: this.#nameFor(attributes['name']),
      colour: this.#colourFor(attributes['color']),
      codable: !['false', '0'].includes(attributes['isCodable']?.trim() ?? ''),
      description: '',
    }
    this.codes.push(code)
    this.#open.push(code)
  }

  describe(words: string): void {
    const code = this.#open.at(-1)
    if (code) code.description += words
  }

  close(): void {
    this.#open.pop()
  }

  /** What was not as it should be, as plain sentences. */
  get notices(): string[] {
    const count = (how: number, one: string, many: string) =>
      how === 0 ? [] : [how === 1 ? one : `${how} ${many}`]
    return [
      ...count(
        this.#doubles,
        'One code bears the identifier of another; what refers to it is taken to mean the first.',
        'codes bear the identifier of another; what refers to it is taken to mean the first.',
      ),
      ...count(this.#withoutGuid, 'One code has no proper identifier.', 'codes have no proper identifier.'),
      ...count(
        this.#nameless,
        'One code has no name and was called “Unnamed code”.',
        'codes have no name and were called “Unnamed code”.',
      ),
      ...count(
        this.#strangeColours,
        'The colour of one code was not understood.',
        'codes have a colour that was not understood.',
      ),
    ]
  }

  #guidFor(raw: string | undefined): string {
    const given = normalGuid(raw) ?? (raw?.trim() || null)
    if (normalGuid(raw) === null) this.#withoutGuid += 1
    else if (given !== null && this.#taken.has(given)) this.#doubles += 1
    const own = given !== null && !this.#taken.has(given) ? given : `code ${this.codes.length + 1}`
    this.#taken.add(own)
    return own
  }

  #nameFor(raw: string | undefined): string {
    const name = (raw ?? '')
      .replace(/[\s\p{Cc}]+/gu, ' ')
      .trim()
      .normalize('NFC')
    if (name !== '') return name
    this.#nameless += 1
    return 'Unnamed code'
  }

  #colourFor(raw: string | undefined): string | null {
    if (raw === undefined || raw.trim() === '') return null
    const [, digits] = /^#?([0-9a-f]{6}|[0-9a-f]{3})$/iu.exec(raw.trim()) ?? []
    if (digits === undefined) {
      this.#strangeColours += 1
      return null
    }
    const full = digits.length === 3 ? digits.replace(/./gu, '$&$&') : digits
    return `#${full.toLowerCase()}`
  }
}
