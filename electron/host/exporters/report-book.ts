import type { QuotationPiece } from '#shared/contract/report-values.ts'

/** A report as it goes into one file. Plain data: what the JSON export holds is this. */
export interface ReportBook {
  readonly project: string
  readonly title: string
  readonly authors: string
  /** ISO 8601, UTC. */
  readonly builtAt: string
  /** BCP 47. */
  readonly language: string
  readonly page: 'a4' | 'letter'
  /** Paragraphs; empty: there is none. */
  readonly introduction: readonly string[]
  readonly methods: readonly string[]
  /** E.g. participants by case study and mode; quotations by theme and case study. */
  readonly tables: readonly ReportTable[]
  readonly sections: readonly ReportSection[]
  /** The codebook as an appendix; null: left out. */
  readonly codebook: readonly ReportCode[] | null
}

export interface ReportTable {
  readonly caption: string
  /** The first cell of each row is its heading. */
  readonly head: readonly string[]
  readonly rows: readonly (readonly (string | number)[])[]
}

/** A case study with its themes, or a theme with its case studies. */
export interface ReportSection {
  readonly heading: string
  /** Definition of a theme or description of a case study; may be empty. */
  readonly about: string
  readonly parts: readonly ReportBookPart[]
}

export interface ReportBookPart {
  readonly heading: string
  readonly about: string
  /** E.g. "12 codings in 4 documents, by 5 participants"; null: left out. */
  readonly counts: string | null
  readonly quotations: readonly ReportQuotation[]
}

export interface ReportQuotation {
  readonly coding: string
  readonly caseName: string | null
  /** The code's path. */
  readonly theme: string
  readonly turns: readonly { readonly speaker: string | null; readonly pieces: readonly QuotationPiece[] }[]
  /** Without brackets. */
  readonly attribution: string
  readonly block: boolean
  /** By name, only what may be told of it: of the case study, and of the document where documents are told. */
  readonly attributes: Readonly<Record<string, string>>
}

export interface ReportCode {
  readonly path: string
  /** 1: a top code. */
  readonly level: number
  readonly brief: string
  readonly definition: string
  readonly whenToUse: string
  readonly whenNotToUse: string
  readonly examples: readonly string[]
  readonly closeButNo: readonly string[]
}
