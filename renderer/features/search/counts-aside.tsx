import { useState, type CSSProperties } from 'react'
import { VList } from 'virtua'
import type { CallOutput } from '#shared/contract/index.ts'
import type { SearchOnly } from '../../client/search-asked.ts'
import { Segments } from '../../components/segments.tsx'
import { count, figure } from '../../components/words.ts'

type Counts = Pick<CallOutput<'search.run'>, 'inDocuments' | 'byCase' | 'byDocument'>

interface CountsAsideProps {
  /** Of the whole search. */
  readonly counts: Counts
  readonly only: SearchOnly | null
  /** The documents of no case study. */
  readonly caseless: readonly string[]
  readonly onOnly: (only: SearchOnly | null) => void
}

interface Row {
  readonly key: string
  readonly hits: number
  readonly title: string
  readonly only: SearchOnly
}

/** How many lines there are in each case study or document; a click shows these only, another one all of them again. */
export function CountsAside({ counts, only, caseless, onOnly }: CountsAsideProps) {
  const [by, setBy] = useState<'case' | 'document'>('case')
  const rows = by === 'case' ? casesOf(counts, caseless) : documentsOf(counts)
  const most = Math.max(1, ...rows.map(({ hits }) => hits))
  return (
    <aside className="hit-counts" aria-label="Counts">
      <Segments
        label="Counts by"
        hideLabel
        value={by}
        onChange={setBy}
        choices={[
          { value: 'case', label: 'Case studies' },
          { value: 'document', label: 'Documents' },
        ]}
      />
      <VList
        data={rows}
        className="hit-counts-list"
        role="list"
        tabIndex={-1}
        aria-label={by === 'case' ? 'Lines by case study' : 'Lines by document'}
      >
        {(row, index) => {
          const isOn = only !== null && only.name === row.only.name
          return (
            <div key={row.key} role="listitem" aria-setsize={rows.length} aria-posinset={index + 1}>
              <button
                type="button"
                className="hit-count"
                aria-pressed={isOn}
                title={row.title}
                onClick={() => onOnly(isOn ? null : row.only)}
              >
                <span className="hit-count-name">{row.only.name}</span>
                <span className="hit-count-figure">{figure(row.hits)}</span>
                <span className="share" style={shareOf(row.hits, most)} aria-hidden="true" />
              </button>
            </div>
          )
        }}
      </VList>
    </aside>
  )
}

/** How long a bar is, for `.share`. */
export function shareOf(part: number, whole: number): CSSProperties {
  // React's types know no custom properties.
  return { '--share': `${whole === 0 ? 0 : (100 * part) / whole}%` } as CSSProperties
}

function casesOf({ byCase }: Counts, caseless: readonly string[]): Row[] {
  return byCase.map((row) => ({
    key: row.case ?? '',
    hits: row.hits,
    title: `${count(row.hits, 'line')} in ${count(row.documents, 'document')}`,
    only:
      row.case === null
        ? { name: 'No case study', documents: caseless }
        : { name: row.name ?? '', cases: [row.case] },
  }))
}

function documentsOf({ byDocument }: Counts): Row[] {
  return byDocument
    .toSorted((one, two) => two.hits - one.hits)
    .map(({ document, title, hits }) => ({
      key: document,
      hits,
      title: `${title}: ${count(hits, 'line')}`,
      only: { name: title, documents: [document] },
    }))
}
