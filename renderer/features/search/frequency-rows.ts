import type { CallOutput } from '#shared/contract/index.ts'
import type { SearchAsked, SearchOnly } from '../../client/search-asked.ts'

export type Frequency = CallOutput<'words.frequency'>
export type FrequencyRow = Frequency['words'][number]
export type FrequencyColumn = Frequency['columns'][number]

/** Words in the order asked for; those that are alike in it stay as the host has them, the most frequent first. */
export function inOrder(
  words: readonly FrequencyRow[],
  { order, isRising }: Pick<SearchAsked, 'order' | 'isRising'>,
): FrequencyRow[] {
  const sign = isRising ? 1 : -1
  if (order === 'word') {
    const collator = new Intl.Collator('en')
    return words.toSorted((one, two) => sign * collator.compare(one.word, two.word))
  }
  const figureOf = (row: FrequencyRow) => (typeof order === 'number' ? (row.counts[order] ?? 0) : row[order])
  return words.toSorted((one, two) => sign * (figureOf(one) - figureOf(two)))
}

/** The search for exactly the words that a row counts, in one column or in all. */
export function searchFor(row: FrequencyRow, only: SearchOnly | null): Partial<SearchAsked> {
  return {
    part: 'context',
    words: row.search,
    wholeWords: true,
    match: 'any',
    where: 'documents',
    sort: 'place',
    only,
    at: -1,
    top: 0,
  }
}

/** What a column stands for; null where no search can be narrowed to it. @param caseless documents of no case study */
export function onlyOf(
  column: FrequencyColumn,
  by: SearchAsked['by'],
  caseless: readonly string[],
): SearchOnly | null {
  const name = columnName(column, by)
  if (by === 'speaker') return column.speakers.length === 0 ? null : { name, speakers: column.speakers }
  return column.case === null ? { name, documents: caseless } : { name, cases: [column.case] }
}

export function columnName({ name }: FrequencyColumn, by: SearchAsked['by']): string {
  return name ?? (by === 'case' ? 'No case study' : 'Nobody named')
}
