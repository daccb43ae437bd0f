import { useRef, type KeyboardEvent, type SyntheticEvent } from 'react'

const steps: { readonly [key: string]: readonly [rows: number, cells: number] } = {
  ArrowDown: [1, 0],
  ArrowUp: [-1, 0],
  ArrowRight: [0, 1],
  ArrowLeft: [0, -1],
  PageDown: [12, 0],
  PageUp: [-12, 0],
}

/**
 * The keyboard in a table whose cells hold buttons, or figures that lead nowhere: arrows go from button to button, and the
 * Tab key comes back to where one was.
 * @param onDelete gets the row, from 0
 */
export function useWalk(onDelete: (row: number) => void) {
  const body = useRef<HTMLDivElement>(null)

  function press(event: KeyboardEvent) {
    const rows = [...(body.current?.children ?? [])]
    const row = rows.findIndex((one) => event.target instanceof Node && one.contains(event.target))
    if (row < 0) return
    if (event.key === 'Delete') onDelete(row)
    const step = steps[event.key]
    if (!step) return
    event.preventDefault()
    const cells = [...(rows[row]?.children ?? [])]
    const cell = cells.findIndex((one) => event.target instanceof Node && one.contains(event.target))
    const [down, along] = step
    const next = [...(rows[Math.max(0, Math.min(rows.length - 1, row + down))]?.children ?? [])]
    const found =
      along === 0
        ? (buttonIn(next[cell]) ?? buttonIn(next[0]))
        : next
            .slice(...(along > 0 ? [cell + 1] : [0, cell]))
            .map(buttonIn)
            .filter((button) => button !== null)
            .at(along > 0 ? 0 : -1)
    found?.focus()
  }

  function stay({ target }: SyntheticEvent) {
    if (!(target instanceof HTMLButtonElement) || body.current?.contains(target) !== true) return
    for (const other of body.current.querySelectorAll('button[tabindex="0"]'))
      other.setAttribute('tabindex', '-1')
    target.tabIndex = 0
  }

  return { body, handlers: { onKeyDown: press, onFocus: stay } }
}

function buttonIn(cell: Element | undefined): HTMLElement | null {
  return cell?.querySelector('button') ?? null
}
