import type { Content, ContentText } from 'pdfmake/interfaces.d.ts'
import { listedLevels, pageStarts, reportBlocks } from './report-blocks.ts'
import type { PrintedBlock, ReportBlock, ReportHeading } from './report-blocks.ts'
import type { ReportBook, ReportTable } from './report-book.ts'
import { mendedForPdf } from './report-pdf-fonts.ts'
import { cellWords, columnShares, isFigures } from './report-widths.ts'

/** So many lines surely fit on one page. What must stay on one page and can't is lost: the library drops it. */
const fitting = 25
/** So many of the widest letters fit in a line, across the whole page. */
const lineLength = 40
/** In points, between the words of neighbouring cells. */
const cellGap = 8

/** What a report says, after its contents. `width`: between the margins, in points. */
export function reportContent(book: ReportBook, width: number): Content[] {
  const blocks = reportBlocks(book)
  const onNewPage = pageStarts(book, blocks)
  const content: Content[] = []
  /** Headings, and what else is kept with what follows. */
  let kept: Content[] = []
  let keptLines = 0
  const parents: (string | undefined)[] = []
  for (const block of blocks) {
    const lines = linesOf(block)
    if (block.kind === 'heading') {
      parents.length = block.level - 1
      const made = heading(
        block,
        parents.findLast((id) => id !== undefined),
      )
      parents[block.level - 1] = block.id
      if (onNewPage.has(block))
        content.push(...kept.splice(0), { text: '', pageBreak: 'before', fontSize: 1 })
      kept.push(made)
      keptLines += lines
      continue
    }
    const made = blockContent(block, width)
    keptLines += lines
    if (block.kind === 'paragraph' && keepingStyles.has(block.style)) kept.push(...made)
    else {
      if (block.kind !== 'table' && keptLines <= fitting) content.push(...together([...kept, ...made]))
      else content.push(...(keptLines - lines <= fitting ? together(kept) : kept), ...made)
      kept = []
      keptLines = 0
    }
  }
  return [...content, ...kept]
}

const keepingStyles: ReadonlySet<string> = new Set(['definition', 'counts', 'label'])

/** As one that is never divided between pages. */
function together(content: readonly Content[]): Content[] {
  return content.length < 2 ? [...content] : [{ stack: [...content], unbreakable: true }]
}

/** How many lines a block takes at most; a table's don't count. */
function linesOf(block: ReportBlock): number {
  switch (block.kind) {
    case 'heading':
      return 3 + linesIn(block.text, lineLength / 2)
    case 'paragraph':
      return 1 + linesIn(block.text, lineLength)
    case 'table':
      return 0
    case 'quotation':
      return block.turns.reduce(
        (sum, { label, text }) => sum + 1 + linesIn(`${label ?? ''}${text}`, lineLength),
        linesIn(block.attribution, lineLength),
      )
  }
}

function linesIn(text: string, length: number): number {
  return mendedForPdf(text)
    .split('\n')
    .reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / length)), 0)
}

function heading({ level, id, text }: ReportHeading, parent: string | undefined): Content {
  const shown = mendedForPdf(text, 'bold')
  return {
    text: shown,
    id,
    style: `heading${level}`,
    outline: true,
    outlineExpanded: level === 1,
    ...(parent === undefined ? {} : { outlineParentId: parent }),
    ...(level <= listedLevels ? { tocItem: true, tocMargin: [(level - 1) * 14, 1, 0, 1] } : {}),
  }
}

function blockContent(block: Exclude<ReportBlock, ReportHeading>, width: number): Content[] {
  switch (block.kind) {
    case 'paragraph': {
      const words = mendedForPdf(block.text, block.style === 'label' ? 'bold' : 'normal')
      if (block.style === 'item') return [{ ul: [{ text: words }], style: 'item' }]
      return [{ text: words, style: block.style }]
    }
    case 'table':
      return [tableContent(block.number, block.table, width)]
    case 'quotation':
      return quotationContent(block)
  }
}

function quotationContent({ block, turns, attribution }: PrintedBlock): Content[] {
  const told = mendedForPdf(attribution)
  const spoken = turns.map(({ label, text }) => [
    ...(label === null ? [] : [{ text: `${mendedForPdf(label, 'bold')}: `, bold: true }]),
    { text: mendedForPdf(text) },
  ])
  if (!block) {
    const runs = spoken.flatMap((turn, at) => (at === 0 ? turn : [{ text: ' ' }, ...turn]))
    const text = [...runs, ...(told === '' ? [] : [{ text: runs.length === 0 ? told : ` ${told}` }])]
    return [{ text, style: 'quotation' }]
  }
  return [
    ...spoken.map((text): Content => ({
      text,
      style: 'blockQuotation',
    })),
    ...(told === '' ? [] : [{ text: told, style: 'attribution' }]),
  ]
}

/** The caption is a row of its own above the headings: both are repeated at the head of every page. */
function tableContent(number: number, table: ReportTable, width: number): Content {
  const columns = table.head.length
  const room = width - cellGap * (columns - 1)
  const shares = columnShares(table)
  /** Rows taller than a page must be divided, or they are lost. */
  const fits = (cells: readonly (string | number)[]) =>
    cells.every(
      (cell, at) => linesIn(cellWords(cell), Math.max(1, (shares[at] ?? 0) * lineLength)) <= fitting / 2,
    )
  const headFits = fits(table.head) && linesIn(table.caption, lineLength) <= fitting / 2
  const allFit = headFits && table.rows.every(fits)
  const caption: ContentText = {
    text: mendedForPdf(`Table ${number}: ${table.caption}`, 'bold'),
    style: 'caption',
  }
  return {
    margin: [0, 8, 0, 14],
    table: {
      headerRows: headFits ? 2 : 0,
      ...(allFit ? { keepWithHeaderRows: 1, dontBreakRows: true } : {}),
      widths: shares.map((share) => share * room),
      body: [
        [{ ...caption, colSpan: columns }, ...Array.from({ length: Math.max(0, columns - 1) }, () => '')],
        table.head.map((text, at): Content => ({
          text: mendedForPdf(text, 'bold'),
          style: 'cell',
          bold: true,
          ...(isFigures(table, at) ? { alignment: 'right' } : {}),
        })),
        ...table.rows.map((row) => row.map((value, at) => cellContent(value, isFigures(table, at)))),
      ],
    },
    layout: {
      hLineWidth: (line) => (line === 0 ? 0 : line <= 2 ? 0.8 : 0.4),
      vLineWidth: () => 0,
      hLineColor: () => '#a6a6a6',
      paddingLeft: (column) => (column === 0 ? 0 : cellGap / 2),
      paddingRight: (column) => (column === columns - 1 ? 0 : cellGap / 2),
      paddingTop: () => 3,
      paddingBottom: () => 3,
    },
  }
}

function cellContent(value: string | number, figures: boolean): Content {
  const text = cellWords(value)
  return {
    text: mendedForPdf(text),
    style: 'cell',
    ...(figures ? { alignment: 'right' } : {}),
  }
}
