import { memo, type CSSProperties } from 'react'
import type { Row } from '../../components/text/rows.ts'

interface TranscriptTextProps {
  readonly text: string
  readonly rows: readonly Row[]
}

const rowsInChunk = 16

/** The whole text, rendered once. One Text node holds a row's words; label and timestamp stand outside it. */
export const TranscriptText = memo(function TranscriptText({ text, rows }: TranscriptTextProps) {
  const chunks: (readonly Row[])[] = []
  for (let at = 0; at < rows.length; at += rowsInChunk) chunks.push(rows.slice(at, at + rowsInChunk))
  return chunks.map((chunk) => (
    <div key={chunk[0]?.index} className="chunk" style={estimate(chunk)}>
      {chunk.map((row) => turn(row, text.slice(row.start, row.end), rows.length))}
    </div>
  ))
})

/** No component of its own: there are thousands of them, and none is ever drawn again by itself. */
function turn(row: Row, words: string, count: number) {
  return (
    <article
      key={row.index}
      className={`turn turn-${row.kind}`}
      data-row={row.index}
      tabIndex={row.index === 0 ? 0 : -1}
      aria-posinset={row.index + 1}
      aria-setsize={count}
      aria-label={nameOf(row)}
    >
      <div className="turn-label" aria-hidden="true" data-number={row.number ?? row.index + 1}>
        {row.speaker && <span className="turn-speaker">{row.speaker}</span>}
        {row.timestamp && <span className="turn-time">{row.timestamp}</span>}
      </div>
      <p className="turn-words" dir="auto">
        {words}
      </p>
    </article>
  )
}

function nameOf(row: Row): string {
  if (row.kind === 'aside') return 'Not part of the conversation'
  if (row.kind === 'paragraph') return `Paragraph ${row.index + 1}`
  return [`Turn ${row.number}`, row.speaker, row.timestamp].filter(Boolean).join(', ')
}

/** About how high a chunk is, so that the scroll bar is right before it was ever laid out. 75 characters a line. */
function estimate(chunk: readonly Row[]): CSSProperties {
  const lines = chunk.reduce((sum, row) => sum + Math.max(1, Math.ceil((row.end - row.start) / 75)), 0)
  const rem = (lines * 1.8 + chunk.length * 0.75).toFixed(1)
  return { containIntrinsicBlockSize: `auto calc(${rem}rem * var(--text-scale, 1))` }
}
