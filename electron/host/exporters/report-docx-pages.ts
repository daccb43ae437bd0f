import type { PrintedBlock, ReportBlock } from './report-blocks.ts'
import { listedLevels } from './report-blocks.ts'
import type { ReportTable } from './report-book.ts'
import { lineCount } from './calibri-lines.ts'
import { cellWords, columnShares } from './report-widths.ts'

/** In points: how `report-docx-styles.ts` sets a paragraph. */
interface Face {
  readonly size: number
  readonly before: number
  readonly after: number
  readonly bold?: boolean
  readonly keepNext?: boolean
  /** On both sides together. */
  readonly indent?: number
}

const faces = {
  title: { size: 22, before: 0, after: 12, bold: true },
  about: { size: 11, before: 0, after: 0 },
  contentsHeading: { size: 13, before: 18, after: 4, bold: true, keepNext: true },
  entry: { size: 11, before: 0, after: 2 },
  heading1: { size: 15, before: 24, after: 4, bold: true, keepNext: true },
  heading2: { size: 13, before: 12, after: 4, bold: true, keepNext: true },
  heading3: { size: 12, before: 10, after: 2, bold: true, keepNext: true },
  text: { size: 11, before: 0, after: 6 },
  definition: { size: 11, before: 0, after: 6, keepNext: true },
  counts: { size: 9.5, before: 0, after: 6, keepNext: true },
  label: { size: 11, before: 4, after: 0, bold: true, keepNext: true },
  item: { size: 11, before: 0, after: 2, indent: 36 },
  caption: { size: 11, before: 12, after: 4, bold: true, keepNext: true },
  row: { size: 11, before: 0, after: 0 },
  quotation: { size: 11, before: 4, after: 6 },
  blockQuotation: { size: 11, before: 4, after: 6, indent: 56, keepNext: true },
  attribution: { size: 11, before: 0, after: 8, indent: 28 },
} as const satisfies { readonly [name: string]: Face }

/** Calibri's line, at the line spacing of all styles, as a multiple of the type size. */
const lineHeight = 1.2207 * (276 / 240)
/** A row's margins and the line beneath it. */
const rowExtra = 4.5

/** A paragraph, or a row of a table, as pages are made up of it. In points. */
interface Piece extends Face {
  readonly lines: number
  readonly line: number
  readonly bookmark?: string
  readonly newPage?: boolean
  /** Never divided between pages. */
  readonly whole?: boolean
  /** What stands above it again where it begins a page: its table's head. In points. */
  readonly headAgain?: number
}

export interface DocxPages {
  /** The page on which each heading stands, by its bookmark. */
  readonly bookmarks: ReadonlyMap<string, string>
  readonly pageCount: number
}

/** What the report begins with. */
export interface DocxFront {
  readonly title: string
  readonly about: readonly string[]
}

/**
 * On which page Word will set each heading, worked out from Calibri's widths: for a document of our own making it agrees
 * with the far slower estimate of the docx library, which takes half a minute for 2,000 quotations.
 *
 * @param area what a page has between its margins, in points
 * @param onNewPage the headings that begin a page
 */
export function estimatePages(
  front: DocxFront,
  blocks: readonly ReportBlock[],
  area: { readonly width: number; readonly height: number },
  onNewPage: ReadonlySet<ReportBlock>,
): DocxPages {
  const set = (text: string, face: Face, more: Partial<Piece> = {}): Piece => ({
    ...face,
    line: face.size * lineHeight,
    lines: lineCount(text, face.size, area.width - (face.indent ?? 0), face.bold),
    ...more,
  })
  const listed = blocks.filter((block) => block.kind === 'heading' && block.level <= listedLevels)
  return paginate(
    [
      set(front.title, faces.title),
      ...front.about.map((text) => set(text, faces.about)),
      ...(listed.length === 0 ? [] : [set('Contents', faces.contentsHeading)]),
      ...listed.map(() => set('', faces.entry)),
      ...blocks.flatMap((block): Piece[] => {
        switch (block.kind) {
          case 'heading': {
            const face = [faces.heading1, faces.heading2, faces.heading3][block.level - 1] ?? faces.heading3
            return [set(block.text, face, { bookmark: block.id, newPage: onNewPage.has(block) })]
          }
          case 'paragraph':
            return [set(block.text, faces[block.style])]
          case 'table':
            return [
              set(`Table 1: ${block.table.caption}`, faces.caption),
              ...tablePieces(block.table, area.width),
            ]
          case 'quotation':
            return quotationPieces(block, set)
        }
      }),
    ],
    area.height,
  )
}

function quotationPieces(
  { block, turns, attribution }: PrintedBlock,
  set: (text: string, face: Face) => Piece,
): Piece[] {
  const spoken = turns.map(({ label, text }) => (label === null ? text : `${label}: ${text}`))
  if (!block) return [set([...spoken, attribution].filter((part) => part !== '').join(' '), faces.quotation)]
  return [
    ...spoken.map((text) => set(text, faces.blockQuotation)),
    ...(attribution === '' ? [] : [set(attribution, faces.attribution)]),
  ]
}

function tablePieces(table: ReportTable, width: number): Piece[] {
  const shares = columnShares(table)
  const pieces = [table.head, ...table.rows].map((cells, at): Piece => {
    const lines = cells.map((cell, column) =>
      lineCount(cellWords(cell), faces.row.size, (shares[column] ?? 0) * width - 8, at === 0),
    )
    const most = Math.max(1, ...lines)
    const line = faces.row.size * lineHeight + rowExtra / most
    return { ...faces.row, line, lines: most, whole: true, ...(at === 0 ? { keepNext: true } : {}) }
  })
  const [head, ...rows] = pieces
  if (!head) return []
  return [head, ...rows.map((row) => ({ ...row, headAgain: head.lines * head.line }))]
}

/** Fills pages as Word does: no line alone at a page's head or foot, and what is kept with the next is. */
function paginate(pieces: readonly Piece[], height: number): DocxPages {
  const bookmarks = new Map<string, string>()
  let page = 1
  let filled = 0
  let gap = 0
  const turn = () => {
    page += 1
    filled = 0
    gap = 0
  }
  for (const [at, piece] of pieces.entries()) {
    if (piece.newPage === true && filled > 0) turn()
    let start = filled === 0 && piece.newPage !== true ? 0 : Math.max(gap, piece.before)
    const following = piece.keepNext === true ? headHeight(pieces, at + 1, piece.after) : 0
    const fits = (lines: number) => filled + start + lines * piece.line
    let left = piece.lines
    if (filled > 0 && fits(left) + following > height) {
      const room = Math.floor((height - filled - start) / piece.line)
      const first = isWhole(piece) || room < 2 ? 0 : Math.min(room, left - 2)
      left -= first
      if (piece.bookmark !== undefined && first > 0) bookmarks.set(piece.bookmark, String(page))
      turn()
      filled = piece.headAgain ?? 0
      start = 0
    }
    if (piece.bookmark !== undefined && !bookmarks.has(piece.bookmark))
      bookmarks.set(piece.bookmark, String(page))
    const perPage = Math.max(1, Math.floor(height / piece.line))
    while (left > perPage) {
      left -= perPage
      page += 1
      start = 0
    }
    filled += start + left * piece.line
    gap = piece.after
  }
  return { bookmarks, pageCount: page }
}

/** Too short to be divided without a line standing alone. */
function isWhole({ whole = false, lines }: Piece): boolean {
  return whole || lines < 4
}

/** How much must follow on the same page: the first two lines, or all of a chain of short paragraphs. */
function headHeight(pieces: readonly Piece[], at: number, gap: number): number {
  const piece = pieces[at]
  if (!piece) return 0
  const start = Math.max(gap, piece.before)
  if (!isWhole(piece)) return start + 2 * piece.line
  const all = start + piece.lines * piece.line
  return piece.keepNext === true ? all + headHeight(pieces, at + 1, piece.after) : all
}
