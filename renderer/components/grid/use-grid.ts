import { useLayoutEffect, useRef, type DragEvent, type KeyboardEvent, type SyntheticEvent } from 'react'
import './grid.css'

/** A place among the shown lines: -1 is the headings, the number of lines the totals, where there are any. */
export interface Place {
  readonly row: number
  readonly column: number
}

interface GridMeans {
  /** How many lines are shown, without headings and totals. */
  readonly rows: number
  readonly columns: number
  readonly hasTotals?: boolean
  /** The cell that is open, where the keyboard begins. */
  readonly opened: Place | null
  /** Headings and totals too: what opens there is the table's business. */
  readonly onOpen: (place: Place, by: 'key' | 'click') => void
  /** What the pointer or the keyboard is at. */
  readonly onPoint?: (place: Place | null) => void
  readonly onMove: (side: 'rows' | 'columns', from: number, to: number) => void
  /** Puts the table in order by the line of a heading. */
  readonly onSort?: (heading: Place) => void
}

/** How far a page of rows is. */
const pageRows = 10
const dropMarks = ['drop-before', 'drop-after']

/**
 * A grid's keys, clicks and moving of lines, for all of its cells at once. Cells are found by their place on the page: the
 * grid's children are its lines, their children the cells, each marked `data-cell`, headings first.
 */
export function useGrid(means: GridMeans) {
  const grid = useRef<HTMLDivElement>(null)
  const active = useRef<Place>(means.opened ?? { row: 0, column: 0 })
  const takesFocus = useRef(false)
  const dragged = useRef<{ readonly side: 'rows' | 'columns'; readonly from: number } | null>(null)
  const lastRow = means.hasTotals ? means.rows : means.rows - 1
  const lastColumn = means.hasTotals ? means.columns : means.columns - 1

  const elementAt = ({ row, column }: Place): HTMLElement | null => {
    const cell = grid.current?.children[row + 1]?.children[column + 1]
    return cell instanceof HTMLElement ? cell : null
  }

  const placeOf = (target: EventTarget | null): Place | null => {
    const cell = target instanceof Element ? target.closest('[data-cell]') : null
    const line = cell?.parentElement
    if (!cell || !line || line.parentElement !== grid.current) return null
    return { row: indexOf(line) - 1, column: indexOf(cell) - 1 }
  }

  const within = ({ row, column }: Place): Place => ({
    row: Math.max(-1, Math.min(lastRow, row)),
    column: Math.max(-1, Math.min(lastColumn, column)),
  })

  const mark = (place: Place) => {
    for (const old of grid.current?.querySelectorAll('[data-cell][tabindex="0"]') ?? [])
      old.setAttribute('tabindex', '-1')
    active.current = within(place)
    elementAt(active.current)?.setAttribute('tabindex', '0')
  }

  const goTo = (place: Place) => {
    mark(place)
    elementAt(active.current)?.focus()
  }

  // After every drawing: lines may have moved, and one of the cells is always reached by Tab.
  useLayoutEffect(() => {
    mark(active.current)
    if (!takesFocus.current) return
    takesFocus.current = false
    elementAt(active.current)?.focus()
  })

  function move(side: 'rows' | 'columns', from: number, to: number) {
    const last = (side === 'rows' ? means.rows : means.columns) - 1
    if (from < 0 || from > last || to < 0 || to > last || from === to) return
    active.current = side === 'rows' ? { row: to, column: -1 } : { row: -1, column: to }
    takesFocus.current = true
    means.onMove(side, from, to)
  }

  function press(event: KeyboardEvent) {
    const place = placeOf(event.target)
    if (!place || event.metaKey || event.shiftKey) return
    const step = steps[event.key]
    if (event.altKey) {
      // Elsewhere Alt and the arrows go back and forth.
      if (!step) return
      if (place.column === -1 && step.row !== 0) move('rows', place.row, place.row + step.row)
      else if (place.row === -1 && step.column !== 0)
        move('columns', place.column, place.column + step.column)
      else return
    } else if (
      event.key === 's' &&
      means.onSort &&
      !event.ctrlKey &&
      (place.row === -1 || place.column === -1)
    )
      means.onSort(place)
    else if (event.key === 'Enter' || event.key === ' ') means.onOpen(place, 'key')
    else {
      const next = step
        ? { row: place.row + step.row, column: place.column + step.column }
        : leap(event.key, event.ctrlKey, place, { row: lastRow, column: lastColumn })
      if (!next) return
      goTo(next)
    }
    event.preventDefault()
  }

  function dragOver(event: DragEvent) {
    const place = placeOf(event.target)
    const target = place && dragged.current && dropPlace(event, place, dragged.current.side)
    clearMarks()
    if (!place || !target || target.at > (dragged.current?.side === 'rows' ? means.rows : means.columns))
      return
    event.preventDefault()
    elementAt(
      dragged.current?.side === 'rows' ? { ...place, column: -1 } : { ...place, row: -1 },
    )?.classList.add(target.isAfter ? 'drop-after' : 'drop-before')
  }

  function drop(event: DragEvent) {
    const place = placeOf(event.target)
    const what = dragged.current
    clearMarks()
    dragged.current = null
    if (!place || !what) return
    event.preventDefault()
    const { at } = dropPlace(event, place, what.side)
    // Places after the line that is taken away move up by one.
    move(what.side, what.from, Math.max(0, at > what.from ? at - 1 : at))
  }

  function clearMarks() {
    for (const marked of grid.current?.querySelectorAll('.drop-before, .drop-after') ?? [])
      marked.classList.remove(...dropMarks)
  }

  return {
    grid,
    /** Gives the keyboard back to the cell it was in. */
    focusCell: () => elementAt(active.current)?.focus(),
    /** Brings a cell into view. */
    showCell: (place: Place) => elementAt(place)?.scrollIntoView({ block: 'nearest', inline: 'nearest' }),
    handlers: {
      onKeyDown: press,
      onFocus: (event: SyntheticEvent) => {
        const place = placeOf(event.target)
        if (!place) return
        mark(place)
        means.onPoint?.(place)
      },
      onPointerOver: (event: SyntheticEvent) => means.onPoint?.(placeOf(event.target)),
      onPointerLeave: () =>
        means.onPoint?.(document.activeElement?.closest('[data-cell]') ? active.current : null),
      onClick: (event: SyntheticEvent) => {
        const place = placeOf(event.target)
        if (!place) return
        goTo(place)
        means.onOpen(place, 'click')
      },
      onDragStart: (event: DragEvent) => {
        const place = placeOf(event.target)
        if (!place) return
        dragged.current =
          place.column === -1 ? { side: 'rows', from: place.row } : { side: 'columns', from: place.column }
        event.dataTransfer.effectAllowed = 'move'
        event.dataTransfer.setData('text/plain', '')
      },
      onDragOver: dragOver,
      onDrop: drop,
      onDragEnd: () => {
        clearMarks()
        dragged.current = null
      },
    },
  }
}

const steps: { readonly [key: string]: Place } = {
  ArrowUp: { row: -1, column: 0 },
  ArrowDown: { row: 1, column: 0 },
  ArrowLeft: { row: 0, column: -1 },
  ArrowRight: { row: 0, column: 1 },
}

function leap(key: string, inTable: boolean, { row, column }: Place, last: Place): Place | null {
  switch (key) {
    case 'Home':
      return { row: inTable ? 0 : row, column: 0 }
    case 'End':
      return { row: inTable ? last.row : row, column: last.column }
    case 'PageUp':
      return { row: Math.max(0, row - pageRows), column }
    case 'PageDown':
      return { row: row + pageRows, column }
    default:
      return null
  }
}

/** Before which line something is dropped. */
function dropPlace(event: DragEvent, place: Place, side: 'rows' | 'columns') {
  const cell = event.target instanceof Element ? event.target.closest('[data-cell]') : null
  const box = cell?.getBoundingClientRect()
  const isAfter =
    box !== undefined &&
    (side === 'rows' ? event.clientY > box.top + box.height / 2 : event.clientX > box.left + box.width / 2)
  const at = Math.max(0, side === 'rows' ? place.row : place.column)
  return { at: isAfter ? at + 1 : at, isAfter }
}

function indexOf(element: Element): number {
  return element.parentElement ? Array.prototype.indexOf.call(element.parentElement.children, element) : -1
}
