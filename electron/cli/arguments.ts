import { parseArgs } from 'node:util'
import { UsageError } from './usage.ts'

const options = {
  json: { type: 'boolean' },
  blind: { type: 'boolean' },
  as: { type: 'string' },
  note: { type: 'string' },
  name: { type: 'string' },
  codebook: { type: 'string' },
  case: { type: 'string' },
  mode: { type: 'string' },
  from: { type: 'string' },
  'dry-run': { type: 'boolean' },
  ours: { type: 'boolean' },
  theirs: { type: 'boolean' },
  'no-counts': { type: 'boolean' },
  'no-pseudonyms': { type: 'boolean' },
  coder: { type: 'string' },
  document: { type: 'string' },
  coders: { type: 'string' },
  unit: { type: 'string' },
  depth: { type: 'string' },
  bootstrap: { type: 'string' },
  seed: { type: 'string' },
  ratings: { type: 'string' },
  categories: { type: 'string' },
  spans: { type: 'string' },
  length: { type: 'string' },
  cases: { type: 'string' },
  documents: { type: 'string' },
  'exclude-speaker': { type: 'string' },
  consensus: { type: 'boolean' },
  'accept-agreed': { type: 'boolean' },
  round: { type: 'string' },
  version: { type: 'string' },
  out: { type: 'string' },
  to: { type: 'string' },
  settle: { type: 'string' },
  format: { type: 'string' },
  code: { type: 'string' },
  children: { type: 'boolean' },
  and: { type: 'string' },
  or: { type: 'string' },
  not: { type: 'string' },
  near: { type: 'string' },
  same: { type: 'string' },
  'same-coder': { type: 'boolean' },
  'without-case': { type: 'boolean' },
  'without-round': { type: 'boolean' },
  attribute: { type: 'string' },
  speaker: { type: 'string' },
  words: { type: 'string' },
  marked: { type: 'string' },
  saved: { type: 'string' },
  sort: { type: 'string' },
  rows: { type: 'string' },
  columns: { type: 'string' },
  measure: { type: 'string' },
  of: { type: 'string' },
  normalise: { type: 'string' },
  suppress: { type: 'string' },
  stems: { type: 'string' },
  'stop-words': { type: 'string' },
  by: { type: 'string' },
  top: { type: 'string' },
  in: { type: 'string' },
  check: { type: 'boolean' },
  settings: { type: 'string' },
} as const

export type OptionName = keyof typeof options
type FlagOption =
  | 'json'
  | 'blind'
  | 'consensus'
  | 'accept-agreed'
  | 'dry-run'
  | 'ours'
  | 'theirs'
  | 'no-counts'
  | 'no-pseudonyms'
  | 'children'
  | 'same-coder'
  | 'without-case'
  | 'without-round'
  | 'check'
type TextOption = Exclude<OptionName, FlagOption>

/** The words of one command, after its name. */
export class Arguments {
  readonly words: readonly string[]
  readonly #values: Readonly<Partial<Record<string, string | boolean | (string | boolean)[]>>>

  /**
   * @param repeated options that may be given more than once
   * @throws UsageError for an option that `allowed` does not name, that lacks its value, or that is given twice
   */
  constructor(
    words: readonly string[],
    allowed: readonly OptionName[],
    repeated: readonly OptionName[] = [],
  ) {
    const known = Object.fromEntries(
      Object.entries(options)
        .filter(([name]) => allowed.some((word) => word === name))
        .map(([name, { type }]) => [name, { type, multiple: type === 'string' }]),
    )
    try {
      const { values, positionals } = parseArgs({ args: [...words], options: known, allowPositionals: true })
      this.words = positionals
      this.#values = values
    } catch (error) {
      throw new UsageError(error instanceof Error ? error.message : String(error))
    }
    for (const [name, given] of Object.entries(this.#values)) {
      if (!Array.isArray(given)) continue
      if (given.some((value) => value.toString().trim() === '')) throw new UsageError(`--${name} is empty`)
      if (given.length > 1 && !repeated.some((one) => one === name))
        throw new UsageError(`--${name} is given ${given.length} times, and takes one value`)
    }
  }

  get json(): boolean {
    return this.flag('json')
  }

  flag(name: FlagOption): boolean {
    return this.#values[name] === true
  }

  /** The option's value, never blank; of one that may be given more than once, the last. */
  text(name: TextOption): string | undefined {
    return this.all(name).at(-1)
  }

  /** Every value of an option that may be given more than once. */
  all(name: TextOption): string[] {
    const values = this.#values[name]
    return Array.isArray(values) ? values.filter((value) => typeof value === 'string') : []
  }

  /** @throws UsageError where the option is missing. */
  needed(name: TextOption): string {
    const value = this.text(name)
    if (value === undefined) throw new UsageError(`--${name} is missing`)
    return value
  }

  /** A whole number of at least `least`. @throws UsageError */
  number(name: TextOption, least: number): number | undefined {
    const value = this.text(name)
    if (value === undefined) return undefined
    const number = Number(value)
    if (!/^\d+$/u.test(value) || !Number.isSafeInteger(number) || number < least) {
      throw new UsageError(`--${name} takes a whole number of at least ${least}`)
    }
    return number
  }

  /** One of `choices`, spaces and underscores read as hyphens. @throws UsageError */
  choice<Choice extends string>(name: TextOption, choices: readonly Choice[]): Choice | undefined {
    const value = this.text(name)
    return value === undefined ? undefined : chosen(value, choices, `--${name}`)
  }

  list(name: TextOption): string[] | undefined {
    const items = this.text(name)
      ?.split(',')
      .map((item) => item.trim())
      .filter((item) => item !== '')
    if (items?.length === 0) throw new UsageError(`--${name} names nothing`)
    return items
  }

  /** The word at `index`. @throws UsageError where it is missing. */
  word(index: number, what: string): string {
    const word = this.words[index]
    if (word === undefined || word === '') throw new UsageError(`${what} is missing`)
    return word
  }

  /** @throws UsageError where there are more than `most` words. */
  atMost(most: number): void {
    const extra = this.words[most]
    if (extra !== undefined) throw new UsageError(`"${extra}" is one word too many`)
  }
}

function folded(word: string): string {
  return word
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_-]+/gu, '-')
}

/** The choice a word names, spaces, hyphens and underscores being the same. @throws UsageError */
export function chosen<Choice extends string>(
  word: string,
  choices: readonly Choice[],
  what: string,
): Choice {
  const choice = choices.find((candidate) => folded(candidate) === folded(word))
  if (choice === undefined) {
    throw new UsageError(`${what} is one of: ${choices.map((name) => name.replaceAll('_', ' ')).join(', ')}`)
  }
  return choice
}
