import type { CallOutput } from '#shared/contract/index.ts'
import { withdrawnPeopleSentence } from '#shared/withdrawn-sentence.ts'
import type { WordsFormat } from '#shared/contract/search.ts'
import type { StemmedLanguageName, WordLanguageName } from '#shared/domain/search/word-languages.ts'
import { tableToCsv } from './table-csv.ts'
import { readableTime, type AboutLine } from './wording.ts'

/** How often words are said, as it goes into one file. Plain data. */
export interface WordsBook {
  readonly project: string
  /** ISO 8601, UTC. */
  readonly exportedAt: string
  readonly by: 'case' | 'speaker'
  readonly stopWords: WordLanguageName | null
  readonly stems: StemmedLanguageName | null
  /** Words left out besides. */
  readonly without: readonly string[]
  /** Whether what interviewers say counts. */
  readonly interviewers: boolean
  /** Whether the project has names that are replaced. */
  readonly isDisguised: boolean
  readonly frequency: CallOutput<'words.frequency'>
}

/** Makes one file of them. Touches no disk: the caller writes the bytes. */
export async function exportWords(book: WordsBook, format: WordsFormat): Promise<Uint8Array> {
  const { headings, rows } = wordRows(book)
  if (format === 'csv') return tableToCsv(headings, rows)
  // Loaded when it is first needed, as for extracts.
  const { tableToXlsx } = await import('./table-xlsx.ts')
  return tableToXlsx({ sheet: 'Words', headings, rows, isShare: false, about: aboutWords(book) })
}

function wordRows({ by, frequency: { columns, words } }: WordsBook) {
  const nobody = by === 'case' ? 'No case study' : 'Nobody named'
  return {
    headings: ['Word', 'Forms', 'Count', 'Documents', ...columns.map(({ name }) => name ?? nobody)],
    rows: words.map(({ word, forms, count, documents, counts }) => [
      word,
      forms.join(', '),
      count,
      documents,
      ...counts,
    ]),
  }
}

function aboutWords(book: WordsBook): AboutLine[] {
  const { project, exportedAt, by, stopWords, stems, without, interviewers, frequency } = book
  return [
    { name: 'Project', value: project },
    { name: 'Exported', value: readableTime(exportedAt) },
    { name: 'Counted', value: by === 'case' ? 'Words by case study' : 'Words by speaker' },
    { name: 'Words in all', value: `${frequency.total}, also those that are not listed` },
    { name: 'Interviewers', value: interviewers ? 'What they say counts' : 'What they say is left out' },
    { name: 'Stop words', value: stopWords === null ? 'All are counted' : `Left out: ${named(stopWords)}` },
    { name: 'Forms of a word', value: stems === null ? 'Each by itself' : `As one: ${named(stems)}` },
    ...(book.isDisguised
      ? [
          {
            name: 'Names',
            value: 'Replaced as the project’s pseudonym list says; their words are not counted',
          },
        ]
      : []),
    ...(frequency.withdrawn === 0
      ? []
      : [{ name: 'Withdrawn', value: withdrawnPeopleSentence(frequency.withdrawn) }]),
    ...(without.length === 0 ? [] : [{ name: 'Also left out', value: without.join(', ') }]),
  ]
}

function named(language: WordLanguageName): string {
  return `${language.charAt(0).toUpperCase()}${language.slice(1)}`
}
