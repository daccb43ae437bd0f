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
  across_turns: () => 'The words to mend must lie within one turn.',
  ambiguous_name: (data) => `More than one bears the name${quotedIf(data, 'name')}; use the id.`,
  bad_input: (data) => `“${shown(data, 'where')}” is not as it should be: ${shown(data, 'what')}.`,
  bad_picture: () => 'This is no picture that can be saved.',
  bad_offsets: () => 'Start and end must be whole numbers.',
  code_retired: (data) => `The code${quotedIf(data, 'name')} is retired and takes no new codings.`,
  codings_not_alike: () => 'Only codings of one document, code and coder can be joined.',
  coding_lost: () => 'The words of this coding were mended away. Place it again first.',
  coder_needed: () => 'A coder is missing.',
  column_missing: (data) => `The table has no column${quotedIf(data, 'name')}.`,
  consensus_compared: () =>
    'The consensus is among those who are compared. Choose only people to settle what they differ in.',
  file_exists: (data) => `There is a file${quotedIf(data, 'name')} already, and nothing is written over.`,
  has_codings: (data) => `The code${quotedIf(data, 'name')} has codings. Merge or retire it instead.`,
  heading_not_codable: (data) => `${shown(data, 'name')} is a heading and takes no codings.`,
  last_turn: () => 'There is no turn after this one to join it with.',
  merge_into_itself: (data) =>
    `The code${quotedIf(data, 'name')} can't be merged into itself or a code below it.`,
  named_twice: (data) => `The name${quotedIf(data, 'name')} stands there twice.`,
  name_taken: (data) => `The name${quotedIf(data, 'name')} is taken.`,
  no_place: () => 'Either a start and an end or a quotation is needed.',
  no_place_yet: (data) =>
    `The code${quotedIf(data, 'name')} has no place in the codebook yet. Give it one first.`,
  no_words_left: (data) =>
    `${quotedIf(data, 'document').trim()} would have no words left for its codings to stand on.`,
  not_compared: (data) => `${shown(data, 'name')} is not among those compared on this document.`,
  not_a_person: (data) =>
    `${quotedIf(data, 'name').trim()} is what the team agrees on; nobody codes under that name.`,
  not_free: (data) => `The code${quotedIf(data, 'name')} has its place in the codebook already.`,
  nothing_codable: () => 'There are no words to code there, only labels or blanks.',
  nothing_to_export: () => 'There are no codings to export yet.',
  nothing_to_split: () => 'A turn can only be split between its words.',
  outside_coding: () => 'A coding is split between its first word and its last.',
  outside_text: (data) =>
    `${shown(data, 'start')} to ${shown(data, 'end')} is no span of a text of ${shown(data, 'characters')} characters.`,
  own_successor: (data) => `The code${quotedIf(data, 'name')} can't be its own successor.`,
  place_changed: (data) =>
    `${quotedIf(data, 'words').trim()} no longer stands at ${shown(data, 'start')} in${quotedIf(data, 'document')}. Search again.`,
  places_overlap: (data) => `Two of the places in${quotedIf(data, 'document')} overlap.`,
  parent_is_free: (data) =>
    `The code${quotedIf(data, 'name')} has no place in the codebook yet, so nothing can stand below it.`,
  quote_ambiguous: (data) =>
    `${quotedIf(data, 'quote').trim()} stands ${shown(data, 'places')} times in${quotedIf(data, 'document')}; give start and end.`,
  quote_not_found: (data) => `${quotedIf(data, 'quote').trim()} is not in${quotedIf(data, 'document')}.`,
  ragged_table: (data) => `Row ${shown(data, 'row')} does not have a cell for each coder.`,
  reason_needed: () => 'What is left open needs a reason.',
  round_begun: (data) => `Work has begun in round${quotedIf(data, 'name')}. Close it instead of removing it.`,
  said_already: (data) => `The code${quotedIf(data, 'name')} says so already.`,
  splits_character: () => 'A span can’t begin or end in the middle of a character.',
  too_many_coders: (data) => `At most ${shown(data, 'most')} coders can be compared at once.`,
  unknown_disagreement: () =>
    'This disagreement is no longer there: the codings it was about have changed. Look at the list again.',
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
