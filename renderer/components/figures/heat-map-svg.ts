import { heatInk } from './heat-scale.ts'
import { inLines, pathWithin } from './labels.ts'
import type { WholeSvg } from './svg-to-png.ts'

export interface HeatMap {
  readonly title: string
  /** What it counts, and how it is read: a line each, under the title. */
  readonly notes: readonly string[]
  readonly rows: readonly string[]
  readonly columns: readonly string[]
  /** Row by row. */
  readonly cells: readonly (readonly HeatCell[])[]
  readonly legend: readonly { readonly step: number; readonly label: string }[]
  /** Totals, unshaded: of rows beside them, of columns below; the whole last. */
  readonly totals: {
    readonly rows: readonly string[]
    readonly columns: readonly string[]
    readonly whole: string
  }
}

export interface HeatCell {
  readonly text: string
  /** Of `heat-scale.ts`. */
  readonly step: number
}

/** As the light theme has them: pictures go onto white paper. */
const colours = {
  paper: '#ffffff',
  ink: '#1c2321',
  soft: '#525c58',
  line: '#d5d9d3',
  heat: '#1d5c57',
} as const
const fonts = "system-ui, -apple-system, 'Segoe UI', 'Noto Sans', 'DejaVu Sans', sans-serif"

/** In pixels; `letter`: how wide a letter of the small size is, at most on the average. */
const size = {
  cell: 66,
  row: 26,
  margin: 16,
  title: 18,
  text: 12.5,
  small: 11,
  line: 14,
  letter: 6.2,
} as const
/** The longest name of a row that is written whole, in characters, and how wide one is. */
const longestName = 60
const nameLetter = 6.9
const headIn = Math.floor(size.cell / size.letter)
const headLines = 5

/** Draws figures as a heat map, every figure printed, with title, notes and legend. */
export function heatMapSvg(map: HeatMap): WholeSvg {
  const heads = [...map.columns, 'Total'].map((label) =>
    inLines(pathWithin(label, headIn * headLines), headIn, headLines),
  )
  const headHeight = Math.max(1, ...heads.map((lines) => lines.length)) * size.line + 10
  const namesIn = Math.min(longestName, Math.max(5, ...map.rows.map((label) => label.length)))
  const names = Math.ceil(namesIn * nameLetter) + 10
  const width = Math.max(2 * size.margin + names + heads.length * size.cell, 640)
  const notes = map.notes.flatMap((note) =>
    inLines(note, Math.floor((width - 2 * size.margin) / size.letter), 4),
  )
  const top = size.margin + size.title + 8 + notes.length * size.line + 8
  const body = top + headHeight
  const foot = body + map.rows.length * size.row
  const legendTop = foot + size.row + 12
  const height = legendTop + (map.legend.length > 0 ? size.row : 0) + size.margin
  const x = (column: number) => size.margin + names + column * size.cell
  const last = map.columns.length
  const parts = [
    element('rect', { x: 0, y: 0, width, height, fill: colours.paper }),
    text(map.title, {
      x: size.margin,
      y: size.margin + size.title - 3,
      'font-size': size.title,
      'font-weight': 600,
    }),
    ...notes.map((note, index) =>
      soft(note, { x: size.margin, y: size.margin + size.title + 8 + (index + 1) * size.line - 3 }),
    ),
    ...heads.flatMap((lines, column) =>
      lines.map((line, index) =>
        soft(line, {
          x: x(column) + size.cell - 6,
          y: body - 8 - (lines.length - 1 - index) * size.line,
          'text-anchor': 'end',
        }),
      ),
    ),
    ...map.rows.flatMap((label, row) => {
      const y = body + row * size.row
      return [
        name(pathWithin(label, namesIn), y),
        ...(map.cells[row] ?? []).flatMap((cell, column) => drawnCell(cell, x(column), y)),
        figure(map.totals.rows[row] ?? '', x(last), y),
      ]
    }),
    element('rect', {
      x: size.margin,
      y: foot,
      width: x(last + 1) - size.margin,
      height: 1,
      fill: colours.line,
    }),
    name('Total', foot),
    ...[...map.totals.columns, map.totals.whole].map((total, column) => figure(total, x(column), foot)),
    ...map.legend.flatMap(({ step, label }, index) => {
      const at = size.margin + index * 100
      return [
        element('rect', {
          ...shade(step),
          x: at,
          y: legendTop + 4,
          width: 18,
          height: 18,
          stroke: colours.line,
        }),
        soft(label, { x: at + 24, y: legendTop + 17 }),
      ]
    }),
  ]
  const whole = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="${escaped(fonts)}">`
  return { text: `${whole}${element('title', {}, map.title)}${parts.join('')}</svg>`, width, height }
}

function drawnCell(cell: HeatCell, x: number, y: number): readonly string[] {
  const box = { x: x + 1, y: y + 1, width: size.cell - 2, height: size.row - 2 }
  return [
    ...(cell.step === 0 ? [] : [element('rect', { ...box, ...shade(cell.step) })]),
    figure(cell.text, x, y, cell.step === 0 ? colours.soft : colours.ink),
  ]
}

function shade(step: number) {
  return { fill: colours.heat, 'fill-opacity': heatInk[step] ?? 0 }
}

function figure(figureText: string, x: number, y: number, fill: string = colours.ink): string {
  return text(figureText, { x: x + size.cell - 8, y: y + 17, 'text-anchor': 'end', fill })
}

function name(label: string, y: number): string {
  return text(label, { x: size.margin, y: y + 17 })
}

function soft(words: string, attributes: Attributes): string {
  return text(words, { 'font-size': size.small, fill: colours.soft, ...attributes })
}

function text(words: string, attributes: Attributes): string {
  return element('text', { 'font-size': size.text, fill: colours.ink, ...attributes }, words)
}

type Attributes = { readonly [name: string]: string | number }

function element(tag: string, attributes: Attributes, words?: string): string {
  const written = Object.entries(attributes)
    .map(([key, value]) => ` ${key}="${escaped(String(value))}"`)
    .join('')
  return words === undefined ? `<${tag}${written}/>` : `<${tag}${written}>${escaped(words)}</${tag}>`
}

const entities: { readonly [sign: string]: string } = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
}

/** As XML 1.0 can hold it (2.2): without control signs and halves of characters. */
function escaped(words: string): string {
  return words
    .toWellFormed()
    .replace(/[^\P{Cc}\t\n]|[\uFFFE\uFFFF]/gu, ' ')
    .replace(/[&<>"]/gu, (sign) => entities[sign] ?? '')
}
