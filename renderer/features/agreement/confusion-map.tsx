import type { Confusion } from '#shared/contract/agreement.ts'
import { useAsk } from '../../client/ask.ts'
import type { Told } from '../../client/pseudonyms.ts'
import { count, figure as number } from '../../components/words.ts'
import type { Question } from './choices.ts'
import { confusedOnly } from './confused-only.ts'
import { Picture } from './picture.tsx'
import { pathWithin, shade, short } from './scale.ts'
import { unitWords } from './words.ts'

const cell = { width: 44, height: 26 }
const head = 30
const names = 250
/** So that figures stay readable on the darkest cell, in every theme. */
const darkest = 0.42

interface ConfusionMapProps {
  readonly question: Question
  /** A name as it is drawn. */
  readonly told: Told
}

/** Which codes are mixed up with which: the more, the darker; every figure is also printed. */
export function ConfusionMap({ question, told }: ConfusionMapProps) {
  const confusion = useAsk('agreement.confusion', { question })
  const { codes, unit } = confusion
  if (codes.length === 0) return <p className="soft">Nobody used a code here, so none can be confused.</p>
  const units = `${unitWords[unit].toLowerCase()}s`
  const drawn = confusedOnly(confusion)
  const left = codes.length - drawn.codes.length
  return (
    <Picture
      title="Codes that are confused"
      caption={
        `In ${units}, over all pairs of coders. Off the diagonal: one of a pair gave the code of the row, the other that ` +
        `of the column. Framed on the diagonal: both gave the code. Last column: one gave the code, the other none.` +
        (left > 0 ? ` Not drawn, only in the table: ${count(left, 'code')} confused with no other.` : '')
      }
      table={<ConfusionTable confusion={confusion} />}
    >
      <Map confusion={drawn} units={units} told={told} />
    </Picture>
  )
}

function Map({
  confusion: { codes, cells, alone },
  units,
  told,
}: {
  readonly confusion: Confusion
  readonly units: string
  readonly told: Told
}) {
  const most = Math.max(0, ...cells.flatMap((row, i) => row.filter((_, j) => i !== j)))
  const mostAlone = Math.max(0, ...alone)
  const width = names + (codes.length + 1) * cell.width + 14
  const height = head + codes.length * cell.height + 4
  const x = (column: number) => names + column * cell.width + (column === codes.length ? 10 : 0)
  const y = (row: number) => head + row * cell.height
  return (
    <svg
      className="drawing"
      role="img"
      aria-label={`Heat map of ${codes.length} codes, in ${units}. The same figures stand in the table below.`}
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
    >
      {codes.map((_, column) => (
        <text
          key={column}
          className="drawing-soft"
          x={x(column) + cell.width / 2}
          y={head - 10}
          textAnchor="middle"
        >
          {column + 1}
        </text>
      ))}
      <text className="drawing-soft" x={x(codes.length) + cell.width / 2} y={head - 10} textAnchor="middle">
        alone
      </text>
      {codes.map((code, row) => (
        <g key={code.code}>
          <text className="drawing-text" x={names - 8} y={y(row) + 17} textAnchor="end">
            {pathWithin(told(code.path), 30)} {row + 1}
          </text>
          {(cells[row] ?? []).map((value, column) => (
            <Cell
              key={column}
              x={x(column)}
              y={y(row)}
              value={value}
              depth={row === column ? 0 : shade(value, most)}
              isFramed={row === column}
            />
          ))}
          <Cell
            x={x(codes.length)}
            y={y(row)}
            value={alone[row] ?? 0}
            depth={shade(alone[row] ?? 0, mostAlone)}
            isFramed={false}
          />
        </g>
      ))}
    </svg>
  )
}

interface CellProps {
  readonly x: number
  readonly y: number
  readonly value: number
  readonly depth: number
  readonly isFramed: boolean
}

function Cell({ x, y, value, depth, isFramed }: CellProps) {
  const box = { x: x + 1, y: y + 1, width: cell.width - 2, height: cell.height - 2 }
  return (
    <>
      <rect className="drawing-cell" {...box} fillOpacity={depth * darkest} />
      {isFramed && <rect className="drawing-frame" {...box} />}
      <text
        className={value === 0 ? 'drawing-soft' : 'drawing-text'}
        x={x + cell.width / 2}
        y={y + 17}
        textAnchor="middle"
      >
        {value === 0 ? '·' : short(value)}
      </text>
    </>
  )
}

function ConfusionTable({ confusion: { codes, cells, alone } }: { readonly confusion: Confusion }) {
  return (
    <table className="figures">
      <thead>
        <tr>
          <th scope="col">Code</th>
          {codes.map((code) => (
            <th key={code.code} scope="col" className="number">
              {code.path}
            </th>
          ))}
          <th scope="col" className="number">
            Alone
          </th>
        </tr>
      </thead>
      <tbody>
        {codes.map((code, row) => (
          <tr key={code.code}>
            <th scope="row">{code.path}</th>
            {(cells[row] ?? []).map((value, column) => (
              <td key={column} className="number">
                {number(value)}
              </td>
            ))}
            <td className="number">{number(alone[row] ?? 0)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
