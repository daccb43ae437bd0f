import type { CSSProperties } from 'react'
import type { StillCodebook } from '../../client/codebook.ts'
import { codeColour } from '../../components/swatch.tsx'
import type { Row } from '../../components/text/rows.ts'
import { codeColourOf } from './code-names.ts'
import type { Lane } from './lanes.ts'
import { endsOf, tracksOf, wordsIn, type Extent } from './passage.ts'

interface LaneColumnProps {
  readonly lane: Lane
  /** Where its stretches stand beside the words; null while that isn't known. */
  readonly extents: readonly (Extent | null | undefined)[]
  readonly text: string
  readonly rows: readonly Row[]
  readonly codebook: StillCodebook
  readonly codeName: (code: string) => string
}

/** A bracket has room for a code's name on two lines, however few words it spans. */
const leastHeight = 44

/** What one coder coded: brackets beside the words, each with its code's name. */
export function LaneColumn({ lane, extents, text, rows, codebook, codeName }: LaneColumnProps) {
  const { name, letter, stretches } = lane
  const boxes = stretches.map((_, index) => {
    const { top, bottom } = extents[index] ?? { top: 0, bottom: 0 }
    return { top, bottom, end: Math.max(bottom, top + leastHeight) }
  })
  const tracks = tracksOf(boxes.map(({ top, end }) => ({ top, bottom: end })))
  const width = 100 / (Math.max(0, ...tracks) + 1)
  return (
    <section className="lane" aria-label={`Coded by ${name}`}>
      <h3 className="lane-head small">
        {letter !== null && <kbd aria-hidden="true">{letter}</kbd>}
        <span>{name}</span>
      </h3>
      {stretches.length === 0 ? (
        <p className="soft small lane-none">Coded nothing here</p>
      ) : (
        <ul className="lane-body">
          {stretches.map(({ code, start, end }, index) => {
            const { top = 0, bottom = 0 } = boxes[index] ?? {}
            const colour = codeColourOf(code, codebook)
            const words = wordsIn(text, rows, { start, end })
            const place: CSSProperties = {
              insetBlockStart: `${top}px`,
              minBlockSize: `${bottom - top}px`,
              insetInlineStart: `${width * (tracks[index] ?? 0)}%`,
              inlineSize: `${width}%`,
            }
            return (
              <li key={`${code}:${start}`} className="stretch" style={{ ...place, ...codeColour(colour) }}>
                <span className="stretch-name small" title={codebook.tree.pathOf(code)}>
                  {codeName(code)}
                </span>
                <span className="visually-hidden">, from “{endsOf(words)}”</span>
              </li>
            )
          })}
        </ul>
      )}
    </section>
  )
}
