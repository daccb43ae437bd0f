import type { SearchAsked } from '../../client/search-asked.ts'
import { Icon } from '../../components/icon.tsx'

type Sort = SearchAsked['sort']

interface HitHeadProps {
  readonly sort: Sort
  readonly onSort: (sort: Sort) => void
}

const columns: readonly { readonly sort: Sort; readonly label: string }[] = [
  { sort: 'place', label: 'Where' },
  { sort: 'left', label: 'Before' },
  { sort: 'right', label: 'After' },
]

/** The heads of the lines' columns: a press sorts by one. */
export function HitHead({ sort, onSort }: HitHeadProps) {
  return (
    <div className="hit-head" role="group" aria-label="Order of the lines">
      {columns.map((column) => (
        <button
          key={column.sort}
          type="button"
          className={`hit-sort hit-sort-${column.sort}`}
          aria-pressed={column.sort === sort}
          onClick={() => onSort(column.sort)}
        >
          <span className="visually-hidden">Sort by: </span>
          {column.label}
          {column.sort === sort && <Icon name="down" />}
        </button>
      ))}
    </div>
  )
}
