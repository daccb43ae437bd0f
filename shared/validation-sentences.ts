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
  attribute_of_several: (data) =>
    `More than one attribute bears the name${quotedIf(data, 'name')}. Say which: ${shown(data, 'which')}.`,
  bad_input: (data) => `“${shown(data, 'where')}” is not as it should be: ${shown(data, 'what')}.`,
  bad_picture: () => 'This is no picture that can be saved.',
  bad_offsets: () => 'Start and end must be whole numbers.',
  changed_since_preview: (data) =>
    `${quotedIf(data, 'name').trim() || 'The file'} was changed since it was looked at. Look at it again.`,
  code_retired: (data) => `The code${quotedIf(data, 'name')} is retired and takes no new codings.`,
  codings_not_alike: () => 'Only codings of one document, code and coder can be joined.',
  coding_lost: () => 'The words of this coding were mended away. Place it again first.',
  code_under_itself: (data) => `There the code${quotedIf(data, 'name')} would stand below itself.`,
  conflict_gone: () => 'What this conflict is about has changed too much since, or is gone.',
  coder_needed: () => 'A coder is missing.',
  column_missing: (data) => `The table has no column${quotedIf(data, 'name')}.`,
  consensus_compared: () =>
    'The consensus is among those who are compared. Choose only people to settle what they differ in.',
  empty_codebook: () => 'There are no codes in the codebook yet.',
  few_levels: () => 'A rating needs two levels or more.',
  file_exists: (data) => `There is a file${quotedIf(data, 'name')} already, and nothing is written over.`,
  file_name: (data) => `${quotedIf(data, 'name').trim() || 'This'} can't be the name of a file.`,
  has_codings: (data) => `The code${quotedIf(data, 'name')} has codings. Merge or retire it instead.`,
  heading_not_codable: (data) => `${shown(data, 'name')} is a heading and takes no codings.`,
  in_use: (data) =>
    `${quotedIf(data, 'name').trim() || 'What theirs would remove'} is still used here, so it can’t be taken out.`,
  last_turn: () => 'There is no turn after this one to join it with.',
  level_in_use: (data) =>
    `The level${quotedIf(data, 'name')} is given to a cell. Rate that cell otherwise first.`,
  matrix_mismatch: () =>
    'These don’t go together: codes are named either by the query or by the matrix, and what was said has none.',
  merge_into_itself: (data) =>
    `The code${quotedIf(data, 'name')} can't be merged into itself or a code below it.`,
  named_twice: (data) => `The name${quotedIf(data, 'name')} stands there twice.`,
  name_taken: (data) => `The name${quotedIf(data, 'name')} is taken.`,
  no_levels: () => 'Only a rating matrix has levels.',
  no_place: () => 'Either a start and an end or a quotation is needed.',
  no_place_yet: (data) =>
    `The code${quotedIf(data, 'name')} has no place in the codebook yet. Give it one first.`,
  no_such_level: () => 'The matrix has no such level any more.',
  no_such_value: (data) =>
    `No ${shown(data, 'owner')} has${quotedIf(data, 'value')} as ${quotedIf(data, 'name').trim()}. There is: ${shown(data, 'values')}.`,
  no_words_left: (data) =>
    `${quotedIf(data, 'document').trim() || 'The document'} would have no words left for its codings to stand on.`,
  not_compared: (data) => `${shown(data, 'name')} is not among those compared on this document.`,
  not_a_person: (data) =>
    `${quotedIf(data, 'name').trim()} is what the team agrees on; nobody codes under that name.`,
  not_free: (data) => `The code${quotedIf(data, 'name')} has its place in the codebook already.`,
  no_such_field: (data) =>
    `In${quotedIf(data, 'file')},${quotedIf(data, 'setting')} names ${shown(data, 'unknown')}, which is no field. There is: ${shown(data, 'fields')}.`,
  no_such_setting: (data) =>
    `In${quotedIf(data, 'file')},${quotedIf(data, 'setting')} is no setting. There is: ${shown(data, 'settings')}.`,
  not_json: (data) => `${quotedIf(data, 'file').trim()} can’t be read as JSON: ${shown(data, 'detail')}.`,
  nothing_codable: () => 'There are no words to code there, only labels or blanks.',
  nothing_to_export: () => 'There are no codings to export yet.',
  nothing_to_split: () => 'A turn can only be split between its words.',
  outside_coding: () => 'A coding is split between its first word and its last.',
  outside_text: (data) =>
    `${shown(data, 'start')} to ${shown(data, 'end')} is no span of a text of ${shown(data, 'characters')} characters.`,
  own_successor: (data) => `The code${quotedIf(data, 'name')} can't be its own successor.`,
  same_axis: () => 'The rows and columns of a matrix can’t be of the same kind.',
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
  same_file: () => 'This is the file of the project that is open here.',
  setting: (data) =>
    shown(data, 'setting') === ''
      ? `${quotedIf(data, 'file').trim()} should be ${shown(data, 'expected')}.`
      : `In${quotedIf(data, 'file')},${quotedIf(data, 'setting')} should be ${shown(data, 'expected')}.`,
  splits_character: () => 'A span can’t begin or end in the middle of a character.',
  too_many_coders: (data) => `At most ${shown(data, 'most')} coders can be compared at once.`,
  trim: (data) =>
    ({
      overlapping: 'Two of the cuts overlap.',
      outside: 'A cut or insertion reaches past the end of the quotation.',
      nothing_left: 'Nothing would be left of the quotation. Take it out of the report instead.',
    })[shown(data, 'what')] ?? 'A quotation can’t be trimmed like this.',
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

const nexts: { readonly [reason: string]: string } = {
  changed_since_preview: 'Choose it again to see what it brings now.',
  code_under_itself: 'Move one of the two codes in the codebook first, or keep mine.',
  conflict_gone: 'Keep mine, and change by hand what you want otherwise.',
  in_use: 'Take away first what uses it, or keep mine.',
  same_file: 'Choose another file.',
}

/** What to do about a refusal of code `validation`, where its reason has a way of its own; null elsewhere. */
export function validationNext({ reason }: Data): string | null {
  return (typeof reason === 'string' && Object.hasOwn(nexts, reason) && nexts[reason]) || null
}
