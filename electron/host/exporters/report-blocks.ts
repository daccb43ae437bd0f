import { printedQuotation, type PrintedTurn } from '#shared/domain/report/printed-quotation.ts'
import type { ReportBook, ReportCode, ReportQuotation, ReportSection, ReportTable } from './report-book.ts'
import { readableTime, type AboutLine } from './wording.ts'

/** A report in reading order, one list for every format that a person reads from front to back. */
export type ReportBlock =
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly id: string; readonly text: string }
  | { readonly kind: 'paragraph'; readonly style: ParagraphStyle; readonly text: string }
  | { readonly kind: 'table'; readonly number: number; readonly table: ReportTable }
  | PrintedBlock

export type ReportHeading = Extract<ReportBlock, { readonly kind: 'heading' }>

/** `label` stands above the text or the items that it names, `counts` beneath a heading. */
export type ParagraphStyle = 'text' | 'definition' | 'counts' | 'label' | 'item'

/** A quotation as it is printed. */
export interface PrintedBlock {
  readonly kind: 'quotation'
  readonly block: boolean
  readonly turns: readonly PrintedTurn[]
  /** In round brackets; empty: there is none. */
  readonly attribution: string
}

/** Headings down to this level stand in the contents. */
export const listedLevels = 2

/** What a reader should know of the report as a whole, beneath its title. */
export function aboutReport(book: ReportBook): AboutLine[] {
  return [
    ...(book.authors === '' ? [] : [{ name: 'Authors', value: book.authors }]),
    { name: 'Project', value: book.project },
    { name: 'Built', value: readableTime(book.builtAt) },
  ]
}

/** Every quotation of a report in its order. */
export function quotationsOf(book: ReportBook): ReportQuotation[] {
  return book.sections.flatMap(({ parts }) => parts.flatMap(({ quotations }) => quotations))
}

/** How many quotations have words that `mend` changes. */
export function countAlteredQuotations(book: ReportBook, mend: (text: string) => string): number {
  return quotationsOf(book).filter((quotation) =>
    printedQuotation(quotation).some(({ text }) => mend(text) !== text),
  ).length
}

/** A report without its title, in reading order. Headings have ids that are theirs alone. */
export function reportBlocks(book: ReportBook): ReportBlock[] {
  let headings = 0
  const heading = (level: ReportHeading['level'], text: string): ReportHeading => {
    headings += 1
    return { kind: 'heading', level, id: `part-${headings}`, text }
  }
  const prose = (name: string, paragraphs: readonly string[]): ReportBlock[] =>
    paragraphs.length === 0 ? [] : [heading(1, name), ...paragraphs.map((text) => paragraph('text', text))]
  return [
    ...prose('Introduction', book.introduction),
    ...prose('Methods', book.methods),
    ...(book.tables.length === 0 ? [] : [heading(1, 'Overview')]),
    ...book.tables.map((table, at): ReportBlock => ({ kind: 'table', number: at + 1, table })),
    ...(quotationsOf(book).length === 0 ? [paragraph('text', 'This report has no quotations.')] : []),
    ...book.sections.flatMap((section) => sectionBlocks(section, heading)),
    ...(book.codebook === null ? [] : [heading(1, 'Codebook')]),
    ...(book.codebook ?? []).flatMap((code) => codeBlocks(code, heading)),
  ]
}

/** The headings that begin a page: the first chapter, behind the contents, and the codebook. */
export function pageStarts(book: ReportBook, blocks: readonly ReportBlock[]): ReadonlySet<ReportBlock> {
  const chapters = blocks.filter((block) => block.kind === 'heading' && block.level === 1)
  return new Set([...chapters.slice(0, 1), ...(book.codebook === null ? [] : chapters.slice(-1))])
}

type MakeHeading = (level: ReportHeading['level'], text: string) => ReportHeading

function sectionBlocks(section: ReportSection, heading: MakeHeading): ReportBlock[] {
  return [
    heading(1, section.heading),
    ...optional('definition', section.about),
    ...section.parts.flatMap((part) => [
      heading(2, part.heading),
      ...optional('definition', part.about),
      ...optional('counts', part.counts ?? ''),
      ...(part.quotations.length === 0 ? [paragraph('counts', 'No quotations here.')] : []),
      ...part.quotations.map(printed),
    ]),
  ]
}

function printed(quotation: ReportQuotation): PrintedBlock {
  const { block, attribution } = quotation
  return {
    kind: 'quotation',
    block,
    turns: printedQuotation(quotation),
    attribution: attribution === '' ? '' : `(${attribution})`,
  }
}

function codeBlocks(code: ReportCode, heading: MakeHeading): ReportBlock[] {
  const part = (label: string, text: string) =>
    text.trim() === '' ? [] : [paragraph('label', label), paragraph('text', text)]
  const list = (label: string, entries: readonly string[]) =>
    entries.length === 0 ? [] : [paragraph('label', label), ...entries.map((one) => paragraph('item', one))]
  return [
    heading(code.level === 1 ? 2 : 3, code.path),
    ...optional('definition', code.brief),
    ...part('Full definition', code.definition),
    ...part('When to use', code.whenToUse),
    ...part('When not to use', code.whenNotToUse),
    ...list('Examples', code.examples),
    ...list('Close but no', code.closeButNo),
  ]
}

function paragraph(style: ParagraphStyle, text: string): ReportBlock {
  return { kind: 'paragraph', style, text }
}

function optional(style: ParagraphStyle, text: string): ReportBlock[] {
  return text.trim() === '' ? [] : [paragraph(style, text)]
}
