import * as z from 'zod'
import type { FoundConflict, Row, Value } from '#shared/domain/merging/row.ts'
import { questionWords, type CalledBy } from './question-words.ts'

/** Where the names of what conflicts are about are looked up. */
export interface Names {
  readonly get: (entity: string, id: string) => Row | null
  /** The document's words between two offsets. */
  readonly words: (document: string, start: number, end: number) => string
  /** The text under a hash; null: it isn't there. */
  readonly body: (hash: string) => string | null
}

const value = z.union([z.string(), z.number(), z.null()])
const rows = z.array(z.record(z.string(), value))

/** A value of a conflict, as it was told: one of a column, or rows. */
export function valueIn(text: string | null): Value | Row[] {
  return text === null ? null : z.union([value, rows]).parse(JSON.parse(text))
}

export function rowsIn(text: string | null): Row[] {
  const found = valueIn(text)
  return Array.isArray(found) ? found : []
}

const fieldNames: Readonly<Record<string, string>> = {
  name: 'Name',
  title: 'Title',
  parent_id: 'Place in the codebook',
  brief: 'Brief definition',
  definition: 'Definition',
  when_to_use: 'When to use',
  when_not_to_use: 'When not to use',
  colour: 'Colour',
  codable: 'Codable',
  synonyms: 'Synonyms',
  successor_id: 'Successor',
  group_id: 'Group',
  free: 'Free code',
  place: 'Place',
  text: 'Transcript',
  row: 'As a whole',
  outcome: 'Decision',
  body: 'Text',
  case_id: 'Case study',
  mode: 'Mode',
  description: 'Description',
  pseudonym: 'Pseudonym',
  role: 'Role',
  label: 'Speaker label',
  participant_id: 'Participant',
  interviewer: 'Interviewer',
  speaker_id: 'Speaker',
  timestamp: 'Timestamp',
  note: 'Note',
  question: 'What it asks',
  value: 'Value',
  blind: 'Blind',
  decision_id: 'Decision',
  summary: 'Cell',
  subject_id: 'What it is about',
  coder_id: 'Coder',
  state: 'State',
  kind: 'Kind',
}

export function fieldName(field: string): string {
  return fieldNames[field] ?? field.replace(/_id$|_at$/u, '').replaceAll('_', ' ')
}

const referenced: Readonly<Record<string, string>> = {
  parent_id: 'code',
  successor_id: 'code',
  group_id: 'code_group',
  case_id: 'case_study',
  participant_id: 'participant',
  speaker_id: 'speaker',
  coder_id: 'coder',
}

export function pathOf(names: Names, id: string): string {
  const path: string[] = []
  let at: string | null = id
  while (at !== null && path.length < 100) {
    const row = names.get('code', at)
    if (!row) break
    path.unshift(String(row['name']))
    at = typeof row['parent_id'] === 'string' ? row['parent_id'] : null
  }
  return path.join(' / ')
}

const quoted = (text: Value | undefined) => `“${String(text ?? '')}”`

/** What a conflict is about, e.g. Code “Processes / Agreements”. */
export function subjectOf(names: Names, entity: string, row: Row | null): string {
  if (!row) return 'Something that was removed'
  const titleOf = (id: Value | undefined) => quoted(names.get('document', String(id))?.['title'])
  switch (entity) {
    case 'code':
      return `Code ${quoted(pathOf(names, String(row['id'])) || row['name'])}`
    case 'code_example':
      return `Example of code ${quoted(pathOf(names, String(row['code_id'])))}`
    case 'document':
      return `Document ${quoted(row['title'])}`
    case 'case_study':
      return `Case study ${quoted(row['name'])}`
    case 'participant':
      return `Participant ${quoted(row['pseudonym'])}`
    case 'speaker':
      return `Speaker ${quoted(row['label'])} of ${titleOf(row['document_id'])}`
    case 'turn':
      return `Turn ${Number(row['position']) + 1} of ${titleOf(row['document_id'])}`
    case 'coding': {
      const coder = names.get('coder', String(row['coder_id']))?.['name']
      return `Coding of ${titleOf(row['document_id'])} as ${quoted(pathOf(names, String(row['code_id'])))} by ${String(coder ?? 'someone')}`
    }
    case 'memo':
      return `Memo ${quoted(row['title'])}`
    case 'coding_state':
      return `State of ${titleOf(row['document_id'])}`
    case 'decision':
      return `Decision on a disagreement in ${titleOf(row['document_id'])}`
    case 'attribute_value':
      return `Attribute ${quoted(names.get('attribute', String(row['attribute_id']))?.['name'])}`
    case 'framework_cell': {
      const owner =
        names.get('case_study', String(row['owner_id'])) ?? names.get('participant', String(row['owner_id']))
      const theme = names.get('framework_theme', String(row['theme_id']))
      return `Cell ${quoted(owner?.['name'] ?? owner?.['pseudonym'])}, ${quoted(theme?.['name'])} of a framework matrix`
    }
    case 'pseudonym':
      return `Pseudonym for ${quoted(row['words'])}`
    case 'report_quotation':
      return `Quotation of report ${quoted(names.get('report', String(row['report_id']))?.['name'])}`
    case 'saved_query':
      return `Saved query ${quoted(row['name'])}`
    case 'project':
      return 'The project'
    default:
      return `${entity.replaceAll('_', ' ')} ${row['name'] === undefined ? '' : quoted(row['name'])}`.trim()
  }
}

/** A side of a conflict as people read it; null: nothing stood there. */
export function sideOf(
  names: Names,
  { kind, entity, id, field }: Pick<FoundConflict, 'kind' | 'entity' | 'id' | 'field'>,
  text: string | null,
): string | null {
  const held = valueIn(text)
  if (kind === 'same_name') {
    const other = typeof held === 'string' ? held : ''
    return pathOf(names, other) || other
  }
  if (Array.isArray(held)) {
    const [row] = held
    if (!row) return null
    if (field === 'place') return placeOf(names, entity, id, row)
    if (field === 'outcome') return String(row['reason'] ?? '') || String(row['outcome'] ?? '')
    if (field === 'summary') return cellWords(names, id, row)
    if (field === 'state') return String(row['state']).replaceAll('_', ' ')
    return wholeOf(names, entity, held)
  }
  if (field === 'parent_id') return held === null ? 'Top of the codebook' : pathOf(names, String(held))
  if (held === null) return null
  if (entity === 'saved_query' && field === 'question') return questionWords(String(held), calledBy(names))
  const target = referenced[field]
  if (target) {
    const row = names.get(target, String(held))
    return row ? String(row['name'] ?? row['pseudonym'] ?? row['label'] ?? '') : 'Something that was removed'
  }
  if (['codable', 'free', 'interviewer', 'blind'].includes(field)) return held === 1 ? 'Yes' : 'No'
  return String(held)
}

const levelNames = z.array(z.string())

/** What stood in a cell of a matrix: the name of its level, then its text. */
function cellWords(names: Names, id: string, { level, summary }: Row): string {
  const theme = names.get('framework_theme', String(names.get('framework_cell', id)?.['theme_id']))
  const levels = names.get('framework', String(theme?.['framework_id']))?.['levels']
  const told = typeof level === 'number' && typeof levels === 'string'
  const name = told ? levelNames.parse(JSON.parse(levels))[level] : undefined
  return [name ?? '', String(summary ?? '')].filter((part) => part !== '').join(': ')
}

const calledBy = (names: Names): CalledBy => ({
  pathOf: (code) => pathOf(names, code),
  valueOf: (entity, id, column) => {
    const called = names.get(entity, id)?.[column]
    return typeof called === 'string' ? called : null
  },
})

/** Of a transcript that was mended on both sides, the lines of each in which they differ. */
export function mendedSides(
  names: Names,
  { base, mine, theirs }: Pick<FoundConflict, 'base' | 'mine' | 'theirs'>,
): { readonly base: string | null; readonly mine: string | null; readonly theirs: string | null } {
  const linesOf = (hash: Value | undefined) =>
    typeof hash === 'string' ? (names.body(hash)?.split('\n') ?? null) : null
  const hashIn = (text: string | null) => {
    const held = valueIn(text)
    return Array.isArray(held) ? undefined : held
  }
  const sides = [linesOf(hashIn(base)), linesOf(hashIn(mine)), linesOf(rowsIn(theirs)[0]?.['body_hash'])]
  const texts = sides.filter((lines) => lines !== null)
  const shortest = Math.min(...texts.map((lines) => lines.length))
  const isShared = (at: (lines: readonly string[]) => string | undefined) => new Set(texts.map(at)).size === 1
  let head = 0
  while (head < shortest && isShared((lines) => lines[head])) head += 1
  let tail = 0
  while (tail < shortest - head && isShared((lines) => lines.at(-1 - tail))) tail += 1
  const [wasThere, here, there] = sides.map((lines) => {
    const differing = lines?.slice(head, lines.length - tail).join('\n') ?? null
    return differing !== null && differing.length > longestText
      ? `${differing.slice(0, longestText)} …`
      : differing
  })
  return { base: wasThere ?? null, mine: here ?? null, theirs: there ?? null }
}

const longestText = 4000

function placeOf(names: Names, entity: string, id: string, place: Row): string {
  const row = names.get(entity, id)
  const document = entity === 'memo' ? row?.['subject_id'] : row?.['document_id']
  if (typeof document !== 'string') return `${String(place['start_at'])}–${String(place['end_at'])}`
  return names.words(document, Number(place['start_at']), Number(place['end_at']))
}

function wholeOf(names: Names, entity: string, held: readonly Row[]): string {
  const [row, ...others] = held
  if (!row) return ''
  if (entity === 'coding') {
    const words = names.words(String(row['document_id']), Number(row['start_at']), Number(row['end_at']))
    const memo = others.find((one) => 'body' in one)
    return memo ? `${words}\nMemo ${quoted(memo['title'])}: ${String(memo['body'])}` : words
  }
  const told = ['name', 'title', 'brief', 'definition', 'body', 'text', 'value', 'state']
  return told
    .flatMap((column) => (row[column] === undefined || row[column] === '' ? [] : [String(row[column])]))
    .join('\n')
}
