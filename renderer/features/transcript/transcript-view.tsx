import { useEffect, useMemo, useRef, useState } from 'react'
import { Group, Panel, Separator } from 'react-resizable-panels'
import type { Span } from '#shared/domain/span.ts'
import { act } from '../../client/act.ts'
import { useAsk } from '../../client/ask.ts'
import { useCodebook, useCoders } from '../../client/codebook.ts'
import { announce } from '../../client/notices.ts'
import { useWorkspace } from '../../client/workspace.ts'
import { EmptyState } from '../../components/empty-state.tsx'
import { Palette } from './palette/palette.tsx'
import { CodingsPanel } from './panel/codings-panel.tsx'
import { rowAt, rowsOf } from './text/rows.ts'
import { TranscriptBar } from './transcript-bar.tsx'
import { TranscriptText } from './transcript-text.tsx'
import { useShownCodings, type Filter, type ListedCoding } from './use-shown-codings.ts'
import { useSurface } from './use-surface.ts'
import { useTextEvents } from './use-text-events.ts'
import { useTranscriptKeys } from './use-transcript-keys.ts'
import './transcript.css'
import './highlights.css'

interface TranscriptViewProps {
  readonly document: string
  /** A coding to go to. */
  readonly coding: string | null
  /** A place in the text to go to. */
  readonly offset: number | null
}

/** A document to read and code. */
export function TranscriptView({ document, coding: wanted, offset }: TranscriptViewProps) {
  const source = useAsk('document.text', { document })
  const codings = useAsk('coding.list', { document })
  const codebook = useCodebook()
  const { coders, nameOf } = useCoders()
  const coder = useWorkspace((now) => now.coder)
  const rows = useMemo(() => rowsOf(source), [source])
  const [filter, setFilter] = useState<Filter>({ coder: null, code: null })
  const [focused, setFocused] = useState<string | null>(wanted)
  const [pending, setPending] = useState<Span | null>(null)
  const [row, setRow] = useState(0)
  const shown = useShownCodings(codings, codebook, nameOf, filter)
  const { root, scroller, surface, selected } = useSurface({
    text: source.text,
    rows,
    codings: shown,
    focused,
    pending,
  })
  const recent = useMemo(() => recentCodes(codings, coder), [codings, coder])
  const focusedCoding = shown.find((coding) => coding.id === focused) ?? null

  function goTo(coding: ListedCoding, focus: boolean) {
    setFocused(coding.id)
    const at = rowAt(rows, coding.start)
    if (at) surface?.reveal(at.index, { focus, block: 'center' })
  }

  // Goes there once the text is on the page, and not again when codings change.
  const arrived = useRef<string | number | null>(null)
  const aim = wanted ?? offset
  useEffect(() => {
    if (!surface || aim === null || arrived.current === aim) return
    const start = typeof aim === 'number' ? aim : codings.find((coding) => coding.id === aim)?.start
    const at = start === undefined ? undefined : rowAt(rows, start)
    if (!at) return
    arrived.current = aim
    surface.reveal(at.index, { focus: true, block: 'center' })
  }, [surface, aim, codings, rows])

  function startCoding(span: Span) {
    if (coder === null) announce('Say who is coding first, at the top of the window.')
    else setPending(span)
  }

  function endCoding() {
    const at = pending && rowAt(rows, pending.start)
    setPending(null)
    if (at) requestAnimationFrame(() => surface?.reveal(at.index, { focus: true, block: 'nearest' }))
  }

  async function apply(code: string) {
    const span = pending
    if (!span || coder === null) return
    endCoding()
    const name = codebook.tree.get(code)?.name
    const applied = await act('coding.apply', { document, code, coder, span }, ({ created }) =>
      created
        ? `Coded with ${name ?? 'the new code'}.`
        : `That is coded with ${name ?? 'this code'} already.`,
    )
    if (!applied) return
    window.document.getSelection()?.removeAllRanges()
    keys.letGo()
    setFocused(applied.coding.id)
  }

  async function create(name: string) {
    const made = await act('codebook.create', { parent: null, fields: { name } })
    if (made) await apply(made.id)
  }

  async function remove(coding: ListedCoding | null) {
    if (!coding) announce('Choose a coding first, with [ and ] or in the list.')
    else if (coding.coder !== coder)
      announce(`${coding.coderName} made this coding; only they can remove it.`)
    else
      await act(
        'coding.remove',
        { codings: [coding.id] },
        `${coding.name} is removed here. Undo brings it back.`,
      )
  }

  function step(direction: 1 | -1) {
    const here = shown.findIndex((coding) => coding.id === focused)
    const from = rows[row]?.start ?? 0
    const next =
      here >= 0
        ? shown[here + direction]
        : direction > 0
          ? shown.find((coding) => coding.end > from)
          : shown.findLast((coding) => coding.start < from)
    if (!next) return announce('There are no more codings this way.')
    goTo(next, true)
    announce(`${next.title}: ${source.text.slice(next.start, next.end)}`)
  }

  const keys = useTranscriptKeys({
    text: source.text,
    rows,
    surface,
    row,
    onCode: startCoding,
    onRemove: () => void remove(focusedCoding),
    onStep: step,
    onLetGo: () => setFocused(null),
  })
  useTextEvents(scroller, {
    onKey: keys.press,
    onPointer: keys.letGo,
    onCoding: setFocused,
    onRow: setRow,
  })
  const around = selected ?? rows[row] ?? null

  return (
    <div className="transcript">
      <TranscriptBar
        document={document}
        title={source.title}
        coders={coders}
        codebook={codebook}
        filter={filter}
        onFilter={setFilter}
        isSelected={selected !== null}
        onCode={() => selected && startCoding(selected)}
      />
      <Group orientation="horizontal" className="transcript-panes">
        <Panel minSize="40%" defaultSize="70%">
          <div
            className="transcript-scroller"
            ref={scroller}
            role="region"
            aria-label={`Text of ${source.title}`}
          >
            {rows.length === 0 ? (
              <EmptyState title="There are no words in this document." />
            ) : (
              <div className="transcript-text" ref={root} role="feed" aria-label="Turns">
                <TranscriptText text={source.text} rows={rows} />
              </div>
            )}
          </div>
        </Panel>
        <Separator className="pane-edge" aria-label="Width of the list of codings" />
        <Panel minSize="15rem" defaultSize="30%">
          <CodingsPanel
            codings={shown}
            text={source.text}
            around={around}
            focused={focused}
            coder={coder}
            codebook={codebook}
            onFocus={(coding) => goTo(coding, false)}
            onRemove={(coding) => void remove(coding)}
          />
        </Panel>
      </Group>
      {pending && (
        <Palette
          codebook={codebook}
          recent={recent}
          quote={source.text.slice(pending.start, pending.end)}
          onApply={(code) => void apply(code)}
          onCreate={(name) => void create(name)}
          onClose={endCoding}
        />
      )}
    </div>
  )
}

/** Codes this coder used in this document, last first: ids are in the order they were made. */
function recentCodes(
  codings: readonly { readonly id: string; readonly code: string; readonly coder: string }[],
  coder: string | null,
): string[] {
  const own = codings.filter((coding) => coding.coder === coder).toSorted((a, b) => (a.id < b.id ? 1 : -1))
  return [...new Set(own.map((coding) => coding.code))]
}
