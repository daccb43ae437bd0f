import * as z from 'zod'
import { caseId, codeId, codingId, documentId, participantId } from '../ids.ts'
import { retrievalQuery } from './retrieval.ts'
import { name, prose } from './values.ts'

export const reportFormats = ['docx', 'html', 'pdf', 'xlsx', 'csv', 'md', 'json'] as const
export const reportFormat = z.enum(reportFormats)
export type ReportFormat = z.infer<typeof reportFormat>

/**
 * Which of the extracts that a report's query finds it quotes, before anyone chooses by hand. `balanced`: up to `limit` per
 * code and case study, starred ones first, then in turns from participant to participant.
 */
export const quotationChoice = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('starred') }),
  z.object({ kind: z.literal('all') }),
  z.object({ kind: z.literal('balanced'), limit: z.int().min(1).max(100) }),
])
export type QuotationChoice = z.infer<typeof quotationChoice>

/** What stands in an attribution's template for what is known of a quotation; all else in it stands as it is. */
export const attributionFields = [
  'role',
  'pseudonym',
  'case',
  'mode',
  'setting',
  'document',
  'turn',
  'time',
] as const
export type AttributionField = (typeof attributionFields)[number]

export const attributionRules = z.object({
  /** With fields in braces, e.g. `{role}, {case}, {setting}`. What isn't known goes with its comma. */
  template: z.string().trim().min(1).max(300).default('{role}, {case}, {setting}'),
  /** Under `role` neither pseudonym nor document is told. */
  people: z.enum(['role', 'pseudonym']).default('role'),
  /** What a role is called instead, by the role as it is in the project. */
  roles: z.record(z.string().max(300), z.string().trim().min(1).max(300)).default({}),
  /**
   * Under `role`: what becomes of an attribution that only one participant of the project would have. `withheld`: their
   * role is called "Participant"; where even that tells who it is, the case study goes unnamed too.
   */
  identifying: z.enum(['withheld', 'shown']).default('withheld'),
})
export type AttributionRules = z.infer<typeof attributionRules>

export const reportSettings = z.object({
  /** null: the report's name. */
  title: name.nullable().default(null),
  authors: z.string().trim().max(1000).default(''),
  introduction: prose.default(''),
  /** Cases and themes (codes), and what else narrows what is quoted from. */
  query: retrievalQuery.prefault({}),
  choose: quotationChoice.default({ kind: 'starred' }),
  sections: z.enum(['case', 'theme']).default('case'),
  attribution: attributionRules.prefault({}),
  /** A quotation of more words than this is set as a block. */
  blockAbove: z.int().nonnegative().max(10_000).default(40),
  /** Whether what the pseudonym list names is replaced. */
  pseudonyms: z.boolean().default(true),
  definitions: z.boolean().default(true),
  counts: z.boolean().default(true),
  methods: z.boolean().default(true),
  codebook: z.boolean().default(true),
  /** BCP 47, of the document. */
  language: z
    .string()
    .regex(/^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/u)
    .default('en-GB'),
  page: z.enum(['a4', 'letter']).default('a4'),
  /** What the last check found and someone called fine, as it is written. */
  cleared: z.array(z.string().max(300)).max(10_000).default([]),
})
export type ReportSettings = z.infer<typeof reportSettings>

/** What is cut from a quotation and put in. Offsets in UTF-16 code units from the coding's start; cuts half-open. */
export const trim = z.object({
  cuts: z.array(z.object({ start: z.int().nonnegative(), end: z.int().positive() })).max(1000),
  insertions: z
    .array(z.object({ at: z.int().nonnegative(), text: z.string().trim().min(1).max(1000) }))
    .max(1000),
})
export type Trim = z.infer<typeof trim>

/**
 * A stretch of a quotation. `said`: letter for letter as in the document. `cut`: left out, with the words that were; shown
 * as an ellipsis. `put_in`: not said; shown in square brackets. `replaced`: stands, in square brackets, for `text`, which is
 * not shown.
 */
export const quotationPiece = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('said'), text: z.string() }),
  /** `inWord`: a part of a word that what is put in beside it stands in for. */
  z.object({ kind: z.literal('cut'), text: z.string(), inWord: z.literal(true).optional() }),
  z.object({ kind: z.literal('put_in'), text: z.string() }),
  z.object({ kind: z.literal('replaced'), text: z.string(), by: z.string() }),
])
export type QuotationPiece = z.infer<typeof quotationPiece>

export const quotation = z.object({
  coding: codingId,
  document: documentId,
  title: z.string(),
  case: caseId.nullable(),
  code: codeId,
  start: z.int(),
  end: z.int(),
  /** One entry a turn. `speaker`: what the speaker is called in the report, where more than one is heard; else null. */
  turns: z.array(z.object({ speaker: z.string().nullable(), pieces: z.array(quotationPiece) })),
  /** Whom it is of, interviewers left out. */
  participants: z.array(participantId),
  attribution: z.string(),
  block: z.boolean(),
  starred: z.boolean(),
  /** By whose choice it is here: someone's, or the rule's. */
  byHand: z.boolean(),
  trimmed: z.boolean(),
  /** Whether role or case study go untold, as they would tell who it is. */
  withheld: z.boolean(),
})
export type Quotation = z.infer<typeof quotation>

/**
 * A theme at a case study: the quotations of one code in one case. Under no case study stand, beside what belongs to none,
 * quotations whose case study is withheld; those have it in `case` all the same.
 */
export const reportPart = z.object({
  case: caseId.nullable(),
  caseName: z.string().nullable(),
  code: codeId,
  path: z.string(),
  definition: z.string(),
  /** Of all that the query finds, quoted or not. */
  counts: z.object({ codings: z.int(), documents: z.int(), participants: z.int() }),
  quotations: z.array(quotation),
})
export type ReportPart = z.infer<typeof reportPart>

/** Why something is not in a report, or wants to be looked at. */
export const reportWarning = z.discriminatedUnion('kind', [
  /** Only one participant would have this attribution. */
  z.object({
    kind: z.literal('identifying'),
    participant: participantId,
    attribution: z.string(),
    withheld: z.boolean(),
  }),
  /** Trimmed, and its words were changed since: left out until it is looked at again. */
  z.object({ kind: z.literal('trim_outdated'), coding: codingId, path: z.string(), title: z.string() }),
  /** Chosen by hand, and no longer there. */
  z.object({ kind: z.literal('gone'), coding: codingId }),
  /** So many extracts in which someone is heard who has withdrawn. They are left out. */
  z.object({ kind: z.literal('withdrawn'), extracts: z.int() }),
])
export type ReportWarning = z.infer<typeof reportWarning>

export const findingKinds = ['name', 'number', 'email', 'postcode', 'phone'] as const
/**
 * Where in a report words stand. `front`: title, file name, project, introduction and the names of rounds; `section`: names of
 * case studies and themes, and what stands beneath headings; `attribute`: names and values that the table formats hold for
 * each quotation.
 */
export const findingPlaces = [
  'quotation',
  'speaker',
  'attribution',
  'attribute',
  'front',
  'section',
  'codebook',
] as const

/** What the last check finds in the words that would be printed, attributions and what was put in among them. */
export const finding = z.object({
  kind: z.enum(findingKinds),
  words: z.string(),
  cleared: z.boolean(),
  places: z.array(
    z.object({
      where: z.enum(findingPlaces),
      /** null: not of a quotation. */
      coding: codingId.nullable(),
      before: z.string(),
      after: z.string(),
    }),
  ),
})
export type Finding = z.infer<typeof finding>

export const builtQuotation = z.object({
  coding: codingId,
  path: z.string(),
  caseName: z.string().nullable(),
  words: z.string(),
})
