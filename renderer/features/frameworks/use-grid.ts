import {
  useEffect,
  useEffectEvent,
  useLayoutEffect,
  useRef,
  type DragEvent,
  type KeyboardEvent,
  type SyntheticEvent,
} from 'react'

/** A place in the table: -1 is the headings. */
export interface Place {
  readonly row: number
  readonly column: number
}

interface GridMeans {
  readonly rows: number
  readonly columns: number
  /** The cell that is open, where the keyboard begins. */
  readonly opened: Place | null
  readonly onOpen: (place: Place) => void
  readonly onMove: (side: 'rows' | 'columns', from: number, to: number) => void
}

/** The table's keys, clicks and moving of lines, for all its cells at once. Cells are found by their place on the page. */
export function useGrid(means: GridMeans) {
  const grid = useRef<HTMLDivElement>(null)
  const active = useRef<Place>(means.opened ?? { row: 0, column: 0 })
  const takesFocus = useRef(false)
  const dragged = useRef<{ readonly side: 'rows' | 'columns'; readonly from: number } | null>(null)

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

  const mark = ({ row, column }: Place) => {
    for (const old of grid.current?.querySelectorAll('[tabindex="0"]') ?? [])
      old.setAttribute('tabindex', '-1')
    active.current = {
      row: Math.max(-1, Math.min(means.rows - 1, row)),
      column: Math.max(-1, Math.min(means.columns - 1, column)),
    }
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

  // The cell that opens may be hidden by what opens beside the table.
  const { row = -1, column = -1 } = means.opened ?? {}
  const showOpened = useEffectEvent(() => {
    if (means.opened) elementAt(means.opened)?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  })
  useEffect(() => showOpened(), [row, column])

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
      if (step && place.column === -1 && place.row >= 0 && step.row !== 0)
        move('rows', place.row, place.row + step.row)
      else if (step && place.row === -1 && place.column >= 0 && step.column !== 0)
        move('columns', place.column, place.column + step.column)
      else return
    } else if (event.key === 'Enter' || event.key === ' ') means.onOpen(place)
    else if (step) goTo({ row: place.row + step.row, column: place.column + step.column })
    else if (event.key === 'Home') goTo({ row: event.ctrlKey ? 0 : place.row, column: 0 })
    else if (event.key === 'End')
      goTo({ row: event.ctrlKey ? means.rows - 1 : place.row, column: means.columns - 1 })
    else return
    event.preventDefault()
  }

  function clearMarks() {
    for (const marked of grid.current?.querySelectorAll('.drop-before, .drop-after') ?? [])
      marked.classList.remove('drop-before', 'drop-after')
  }

  function dragOver(event: DragEvent) {
    const place = placeOf(event.target)
    const what = dragged.current
    clearMarks()
    if (!place || !what) return
    event.preventDefault()
    const head = what.side === 'rows' ? { ...place, column: -1 } : { ...place, row: -1 }
    elementAt(head)?.classList.add(isAfter(event, what.side) ? 'drop-after' : 'drop-before')
  }

  function drop(event: DragEvent) {
    const place = placeOf(event.target)
    const what = dragged.current
    clearMarks()
    dragged.current = null
    if (!place || !what) return
    event.preventDefault()
    const at =
      Math.max(0, what.side === 'rows' ? place.row : place.column) + (isAfter(event, what.side) ? 1 : 0)
    // Places after the line that is taken away move up by one.
    move(what.side, what.from, at > what.from ? at - 1 : at)
  }

  return {
    grid,
    /** Gives the keyboard back to the cell it was in. */
    focusCell: () => elementAt(active.current)?.focus(),
    handlers: {
      onKeyDown: press,
      onFocus: (event: SyntheticEvent) => {
        const place = placeOf(event.target)
        if (place) mark(place)
      },
      onClick: (event: SyntheticEvent) => {
        const place = placeOf(event.target)
        if (!place) return
        goTo(place)
        means.onOpen(place)
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

/** Whether the pointer is in the second half of the cell it is over. */
function isAfter(event: DragEvent, side: 'rows' | 'columns'): boolean {
  const box =
    event.target instanceof Element ? event.target.closest('[data-cell]')?.getBoundingClientRect() : undefined
  if (!box) return false
  return side === 'rows' ? event.clientY > box.top + box.height / 2 : event.clientX > box.left + box.width / 2
}

function indexOf(element: Element): number {
  return element.parentElement ? Array.prototype.indexOf.call(element.parentElement.children, element) : -1
}
