import type { Finding } from '#shared/contract/report-values.ts'
import { modes } from '#shared/contract/values.ts'
import { modeName } from '#shared/domain/attribution.ts'
import { pathSeparator } from '#shared/domain/code-tree.ts'
import { findingKey, readableTurn, type Readable } from '#shared/domain/report/checking.ts'
import { isAlsoName } from '#shared/domain/report/vocabulary-names.ts'
import { isCapitalised, type Vocabulary } from '#shared/domain/report/vocabulary.ts'
import type { CodingId } from '#shared/ids.ts'
import type { ReportBook, ReportQuotation } from '../exporters/report-book.ts'
import { listRounds } from '../store/round-store.ts'
import { allQuoted, type GatheredReport } from './report-gathering.ts'
import type { Session } from './session.ts'

/** A text that goes into a report's files. */
export interface PrintedText {
  readonly where: Finding['places'][number]['where']
  readonly coding: CodingId | null
  readonly readable: Readable
  /** What stands before it for its reader, e.g. an attribute's name. */
  readonly lead: string
  /** Written with capitals as headings are: what it names shows in words that stand in lower case nowhere. */
  readonly isHeading: boolean
}

/** `opens`: whether its first word has its capital from standing first. */
const text = (
  where: PrintedText['where'],
  words: string,
  {
    opens = true,
    ...about
  }: Partial<Omit<PrintedText, 'where' | 'readable'>> & { readonly opens?: boolean } = {},
): PrintedText => ({
  where,
  coding: null,
  lead: '',
  isHeading: false,
  ...about,
  readable: { text: words, opens, halves: [] },
})

/** What the app itself says: modes in title case, who asks or is asked, and what attributes of documents are called. */
const ownWords = new Set(
  [...modes.map(modeName), 'Interviewer', 'Participant', 'Mode', 'Setting', 'Document'].map((words) =>
    findingKey({ kind: 'name', words }),
  ),
)

/** Whether a name that was found in a heading is but words of the app, or words that only have a heading's capitals. */
export function isHeadingOnly(words: string, vocabulary: Vocabulary): boolean {
  return (
    ownWords.has(findingKey({ kind: 'name', words })) ||
    // What is listed without a capital isn't listed for one.
    (isCapitalised(words) &&
      words.split(/\s+/u).every((word) => vocabulary.isOrdinary(word) && !isAlsoName(word)))
  )
}

/**
 * Everything that goes into a report's files but what the report says by itself, and the authors and coders, who are named
 * on purpose. Texts that many quotations share come once.
 */
export function* printedTexts(
  session: Session,
  report: GatheredReport,
  book: ReportBook,
): Generator<PrintedText> {
  for (const words of [book.title, book.project, ...book.introduction]) yield text('front', words)
  const fileName = report.quoter.pseudonyms.applied(report.row.name)
  if (fileName !== book.title) yield text('front', fileName, { lead: 'File name: ' })
  if (report.row.settings.methods)
    for (const words of roundNames(session, report)) yield text('front', words, { isHeading: true })
  // Tables name those that nothing is quoted of, too.
  for (const words of report.quoter.people.caseNames.values())
    yield text('section', report.quoter.pseudonyms.applied(words), { opens: false })
  for (const words of new Set(sectionTexts(book))) yield text('section', words)
  yield* quotationTexts(report)
  yield* attributeTexts(book)
  const codes = new Set<string>()
  yield* codeNames('section', themePaths(report, book), codes)
  yield* codeNames('codebook', book.codebook?.map(({ path }) => path) ?? [], codes)
  for (const code of book.codebook ?? [])
    for (const words of [
      code.brief,
      code.definition,
      code.whenToUse,
      code.whenNotToUse,
      ...code.examples,
      ...code.closeButNo,
    ])
      if (words.trim() !== '') yield text('codebook', words)
}

/** Methods name the rounds. */
function roundNames(session: Session, { quoter }: GatheredReport): string[] {
  return session.project.read((db) => listRounds(db).map(({ name }) => quoter.pseudonyms.applied(name)))
}

/** All that stands beneath headings. */
function sectionTexts({ sections }: ReportBook): string[] {
  return sections
    .flatMap(({ about, parts }) => [about, ...parts.map((part) => part.about)])
    .filter((words) => words.trim() !== '')
}

function quotationsOf({ sections }: ReportBook): ReportQuotation[] {
  return sections.flatMap(({ parts }) => parts.flatMap(({ quotations }) => quotations))
}

/** The themes of quotations, and those that only a table counts. */
function themePaths({ row, material, quoter }: GatheredReport, book: ReportBook): string[] {
  const counted = row.settings.counts ? material.groups.map(({ code }) => material.tree.pathOf(code)) : []
  return [
    ...quotationsOf(book).map(({ theme }) => theme),
    ...counted.map((path) => quoter.pseudonyms.applied(path)),
  ]
}

function* codeNames(
  where: PrintedText['where'],
  paths: readonly string[],
  told: Set<string>,
): Generator<PrintedText> {
  for (const name of new Set(paths.flatMap((path) => path.split(pathSeparator)))) {
    if (told.has(name)) continue
    told.add(name)
    yield text(where, name, { isHeading: true })
  }
}

/** Attributes stand in the formats that hold a row a quotation. */
function* attributeTexts(book: ReportBook): Generator<PrintedText> {
  const attributes = Map.groupBy(
    quotationsOf(book).flatMap((quotation) => Object.entries(quotation.attributes)),
    ([name]) => name,
  )
  for (const [name, entries] of attributes) {
    yield text('attribute', name, { isHeading: true })
    for (const value of new Set(entries.map(([, own]) => own)))
      // The app writes these in title case.
      yield text('attribute', value, {
        lead: `${name}: `,
        isHeading: name === 'Mode' || name === 'Setting',
      })
  }
}

function* quotationTexts(report: GatheredReport): Generator<PrintedText> {
  for (const { quotation, opens, isHalf } of allQuoted(report)) {
    const { coding } = quotation
    for (const [index, { speaker, pieces }] of quotation.turns.entries()) {
      const readable = readableTurn(pieces, index > 0 || opens)
      const halves =
        index === 0 && isHalf && pieces[0]?.kind === 'said' ? [0, ...readable.halves] : readable.halves
      yield { ...text('quotation', '', { coding }), readable: { ...readable, halves } }
      // What stands for a name and holds another one of the list is printed as it is.
      for (const piece of pieces)
        if (piece.kind === 'replaced' && report.quoter.pseudonyms.find(piece.by).length > 0)
          yield text('quotation', piece.by, { coding, lead: 'Pseudonym: ', opens: false })
      if (speaker !== null) yield text('speaker', speaker, { coding, isHeading: true })
    }
    // Each part of an attribution begins with a capital, as a sentence does.
    for (const part of quotation.attribution.split(/[,;]\s*/u))
      yield text('attribution', part, { coding, isHeading: true })
  }
}
