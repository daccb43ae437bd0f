import type { CodebookFormat, CodebookReading, CodePart, FileCode } from '#shared/contract/codebook-files.ts'
import { count } from '../../components/words.ts'

export const partWords: { readonly [Part in CodePart]: string } = {
  name: 'Name',
  brief: 'Brief definition',
  definition: 'Full definition',
  whenToUse: 'When to use',
  whenNotToUse: 'When not to use',
  examples: 'Examples',
  closeButNo: 'Close but no',
  synonyms: 'Synonyms',
  codable: 'Takes codings',
  colour: 'Colour',
}

export const formatWords: { readonly [Format in CodebookFormat]: string } = {
  docx: 'Word, to print (.docx)',
  xlsx: 'Excel (.xlsx)',
  csv: 'Table, for any program (.csv)',
  qdc: 'REFI-QDA, for other coding programs (.qdc)',
}

type Match = NonNullable<FileCode['match']>

const byWords: { readonly [By in Match['by']]: string } = {
  id: 'the same code',
  path: 'the same place and name',
  name: 'its name',
  definition: 'its definition',
}

const sureWords: { readonly [Sure in Match['sure']]: string } = {
  certain: 'Certain',
  likely: 'Likely',
  unsure: 'Unsure',
}

/** "Likely, by its definition" */
export function matchWords({ sure, by }: Match): string {
  return by === 'id' || by === 'path'
    ? `${sureWords[sure]}: ${byWords[by]}`
    : `${sureWords[sure]}, by ${byWords[by]}`
}

/** "3 codes added, 2 changed, none left out." */
export function doneWords({
  added,
  changed,
  leftOut,
}: {
  readonly added: number
  readonly changed: number
  readonly leftOut: number
}): string {
  return `${count(added, 'code')} added, ${changed} changed, ${leftOut === 0 ? 'none' : leftOut} left out`
}

/** "29 codes: 20 certain, 3 likely, 1 unsure, 5 new" */
export function matchedWords({ codes }: CodebookReading): string {
  const by = (sure: Match['sure']) => codes.filter(({ match }) => match?.sure === sure).length
  const told = [
    [by('certain'), 'certain'],
    [by('likely'), 'likely'],
    [by('unsure'), 'unsure'],
    [codes.filter(({ match }) => match === null).length, 'new'],
  ] as const
  return `${count(codes.length, 'code')} in the file: ${told
    .filter(([number]) => number > 0)
    .map(([number, word]) => `${number} ${word}`)
    .join(', ')}`
}
