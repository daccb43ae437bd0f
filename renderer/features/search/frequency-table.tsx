import { memo, useMemo, useState } from 'react'
import type { SearchAsked, SearchOnly } from '../../client/search-asked.ts'
import { Button } from '../../components/button.tsx'
import { Icon } from '../../components/icon.tsx'
import { figure } from '../../components/words.ts'
import { shareOf } from './counts-aside.tsx'
import { columnName, onlyOf, type FrequencyColumn, type FrequencyRow } from './frequency-rows.ts'
import { useWalk } from './use-walk.ts'

interface FrequencyTableProps {
  readonly rows: readonly FrequencyRow[]
  readonly columns: readonly FrequencyColumn[]
  readonly asked: SearchAsked
  /** Documents of no case study. */
  readonly caseless: readonly string[]
  readonly onOrder: (order: SearchAsked['order']) => void
  readonly onGo: (row: FrequencyRow, only: SearchOnly | null) => void
  readonly onLeaveOut: (row: FrequencyRow) => void
}

/** So many rows are drawn at once, and again for every press of the button below them. */
const page = 150
/** Words with their counts. One stop for the Tab key: arrows go from cell to cell, Enter to the text, Delete leaves out. */
export function FrequencyTable(props: FrequencyTableProps) {
  const { rows, columns, asked, caseless, onOrder, onGo, onLeaveOut } = props
  const { order, isRising, by } = asked
  const [drawn, setDrawn] = useState(page)
  const { body, handlers } = useWalk((at) => {
    const row = rows[at]
    if (row) onLeaveOut(row)
  })
  const shown = rows.slice(0, drawn)
  const most = Math.max(1, ...rows.map(({ count }) => count))
  const onlys = useMemo(() => columns.map((column) => onlyOf(column, by, caseless)), [columns, by, caseless])

  const head = (name: SearchAsked['order'], label: string, of?: string) => (
    <div
      key={name}
      role="columnheader"
      className={name === 'word' ? 'words-cell' : 'words-cell number'}
      aria-sort={order === name ? (isRising ? 'ascending' : 'descending') : 'none'}
    >
      <button type="button" className="words-sort" onClick={() => onOrder(name)}>
        {label}
        {order === name && <Icon name={isRising ? 'up' : 'down'} />}
        {of !== undefined && <span className="words-all"> {of}</span>}
      </button>
    </div>
  )

  return (
    <div className="words-scroll" tabIndex={0} role="region" aria-label="Word frequencies">
      <div
        role="grid"
        className="words-table"
        aria-label="How often each word is said"
        aria-rowcount={rows.length + 1}
        {...handlers}
      >
        <div role="rowgroup" className="words-head">
          <div role="row" className="words-row">
            {head('word', 'Word')}
            {head('count', 'Count')}
            {head('documents', 'Documents')}
            {columns.map((column, at) => head(at, columnName(column, by), `of ${figure(column.words)}`))}
            <div role="columnheader" className="words-cell">
              <span className="visually-hidden">Leave out</span>
            </div>
          </div>
        </div>
        <div role="rowgroup" className="words-body" ref={body}>
          {shown.map((row, at) => (
            <WordRow
              key={row.search}
              row={row}
              onlys={onlys}
              most={most}
              isFirst={at === 0}
              onGo={onGo}
              onLeaveOut={onLeaveOut}
            />
          ))}
        </div>
      </div>
      {shown.length < rows.length && (
        <div className="words-more">
          <Button onPress={() => setDrawn(drawn + page)}>
            {`Show ${figure(Math.min(page, rows.length - shown.length))} more`}
          </Button>
        </div>
      )}
    </div>
  )
}

interface WordRowProps {
  readonly row: FrequencyRow
  readonly onlys: readonly (SearchOnly | null)[]
  readonly most: number
  readonly isFirst: boolean
  readonly onGo: FrequencyTableProps['onGo']
  readonly onLeaveOut: FrequencyTableProps['onLeaveOut']
}

const WordRow = memo(function WordRow({ row, onlys, most, isFirst, onGo, onLeaveOut }: WordRowProps) {
  return (
    <div role="row" className="words-row">
      <div role="rowheader" className="words-cell">
        <button type="button" className="link" tabIndex={isFirst ? 0 : -1} onClick={() => onGo(row, null)}>
          {row.word}
        </button>
        {row.forms.length > 1 && (
          <span className="soft small words-forms">{row.forms.slice(1).join(', ')}</span>
        )}
      </div>
      <div role="gridcell" className="words-cell number words-count">
        {figure(row.count)}
        <span className="share" style={shareOf(row.count, most)} aria-hidden="true" />
      </div>
      <div role="gridcell" className="words-cell number">
        {figure(row.documents)}
      </div>
      {row.counts.map((number, at) => {
        const only = onlys[at]
        return (
          <div key={at} role="gridcell" className="words-cell number">
            {number > 0 && only ? (
              <button
                type="button"
                className="link words-figure"
                tabIndex={-1}
                aria-label={`${figure(number)} in ${only.name}`}
                onClick={() => onGo(row, only)}
              >
                {figure(number)}
              </button>
            ) : (
              <span className={number === 0 ? 'soft' : ''}>{figure(number)}</span>
            )}
          </div>
        )
      })}
      <div role="gridcell" className="words-cell">
        <button
          type="button"
          className="button button-quiet button-icon words-out"
          tabIndex={-1}
          aria-label={`Leave out ${row.word}`}
          title="Leave out"
          onClick={() => onLeaveOut(row)}
        >
          <Icon name="close" />
        </button>
      </div>
    </div>
  )
})
