import { useEffect, useRef, useState } from 'react'
import type { Span } from '#shared/domain/span.ts'
import { announce } from '../../client/notices.ts'
import type { Deeds } from './deeds.ts'
import type { Surface } from './surface/surface.ts'
import { moveEdge, type Edge } from '../../components/text/edges.ts'
import type { Row } from '../../components/text/rows.ts'
import { snapSelection, type Snap } from '../../components/text/selection.ts'
import type { ListedCoding } from './use-shown-codings.ts'

interface EdgesOptions {
  readonly text: string
  readonly rows: readonly Row[]
  readonly surface: Surface | null
  readonly snap: Snap
  readonly deeds: Deeds
  /** The coding in focus, if it may be changed. */
  readonly own: ListedCoding | null
  /** The coding that stands there now: it may have united with another. */
  readonly onReshaped: (coding: string) => void
}

interface Moving {
  readonly coding: string
  readonly span: Span
  /** The coding's id once everything sent so far is done. */
  readonly done: Promise<string | undefined>
}

/** Moves the edges of the coding in focus, by keys and by the handles. `preview`: what it becomes while it is dragged. */
export function useEdges(options: EdgesOptions): {
  readonly preview: Span | null
  moveByWord(coding: ListedCoding, edge: Edge, direction: 1 | -1): void
} {
  const { text, rows, surface, snap, deeds, own, onReshaped } = options
  const [preview, setPreview] = useState<Span | null>(null)
  const moving = useRef<Moving | null>(null)

  function reshape(coding: string, span: Span): void {
    const before = moving.current?.coding === coding ? moving.current.done : Promise.resolve(coding)
    const done = before.then((id) => (id === undefined ? undefined : deeds.reshape(id, span)))
    const sent = { coding, span, done }
    moving.current = sent
    void done.then((id) => {
      if (moving.current !== sent) return
      moving.current = null
      if (id !== undefined && id !== coding) onReshaped(id)
    })
  }

  function moveByWord(coding: ListedCoding, edge: Edge, direction: 1 | -1): void {
    // A key pressed again before the host has answered goes on from where it will be.
    const from = moving.current?.coding === coding.id ? moving.current.span : coding
    const span = moveEdge(text, rows, from, edge, direction)
    if (span) reshape(coding.id, { start: span.start, end: span.end })
    else announce('The coding cannot go further this way.')
  }

  const latest = useRef(reshape)
  useEffect(() => {
    latest.current = reshape
  })
  useEffect(() => {
    if (!surface) return
    if (!own) {
      surface.handles.show(null, null)
      return
    }
    const { id, start, end } = own
    surface.handles.show(
      { start, end },
      {
        spanFor: (edge, offset) => {
          const raw = edge === 'start' ? { start: offset, end } : { start, end: offset }
          const span = raw.start < raw.end ? snapSelection(text, rows, raw, snap) : null
          // The edge that is not dragged stays where it is.
          return span && (edge === 'start' ? { start: span.start, end } : { start, end: span.end })
        },
        onMove: setPreview,
        onDone: (span) => {
          setPreview(null)
          if (span && (span.start !== start || span.end !== end)) latest.current(id, span)
        },
      },
    )
  }, [surface, own, text, rows, snap])

  return { preview, moveByWord }
}
