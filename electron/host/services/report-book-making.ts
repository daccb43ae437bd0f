import { attributionFields, type QuotationPiece } from '#shared/contract/report-values.ts'
import { fieldsOf } from '#shared/domain/report/template.ts'
import type { CaseId } from '#shared/ids.ts'
import type {
  ReportBook,
  ReportBookPart,
  ReportCode,
  ReportQuotation,
  ReportSection,
} from '../exporters/report-book.ts'
import type { ReadDb } from '../project/index.ts'
import { listAttributes } from '../store/attribute-store.ts'
import { listCases } from '../store/case-store.ts'
import { readProject } from '../store/project-store.ts'
import { standingCodebook } from './codebook-file-comparing.ts'
import { counted } from './plain-words.ts'
import type { GatheredPart, GatheredReport } from './report-gathering.ts'
import type { Quoted } from './report-quoting.ts'
import { codingsTable, participantsTable, unnamedCase } from './report-tables.ts'
import type { Session } from './session.ts'

/** The fields of a template that there are not. */
export function unknownFields(template: string): string[] {
  const known: readonly string[] = attributionFields
  return fieldsOf(template).filter((field) => !known.includes(field))
}

/** What was cut, and what names stood there, is in no file. */
function printable(piece: QuotationPiece): QuotationPiece {
  if (piece.kind === 'cut') return { ...piece, text: '' }
  return piece.kind === 'replaced' ? { ...piece, text: '' } : piece
}

class BookMaking {
  readonly #db: ReadDb
  readonly #report: GatheredReport
  readonly #caseAttributes: ReadonlyMap<string, Record<string, string>>
  readonly #descriptions: ReadonlyMap<CaseId, string>
  readonly #fields: ReadonlySet<string>

  constructor(db: ReadDb, report: GatheredReport) {
    this.#db = db
    this.#report = report
    this.#caseAttributes = listAttributes(db, 'case')
    this.#descriptions = new Map(listCases(db).map((row) => [row.id, row.description]))
    this.#fields = new Set(fieldsOf(report.row.settings.attribution.template))
  }

  sections(): ReportSection[] {
    const { sections, definitions } = this.#report.row.settings
    const parts = this.#report.parts.filter(({ quoted }) => quoted.length > 0)
    const byCase = sections === 'case'
    const grouped = Map.groupBy(parts, (part): string => (byCase ? (part.case ?? '') : part.code))
    return [...grouped.values()].flatMap((own): ReportSection[] => {
      const [first] = own
      if (!first) return []
      const definition = (part: GatheredPart) => (definitions ? this.#told(part.definition) : '')
      const about = byCase
        ? this.#told(first.case === null ? '' : (this.#descriptions.get(first.case) ?? ''))
        : definition(first)
      return [
        {
          heading: byCase ? this.#caseHeading(first) : this.#told(first.path),
          about,
          parts: own.map((part) =>
            this.#part(
              part,
              byCase ? this.#told(part.path) : this.#caseHeading(part),
              byCase ? definition(part) : '',
            ),
          ),
        },
      ]
    })
  }

  codebook(): ReportCode[] {
    const { tree, codes } = standingCodebook(this.#db)
    return [...codes.values()]
      .filter(({ row }) => row.retiredAt === null)
      .map(({ row, examples, closeButNo }) => ({
        path: this.#told(tree.pathOf(row.id)),
        level: tree.lineOf(row.id).length,
        brief: this.#told(row.brief),
        definition: this.#told(row.definition),
        whenToUse: this.#told(row.whenToUse),
        whenNotToUse: this.#told(row.whenNotToUse),
        examples: examples.map((text) => this.#told(text)),
        closeButNo: closeButNo.map((text) => this.#told(text)),
      }))
  }

  /** Text that is no quotation, names in it replaced. */
  #told(text: string): string {
    return this.#report.quoter.pseudonyms.applied(text)
  }

  #caseHeading({ caseName }: GatheredPart): string {
    return caseName === null ? unnamedCase : this.#told(caseName)
  }

  #part(part: GatheredPart, heading: string, about: string): ReportBookPart {
    const { codings, documents, participants } = part.counts
    const by = participants === 0 ? '' : `, by ${counted(participants, 'participant')}`
    return {
      heading,
      about,
      counts: this.#report.row.settings.counts
        ? `${counted(codings, 'coding')} in ${counted(documents, 'document')}${by}`
        : null,
      quotations: part.quoted.map((quoted) => this.#quotation(part, quoted)),
    }
  }

  #quotation(part: GatheredPart, { quotation, isPlaced }: Quoted): ReportQuotation {
    const attributes: Record<string, string> = {}
    const tell = (name: string, value: string) => {
      if (value !== '') attributes[this.#told(name)] = this.#told(value)
    }
    if (isPlaced && quotation.case !== null)
      for (const [name, value] of Object.entries(this.#caseAttributes.get(quotation.case) ?? {}))
        tell(name, value)
    const occasion = this.#report.quoter.occasionOf(quotation.document)
    if (this.#fields.has('mode') && isPlaced) tell('Mode', occasion.mode)
    if (this.#fields.has('setting') && isPlaced) tell('Setting', occasion.setting)
    if (this.#report.row.settings.attribution.people === 'pseudonym' && this.#fields.has('document'))
      tell('Document', quotation.title)
    return {
      coding: quotation.coding,
      caseName: part.caseName === null ? null : this.#told(part.caseName),
      theme: this.#told(part.path),
      turns: quotation.turns.map(({ speaker, pieces }) => ({ speaker, pieces: pieces.map(printable) })),
      attribution: quotation.attribution,
      block: quotation.block,
      attributes,
    }
  }
}

/** The paragraphs of prose, blank lines between them. */
function paragraphsOf(text: string): string[] {
  return text
    .split(/\n\s*\n/u)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '')
}

/**
 * A gathered report as it goes into files: nothing in it but what may be printed.
 * @param methods the methods paragraphs; empty where they are left out
 */
export function makeBook(
  db: ReadDb,
  session: Session,
  report: GatheredReport,
  { methods, builtAt }: { readonly methods: readonly string[]; readonly builtAt: string },
): ReportBook {
  const { row, quoter } = report
  const { settings } = row
  const making = new BookMaking(db, report)
  const told = (text: string) => quoter.pseudonyms.applied(text)
  const tables = [participantsTable(db, session, report), ...(settings.counts ? [codingsTable(report)] : [])]
  return {
    project: told(readProject(db)?.name ?? ''),
    title: told(settings.title ?? row.name),
    authors: settings.authors,
    builtAt,
    language: settings.language,
    page: settings.page,
    introduction: paragraphsOf(told(settings.introduction)),
    methods,
    tables: tables.flatMap((table) =>
      table === null
        ? []
        : {
            caption: table.caption,
            head: table.head.map(told),
            rows: table.rows.map((line) =>
              line.map((cell) => (typeof cell === 'string' ? told(cell) : cell)),
            ),
          },
    ),
    sections: making.sections(),
    codebook: settings.codebook ? making.codebook() : null,
  }
}
