import type { Failure } from './errors.ts'

type Data = Failure['data']

function shown(data: Data, key: string): string {
  const value = data[key]
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}

function quotedIf(data: Data, key: string): string {
  const value = shown(data, key)
  return value === '' ? '' : ` “${value}”`
}

/** What is not as it should be, by the reason a refusal gives. */
const sentences: { readonly [reason: string]: (data: Data) => string } = {
  ambiguous_name: (data) => `More than one bears the name${quotedIf(data, 'name')}; use the id.`,
  bad_input: (data) => `“${shown(data, 'where')}” is not as it should be: ${shown(data, 'what')}.`,
  bad_offsets: () => 'Start and end must be whole numbers.',
  code_retired: (data) => `The code${quotedIf(data, 'name')} is retired and takes no new codings.`,
  coder_needed: () => 'A coder is missing.',
  column_missing: (data) => `The table has no column${quotedIf(data, 'name')}.`,
  file_exists: (data) => `There is a file${quotedIf(data, 'name')} already, and nothing is written over.`,
  has_codings: (data) => `The code${quotedIf(data, 'name')} has codings. Merge or retire it instead.`,
  heading_not_codable: (data) => `${shown(data, 'name')} is a heading and takes no codings.`,
  merge_into_itself: (data) =>
    `The code${quotedIf(data, 'name')} can't be merged into itself or a code below it.`,
  named_twice: (data) => `The name${quotedIf(data, 'name')} stands there twice.`,
  name_taken: (data) => `The name${quotedIf(data, 'name')} is taken.`,
  no_place: () => 'Either a start and an end or a quotation is needed.',
  nothing_codable: () => 'There are no words to code there, only labels or blanks.',
  nothing_to_export: () => 'There are no codings to export yet.',
  outside_text: (data) =>
    `${shown(data, 'start')} to ${shown(data, 'end')} is no span of a text of ${shown(data, 'characters')} characters.`,
  own_successor: (data) => `The code${quotedIf(data, 'name')} can't be its own successor.`,
  quote_ambiguous: (data) =>
    `${quotedIf(data, 'quote').trim()} stands ${shown(data, 'places')} times in${quotedIf(data, 'document')}; give start and end.`,
  quote_not_found: (data) => `${quotedIf(data, 'quote').trim()} is not in${quotedIf(data, 'document')}.`,
  ragged_table: (data) => `Row ${shown(data, 'row')} does not have a cell for each coder.`,
  splits_character: () => 'A span can’t begin or end in the middle of a character.',
  too_many_coders: (data) => `At most ${shown(data, 'most')} coders can be compared at once.`,
  would_circle: (data) => `The code${quotedIf(data, 'name')} can't stand below itself.`,
}

/** The sentence for a refusal of code `validation`, or null where its reason has none. */
export function validationSentence(data: Data): string | null {
  const write = sentences[shown(data, 'reason')]
  if (!write) return null
  const rows = shown(data, 'rows')
  const row = shown(data, 'row')
  const where =
    rows !== ''
      ? `${rows} ${rows === '1' ? 'row is' : 'rows are'} not as they should be. First: `
      : row !== ''
        ? `Row ${row}: `
        : ''
  return where + write(data)
}
