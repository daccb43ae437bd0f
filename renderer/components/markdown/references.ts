export const referenceKinds = ['code', 'document', 'coding'] as const
export type ReferenceKind = (typeof referenceKinds)[number]

/** A link to something of the project: in Markdown `[label](concord:code/UUID)`. A coding stands for its extract. */
export interface Reference {
  readonly kind: ReferenceKind
  /** A UUIDv7 in lower case. */
  readonly id: string
  /** The words shown: one line, not empty. */
  readonly label: string
}

const uuid = '[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}'
const pattern = String.raw`\[((?:\\.|[^\\\[\]\n])+)\]\(concord:(${referenceKinds.join('|')})/(${uuid})\)`

/** Where a link begins in Markdown. Any other address than `concord:` is no link. */
export const referencePattern = new RegExp(pattern)
/** The same, just typed. */
export const referenceTyped = new RegExp(`${pattern}$`)

/** A match of the patterns above as what it means. */
export function referenceOf(match: readonly (string | undefined)[]): Reference | null {
  const [, label, kind, id] = match
  const known = referenceKinds.find((one) => one === kind)
  if (label === undefined || id === undefined || known === undefined) return null
  return { kind: known, id, label: unescape(label) }
}

/** The link as Markdown. What would end the label or mean something in it is escaped. */
export function writeReference({ kind, id, label }: Reference): string {
  const line = label.replace(/\s+/gu, ' ').trim() || kind
  return `[${line.replace(/[\\[\]*_`~]/gu, String.raw`\$&`)}](concord:${kind}/${id})`
}

/** Every link in a text, in its order. */
export function referencesIn(markdown: string): Reference[] {
  return [...markdown.matchAll(new RegExp(pattern, 'g'))]
    .map(referenceOf)
    .filter((reference) => reference !== null)
}

/** The words alone, for searching and for a first glance: no addresses, no signs of headings, quotes and lists. */
export function plainWords(markdown: string): string {
  return markdown
    .replace(new RegExp(pattern, 'g'), (...match: string[]) => referenceOf(match)?.label ?? '')
    .replace(/^[ \t]*(?:#{1,6}|>|[-*+]|\d+\.)\s+/gmu, '')
    .replace(/(\*\*|\*)(?=\S)(.+?)(?<=\S)\1/gu, '$2')
    .replace(/\\([\\*_`~[\]])/gu, '$1')
}

function unescape(label: string): string {
  return label.replace(/\\(.)/gu, '$1')
}
