import { useAsk } from '../../client/ask.ts'
import type { Told } from '../../client/pseudonyms.ts'
import { EmptyState } from '../../components/empty-state.tsx'
import type { Question } from './choices.ts'
import { DocumentsTable } from './documents-table.tsx'
import { Picture } from './picture.tsx'
import { bounds, cut, lowestWords, place } from './scale.ts'
import { printed, shortReason } from './words.ts'

const names = 280
const plot = { from: names, to: names + 360 }
const line = 24
const head = 28
const width = plot.to + 200

interface ByDocumentProps {
  readonly question: Question
  readonly code: string | null
  /** What the figures are of, in words. */
  readonly subject: string
  /** A name as it is drawn. */
  readonly told: Told
}

/** Alpha of every document, against the bounds: which ones to talk about first. */
export function ByDocument({ question, code, subject, told }: ByDocumentProps) {
  const { documents, unit } = useAsk('agreement.detail', { question, code })
  if (documents.length === 0) return <EmptyState title="No document was compared." />
  const at = (alpha: number) => place(alpha, plot.from, plot.to)
  const height = head + documents.length * line + 6
  return (
    <Picture
      title={`Agreement by document, ${subject}`}
      caption={`Krippendorff’s alpha, by ${unit}. The lines are at .667 and .800; below ${lowestWords} is drawn at the edge.`}
      table={<DocumentsTable documents={documents} unit={unit} hasCode={code !== null} />}
    >
      <svg
        className="drawing"
        role="img"
        aria-label={`Alpha of ${documents.length} documents, ${subject}. The same figures stand in the table below.`}
        viewBox={`0 0 ${width} ${height}`}
        width={width}
        height={height}
      >
        {bounds.map((bound, index) => (
          <g key={bound}>
            <line className="drawing-bound" x1={at(bound)} x2={at(bound)} y1={head - 8} y2={height - 4} />
            <text
              className="drawing-soft"
              x={at(bound)}
              y={head - 12}
              textAnchor={index === 0 ? 'end' : 'start'}
            >
              {bound.toFixed(3).slice(1)}
            </text>
          </g>
        ))}
        {documents.map((row, index) => {
          const y = head + index * line + line / 2
          return (
            <g key={row.document}>
              <text className="drawing-text" x={names - 10} y={y + 4} textAnchor="end">
                {cut(told(row.title), 38)}
              </text>
              <line className="drawing-axis" x1={plot.from} x2={plot.to} y1={y} y2={y} />
              {typeof row.alpha === 'number' && (
                <circle className="drawing-point" cx={at(row.alpha)} cy={y} r={5} />
              )}
              <text
                className={typeof row.alpha === 'number' ? 'drawing-text' : 'drawing-soft'}
                x={plot.to + 12}
                y={y + 4}
              >
                {typeof row.alpha === 'number' ? printed(row.alpha) : `none: ${shortReason(row.alpha.null)}`}
              </text>
            </g>
          )
        })}
      </svg>
    </Picture>
  )
}
