import { useMemo, useRef, useState } from 'react'
import { act } from '../../client/act.ts'
import { useAsk } from '../../client/ask.ts'
import { announce } from '../../client/notices.ts'
import { go, noteHere } from '../../client/workspace.ts'
import { Button } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { MenuButton } from '../../components/menu.tsx'
import { FrameworkCell } from './framework-cell.tsx'
import { ExportDialog } from './export-dialog.tsx'
import { MatrixGrid } from './matrix-grid.tsx'
import { inOrder, moved, rememberedOrder, rememberOrder } from './row-order.ts'
import { SettingsDialog } from './settings-dialog.tsx'
import { ThemeDialog } from './theme-dialog.tsx'
import { useArrival } from './use-arrival.ts'
import type { Place } from '../../components/grid/use-grid.ts'
import { kindWords, ownerWords, type Framework } from './words.ts'

interface FrameworkMatrixProps {
  readonly id: Framework['id']
  readonly asked: { readonly theme: string; readonly row: string } | null
}

type Dialog =
  | { readonly kind: 'theme'; readonly theme: Framework['themes'][number] | null }
  | { readonly kind: 'settings' }
  | { readonly kind: 'export' }

/** One matrix, and beside it the cell that is open. */
export function FrameworkMatrix({ id, asked }: FrameworkMatrixProps) {
  const framework = useAsk('framework.read', { framework: id })
  const root = useRef<HTMLDivElement>(null)
  useArrival(root)
  const [order, setOrder] = useState(() => rememberedOrder(id))
  const [dialog, setDialog] = useState<Dialog | null>(null)
  // Coming back to an open cell, the keyboard is in the matrix; a cell that was opened here takes it into its text.
  const [focusAsked, setFocusAsked] = useState(asked === null ? 0 : 1)
  const [isOpenedHere, setOpenedHere] = useState(false)
  const { themes, cells, kind, name } = framework
  const rows = useMemo(() => inOrder(framework.rows, order), [framework.rows, order])
  const cellsOf = useMemo(
    () => new Map(framework.rows.map((row, at) => [row.id as string, cells[at] ?? []])),
    [framework.rows, cells],
  )
  const cellAt = (row: number, column: number) => cellsOf.get(rows[row]?.id ?? '')?.[column]
  const opened: Place | null = useMemo(() => {
    if (!asked) return null
    const row = rows.findIndex((one) => one.id === asked.row)
    const column = themes.findIndex((one) => one.id === asked.theme)
    return row === -1 || column === -1 ? null : { row, column }
  }, [asked, rows, themes])
  const cell = opened ? cellAt(opened.row, opened.column) : undefined
  const note = (place: Place | null) => {
    const [theme, row] = place ? [themes[place.column], rows[place.row]] : []
    noteHere({
      room: 'frameworks',
      framework: id,
      ...(theme && row ? { cell: { theme: theme.id, row: row.id } } : {}),
    })
  }

  function open(place: Place) {
    if (place.row >= 0 && place.column >= 0) {
      setOpenedHere(true)
      note(place)
      return
    }
    const theme = place.row === -1 ? themes[place.column] : undefined
    if (theme) setDialog({ kind: 'theme', theme })
  }

  function move(side: 'rows' | 'columns', from: number, to: number) {
    if (side === 'rows') {
      const next = moved(
        rows.map((row) => row.id),
        from,
        to,
      )
      setOrder(next)
      rememberOrder(id, next)
      announce(`${rows[from]?.name ?? ''} is now row ${to + 1} of ${rows.length}.`)
      return
    }
    const theme = themes[from]
    if (!theme) return
    void act(
      'framework.moveTheme',
      { theme: theme.id, position: to },
      `${theme.name} is now column ${to + 1} of ${themes.length}.`,
    )
  }

  function close() {
    setOpenedHere(false)
    note(null)
    setFocusAsked((times) => times + 1)
  }

  async function remove() {
    const done = `“${name}” is removed. Undo brings it back.`
    if ((await act('framework.remove', { framework: id }, done)) !== undefined) go({ room: 'frameworks' })
  }

  const fresh = cells.flat().filter((one) => one.fresh > 0).length
  return (
    <div ref={root} className="frameworks">
      <div className="grid-sides">
        <div className="grid-main">
          <header className="frameworks-head">
            <div>
              <h1 tabIndex={-1} className="page-title" data-view-heading>
                {name}
              </h1>
              <span className="soft">
                {kindWords[kind]}, by {ownerWords[framework.owners].toLowerCase()}
                {fresh > 0 && `; new evidence in ${fresh === 1 ? 'one cell' : `${fresh} cells`}`}
              </span>
            </div>
            <div className="row">
              <Button onPress={() => go({ room: 'frameworks' })}>All matrices</Button>
              <Button onPress={() => setDialog({ kind: 'theme', theme: null })}>
                {kind === 'rating' ? 'Add an area…' : 'Add a theme…'}
              </Button>
              <Button onPress={() => setDialog({ kind: 'export' })}>Export…</Button>
              <MenuButton
                label="More for this matrix"
                look="plain"
                choices={[
                  {
                    id: 'settings',
                    label: kind === 'rating' ? 'Name and levels…' : 'Rename…',
                    run: () => setDialog({ kind: 'settings' }),
                  },
                  { id: 'remove', label: 'Remove the matrix', run: () => void remove() },
                ]}
              >
                More
              </MenuButton>
            </div>
          </header>
          {rows.length === 0 || themes.length === 0 ? (
            <EmptyState
              title={
                rows.length === 0
                  ? `There is no ${ownerWords[framework.owners].toLowerCase()} in the project yet.`
                  : 'There are no columns yet.'
              }
            >
              <p>
                {rows.length === 0
                  ? 'Each one is a row here. They are made where documents are imported and described.'
                  : 'Add a theme: a name, and the codes by which its evidence is found.'}
              </p>
              {rows.length === 0 && (
                <Button onPress={() => go({ room: 'documents' })}>Go to the documents</Button>
              )}
            </EmptyState>
          ) : (
            <>
              <p className="soft small">
                Arrow keys go from cell to cell, Enter opens one. Drag a heading, or press Alt with an arrow
                key on it, to move its row or column.
              </p>
              <MatrixGrid
                framework={framework}
                rows={rows}
                cellAt={cellAt}
                opened={opened}
                focusAsked={focusAsked}
                onOpen={open}
                onMove={move}
              />
            </>
          )}
        </div>
        {cell && opened && (
          <FrameworkCell
            key={`${cell.theme} ${cell.row}`}
            framework={framework}
            cell={cell}
            title={`${rows[opened.row]?.name ?? ''}, ${themes[opened.column]?.name ?? ''}`}
            takesFocus={isOpenedHere}
            onClose={close}
          />
        )}
      </div>
      {dialog?.kind === 'theme' && (
        <ThemeDialog framework={framework} theme={dialog.theme} onClose={() => setDialog(null)} />
      )}
      {dialog?.kind === 'settings' && (
        <SettingsDialog framework={framework} onClose={() => setDialog(null)} />
      )}
      {dialog?.kind === 'export' && (
        <ExportDialog
          framework={framework}
          rows={rows.map((row) => row.id)}
          onClose={() => setDialog(null)}
        />
      )}
    </div>
  )
}
