import type { codeFields } from '#shared/contract/search.ts'
import type { WordLanguageName } from '#shared/domain/search/word-languages.ts'
import { count } from '../../components/words.ts'

export const fieldWords: { readonly [Field in (typeof codeFields)[number]]: string } = {
  name: 'name',
  synonyms: 'synonym',
  brief: 'brief definition',
  definition: 'definition',
  whenToUse: 'when to use it',
  whenNotToUse: 'when not to use it',
  examples: 'example',
  closeButNo: 'close, but no',
}

export const languageWords: { readonly [Name in WordLanguageName]: string } = {
  english: 'English',
  danish: 'Danish',
  dutch: 'Dutch',
  finnish: 'Finnish',
  french: 'French',
  german: 'German',
  italian: 'Italian',
  norwegian: 'Norwegian',
  polish: 'Polish',
  portuguese: 'Portuguese',
  spanish: 'Spanish',
  swedish: 'Swedish',
}

/** What was found, in one line. */
export function foundWords(
  total: number,
  byCase: readonly { readonly case: string | null }[],
  documents: number,
): string {
  if (total === 0) return 'Nothing found'
  const cases = byCase.filter((row) => row.case !== null).length
  const where = [
    ...(documents > 0 ? [count(documents, 'document')] : []),
    ...(cases > 0 ? [count(cases, 'case study', 'case studies')] : []),
  ]
  return [count(total, 'line'), ...(where.length > 0 ? [`in ${where.join(' of ')}`] : [])].join(' ')
}
