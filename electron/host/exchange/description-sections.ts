import type { CodeFields } from '#shared/contract/codebook.ts'

/** What is told of a code in words. */
export type CodeProse = Pick<
  CodeFields,
  'brief' | 'definition' | 'whenToUse' | 'whenNotToUse' | 'examples' | 'closeButNo' | 'synonyms'
>

type Section = keyof CodeProse

/** In the order in which they are written. The first heading of each is ours, the others are understood as well. */
const headings: readonly (readonly [Section, ...string[]])[] = [
  ['brief', 'Brief definition', 'Short definition', 'Brief'],
  ['definition', 'Full definition', 'Definition'],
  ['whenToUse', 'When to use', 'Include', 'Inclusion criteria'],
  ['whenNotToUse', 'When not to use', 'Exclude', 'Exclusion criteria'],
  ['examples', 'Examples', 'Example', 'Typical examples'],
  ['closeButNo', 'Close but no', 'Close-but-no', 'Close but no examples'],
  ['synonyms', 'Synonyms', 'Keywords'],
]

const sectionOf = new Map(
  headings.flatMap(([section, ...names]) => names.map((name) => [name.toLowerCase(), section] as const)),
)

/** The section a line opens, or undefined: a heading stands on a line of its own, with a colon. */
function opened(line: string): Section | undefined {
  const [, name] = /^([a-z -]{1,30}):[ \t]*\r?$/iu.exec(line) ?? []
  return name === undefined ? undefined : sectionOf.get(name.toLowerCase())
}

/**
 * A code's prose as the one description that REFI-QDA knows: each part under a plain heading, an item of a list after
 * a dash, its further lines indented. A line of the prose that would read as a heading gets a backslash before it.
 * `readDescription` reads back exactly what was given.
 */
export function writeDescription(prose: CodeProse): string {
  return headings
    .flatMap(([section, heading = '']) => {
      const value = prose[section]
      if (value.length === 0) return []
      return `${heading}:\n${typeof value === 'string' ? guarded(value) : value.map(asItem).join('\n')}`
    })
    .join('\n\n')
}

function guarded(prose: string): string {
  return prose
    .split('\n')
    .map((line) => (opened(line.replace(/^\\+/u, '')) === undefined ? line : `\\${line}`))
    .join('\n')
}

function asItem(text: string): string {
  return `- ${text.replaceAll('\n', '\n  ')}`
}

/**
 * Takes a description apart. What stands before the first heading belongs to the definition; of a list without
 * dashes, all is one item.
 */
export function readDescription(description: string): CodeProse {
  const found = new Map<Section, string[]>()
  let section: Section | null = null
  let lines: string[] = []
  const keep = (isLast: boolean): void => {
    // The empty line before the next heading is ours.
    if (!isLast && /^\r?$/u.test(lines.at(-1) ?? 'none')) lines.pop()
    const body = lines.join('\n')
    if (section === null ? body.trim() === '' : lines.length === 0) return
    const into = section ?? 'definition'
    found.set(into, [...(found.get(into) ?? []), body])
  }
  for (const line of description.split('\n')) {
    const next = opened(line)
    if (next === undefined) {
      lines.push(line)
      continue
    }
    keep(false)
    section = next
    lines = []
  }
  keep(true)
  const prose = (name: Section) => (found.get(name) ?? []).map(unguarded).join('\n\n')
  const items = (name: Section) => (found.get(name) ?? []).flatMap(itemsOf)
  return {
    brief: prose('brief'),
    definition: prose('definition'),
    whenToUse: prose('whenToUse'),
    whenNotToUse: prose('whenNotToUse'),
    examples: items('examples'),
    closeButNo: items('closeButNo'),
    synonyms: items('synonyms'),
  }
}

function unguarded(prose: string): string {
  return prose
    .split('\n')
    .map((line) =>
      line.startsWith('\\') && opened(line.replace(/^\\+/u, '')) !== undefined ? line.slice(1) : line,
    )
    .join('\n')
}

function itemsOf(body: string): string[] {
  const items: string[][] = []
  const before: string[] = []
  for (const line of body.split('\n')) {
    if (line === '-' || line.startsWith('- ')) items.push([line.slice(2)])
    else (items.at(-1) ?? before).push(line.startsWith('  ') ? line.slice(2) : line)
  }
  const loose = before.join('\n').trim()
  return [...(loose === '' ? [] : [loose]), ...items.map((lines) => lines.join('\n'))]
}
