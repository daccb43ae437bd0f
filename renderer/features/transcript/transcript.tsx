import { useDeferredValue, useEffect, useMemo, useState, type CSSProperties } from 'react'
import { Group, Panel, Separator } from 'react-resizable-panels'
import { useAsk, useAskPart } from '../../client/ask.ts'
import { useCoders, useStillCodebook } from '../../client/codebook.ts'
import { mendHere, standAt } from '../../client/mending.ts'
import { announce } from '../../client/notices.ts'
import { useWorkspace } from '../../client/workspace.ts'
import type { ActionName } from './actions/actions.ts'
import { ContextMenu, turnPart } from './actions/context-menu.tsx'
import { usePins } from './codes/pins.ts'
import { useCodeList } from './codes/use-code-list.tsx'
import { deedsFor } from './deeds.ts'
import { PlaceState } from './map/place-state.ts'
import { usePlace } from './map/use-place.ts'
import { CodingsPanel } from './panel/codings-panel.tsx'
import { rowsOf } from '../../components/text/rows.ts'
import { snapSelection } from '../../components/text/selection.ts'
import { recentCodes } from './recent-codes.ts'
import { steppingThrough } from './stepping.ts'
import { TextPane } from './text-pane.tsx'
import { TranscriptBar } from './transcript-bar.tsx'
import { TranscriptDialogs } from './transcript-dialogs.tsx'
import { useArrival } from './use-arrival.ts'
import { useCodingActions } from './use-coding-actions.ts'
import { useEdges } from './use-edges.ts'
import { useFinishing } from './use-finishing.ts'
import { useScaleKeys } from './use-scale-keys.ts'
import { showAll, useShownCodings, type Filter, type ListedCoding } from './use-shown-codings.ts'
import { useStable } from './use-stable.ts'
import { useSurface } from './use-surface.ts'
import { useTextEvents, type Point } from './use-text-events.ts'
import { useTranscriptKeys } from './use-transcript-keys.ts'
import { toggleNumbers, useViewOptions } from './view-options.ts'
import './transcript.css'
import './highlights.css'
import './surface.css'
import './side.css'

export interface TranscriptProps {
  readonly document: string
  /** A coding to go to. */
  readonly coding: string | null
  /** A place in the text to go to. */
  readonly offset: number | null
  /** Where words end that begin there, and are selected. */
  readonly end: number | null
}

const noCodings: readonly ListedCoding[] = []

/** The text, what is coded in it, and all that can be done to both. */
export function Transcript({ document, coding: wanted, offset, end }: TranscriptProps) {
  const source = useAsk('document.text', { document })
  const codings = useAsk('coding.list', { document })
  const project = useAskPart('project.current', {}, idOf) ?? ''
  const codebook = useStillCodebook()
  const { tree } = codebook
  const { coders, nameOf } = useCoders()
  const coder = useWorkspace((now) => now.coder)
  const isDivided = useWorkspace((now) => now.beside !== null)
  const options = useViewOptions()
  const pins = usePins(project)
  const finishing = useFinishing(document)
  const { text } = source
  const rows = useMemo(() => rowsOf(source), [source])
  const [filter, setFilter] = useState<Filter>(showAll)
  const [focused, setFocused] = useState<string | null>(wanted)
  const [row, setRow] = useState(0)
  const [place] = useState(() => new PlaceState())
  const [rulesOf, setRulesOf] = useState<string | null>(null)
  const [menu, setMenu] = useState<Point | null>(null)
  const shown = useShownCodings(codings, tree, nameOf, filter, coder)
  // The list beside the text may follow a moment after the text itself.
  const told = useDeferredValue(shown, noCodings)
  const isSettled = useDeferredValue(true, false)
  const recent = useMemo(() => recentCodes(codings, coder), [codings, coder])
  const focusedCoding = useMemo(
    () => (focused === null ? null : (shown.find((coding) => coding.id === focused) ?? null)),
    [shown, focused],
  )
  const deeds = deedsFor({
    document,
    coder,
    codings,
    nameOf: (code) => tree.get(code)?.name ?? 'the new code',
  })
  const [pending, setPending] = useState<{ readonly start: number; readonly end: number } | null>(null)
  const { root, scroller, surface, selected } = useSurface({
    text,
    rows,
    codings: shown,
    focused,
    pending,
    snap: options.snap,
    scale: options.scale,
    numbers: options.numbers,
  })

  function held() {
    const raw = surface?.selected() ?? null
    return raw && snapSelection(text, rows, raw, options.snap)
  }

  const edges = useEdges({
    text,
    rows,
    surface,
    snap: options.snap,
    deeds,
    own: focusedCoding?.coder === coder ? focusedCoding : null,
    onReshaped: setFocused,
  })
  const room = useCodingActions({
    document,
    text,
    rows,
    surface,
    codings: shown,
    focused: focusedCoding,
    coder,
    deeds,
    recent,
    held,
    moveEdge: edges.moveByWord,
    onFocus: setFocused,
    onCoded: () => {
      window.document.getSelection()?.removeAllRanges()
      keys.letGo()
    },
  })
  const nowPending = edges.preview ?? (room.asking?.kind === 'code' ? room.asking.span : null)
  if (nowPending?.start !== pending?.start || nowPending?.end !== pending?.end) setPending(nowPending)

  const { goTo, step } = steppingThrough({
    text,
    rows,
    row,
    codings: shown,
    focused,
    surface,
    onFocus: setFocused,
  })
  const aim = wanted ?? offset
  useArrival(aim, surface, codings, rows, end)
  usePlace(document, rows, surface, scroller, aim !== null, place)

  function openMenu() {
    const box = (surface?.elements.articles[row] ?? scroller.current)?.getBoundingClientRect()
    if (box) setMenu({ x: box.left + 24, y: Math.max(box.top + 24, 0) })
  }

  function act(action: ActionName) {
    const own: { readonly [Name in ActionName]?: () => void } = {
      selectTurn: () => keys.selectUnit('turn'),
      selectSentence: () => keys.selectUnit('sentence'),
      selectParagraph: () => keys.selectUnit('paragraph'),
      next: () => step(1),
      previous: () => step(-1),
      numbers: () => announce(toggleNumbers() ? 'Turn numbers are shown.' : 'Turn numbers are hidden.'),
      finish: finishing.toggle,
      mend: () => mendHere(document),
      menu: openMenu,
    }
    const deed = own[action] ?? room.deedOf[action]
    deed?.()
  }

  const keys = useTranscriptKeys({
    text,
    rows,
    surface,
    row,
    held,
    onAction: act,
    onNumber: (number) => {
      const code = pins[number - 1]
      if (code !== undefined && tree.get(code)) room.applyCode(code)
      else announce(`No code is pinned to ${number}. Pin one in the list of codes.`)
    },
    onLetGo: () => setFocused(null),
  })
  useScaleKeys()
  useTextEvents(scroller, {
    onKey: keys.press,
    onPointer: keys.letGo,
    onCoding: setFocused,
    onRow: setRow,
    onMenu: (at, coding) => {
      const offsetHere = surface?.offsetAt(at.x, at.y) ?? null
      const under =
        offsetHere === null || held()
          ? null
          : surface?.codingsOn({ start: offsetHere, end: offsetHere + 1 })[0]?.id
      if (coding ?? under) setFocused(coding ?? under ?? null)
      setMenu(at)
    },
    onDragWords: held,
    onDropCode: (code, at) => {
      const dropped = surface?.offsetAt(at.x, at.y) ?? null
      const span = held()
      if (span && dropped !== null && span.start <= dropped && dropped <= span.end)
        void room.apply(span, code)
      else announce('Select words first, then drop the code on them.')
    },
  })

  const around = selected ?? rows[row] ?? null
  const standing = around?.start
  useEffect(() => {
    if (standing !== undefined) standAt(document, standing)
  }, [document, standing])
  const lookAt = useStable((coding: ListedCoding) => goTo(coding, false))
  const doIt = useStable(act)
  const codeSelected = useStable(() => selected && room.startCoding(selected))
  const codeList = useCodeList({
    title: source.title,
    project,
    tree,
    isOpen: options.codes,
    onChoose: (code) => {
      const offered = tree.get(code)?.codable === true
      if (offered && held()) room.applyCode(code)
      else {
        setFocused(null)
        setRulesOf(code)
      }
    },
    onDropWords: (code, span) => void room.apply(span, code),
  })

  return (
    <div
      className={options.numbers ? 'transcript transcript-numbered' : 'transcript'}
      style={scaleOf(options.scale)}
    >
      <TranscriptBar
        document={document}
        title={source.title}
        coders={coders}
        tree={tree}
        filter={filter}
        onFilter={setFilter}
        isSelected={selected !== null}
        onCode={codeSelected}
      />
      <Group orientation={isDivided ? 'vertical' : 'horizontal'} className="transcript-panes">
        <Panel minSize="40%" defaultSize="70%" className="transcript-main">
          <TextPane
            title={source.title}
            text={text}
            rows={rows}
            codings={shown}
            focused={focusedCoding}
            selected={selected}
            surface={surface}
            root={root}
            scroller={scroller}
            place={place}
          />
        </Panel>
        <Separator className="pane-edge" aria-label="Width of the list of codings" />
        <Panel minSize={isDivided ? '10rem' : '15rem'} defaultSize="30%">
          <CodingsPanel
            document={document}
            title={source.title}
            codings={told}
            text={text}
            around={around}
            focused={focused}
            coder={coder}
            codebook={codebook}
            code={rulesOf}
            onFocus={lookAt}
            onAction={doIt}
          >
            {isSettled && codeList}
          </CodingsPanel>
        </Panel>
      </Group>
      {room.asking && (
        <TranscriptDialogs
          asking={room.asking}
          text={text}
          codebook={codebook}
          pins={pins}
          recent={recent}
          deeds={deeds}
          onApply={(span, code, stay) => void room.apply(span, code, stay)}
          onCreate={(span, name, stay) => void room.applyFree(span, name, stay)}
          onClose={room.endAsking}
        />
      )}
      {menu && (
        <ContextMenu
          at={menu}
          parts={[...room.menuParts(), turnPart]}
          onAction={act}
          onClose={() => setMenu(null)}
        />
      )}
    </div>
  )
}

function idOf(project: { readonly id: string } | null): string | null {
  return project?.id ?? null
}

function scaleOf(scale: number): CSSProperties {
  // React's types know no custom properties.
  return { '--text-scale': scale / 100 } as CSSProperties
}
