import * as z from 'zod'
import { caseId, codeId, codingId, documentId, participantId, reportId } from '../ids.ts'
import { command, query } from './define.ts'
import {
  attributionRules,
  builtQuotation,
  finding,
  quotation,
  reportFormat,
  reportPart,
  reportSettings,
  reportWarning,
  trim,
} from './report-values.ts'
import { retrievalQuery, retrievalReads } from './retrieval.ts'
import { fileGrant, name } from './values.ts'

/** What a report is made of. */
export const reportReads = [...retrievalReads, 'report', 'report_quotation', 'pseudonym', 'project'] as const

export const reportCalls = {
  'report.list': query({
    input: z.object({}),
    output: z.array(
      z.object({ id: reportId, name: z.string(), changedAt: z.string(), builtAt: z.string().nullable() }),
    ),
    reads: ['report'],
    errors: [],
  }),
  'report.read': query({
    input: z.object({ report: reportId }),
    output: z.object({
      id: reportId,
      name: z.string(),
      settings: reportSettings,
      builtAt: z.string().nullable(),
    }),
    reads: ['report'],
    errors: ['not_found'],
  }),
  /** Refuses a name that another report has (validation, name_taken), as `report.change` does. */
  'report.create': command({
    input: z.object({ name, settings: reportSettings.prefault({}) }),
    output: z.object({ id: reportId }),
    errors: ['validation', 'disk_full'],
  }),
  'report.change': command({
    input: z.object({ report: reportId, name: name.optional(), settings: reportSettings.optional() }),
    output: z.null(),
    errors: ['not_found', 'validation', 'disk_full'],
  }),
  /** With all that was chosen and trimmed in it. */
  'report.remove': command({
    input: z.object({ report: reportId }),
    output: z.null(),
    errors: ['not_found', 'disk_full'],
  }),
  /** The report as it would be built now, in its order. */
  'report.preview': query({
    input: z.object({ report: reportId }),
    output: z.object({
      parts: z.array(reportPart),
      quotations: z.int(),
      documents: z.int(),
      participants: z.int(),
      warnings: z.array(reportWarning),
    }),
    reads: reportReads,
    errors: ['not_found', 'cancelled'],
  }),
  /**
   * What could be quoted of one code at one case study: all of it, in the report's order, chosen or not, each passage once
   * however often it is coded. `outdated`: it was trimmed, and its words were changed since; they are shown untrimmed.
   */
  'report.candidates': query({
    input: z.object({
      report: reportId,
      case: caseId.nullable(),
      code: codeId,
      offset: z.int().nonnegative().default(0),
      limit: z.int().positive().max(1000).default(50),
    }),
    output: z.object({
      total: z.int(),
      candidates: z.array(
        z.object({
          quotation,
          chosen: z.boolean(),
          standing: z.enum(['in', 'out']).nullable(),
          outdated: z.boolean(),
        }),
      ),
    }),
    reads: reportReads,
    errors: ['not_found'],
  }),
  /** In or out by hand; null: as the rule has it. */
  'report.choose': command({
    input: z.object({
      report: reportId,
      codings: z.array(codingId).min(1).max(10_000),
      standing: z.enum(['in', 'out']).nullable(),
    }),
    output: z.null(),
    errors: ['not_found', 'disk_full'],
  }),
  /** The quotations of one part, in the order wanted. */
  'report.arrange': command({
    input: z.object({ report: reportId, codings: z.array(codingId).min(1).max(10_000) }),
    output: z.null(),
    errors: ['not_found', 'disk_full'],
  }),
  /** The original of a quotation, to be trimmed. `text` is the document's from start to end, labels and all. */
  'report.original': query({
    input: z.object({ report: reportId, coding: codingId }),
    output: z.object({
      coding: codingId,
      document: documentId,
      start: z.int(),
      text: z.string(),
      /** What of `text` was said, a turn each; offsets as in a trim. */
      turns: z.array(z.object({ speaker: z.string().nullable(), start: z.int(), end: z.int() })),
      trim: trim.nullable(),
      /** Whether the words were changed since it was trimmed. */
      outdated: z.boolean(),
    }),
    reads: reportReads,
    errors: ['not_found'],
  }),
  /** Refuses cuts that overlap or reach past the end, and one that leaves nothing (validation, trim). null: as it was said. */
  'report.trim': command({
    input: z.object({ report: reportId, coding: codingId, trim: trim.nullable() }),
    output: z.null(),
    errors: ['not_found', 'validation', 'disk_full'],
  }),
  /** How attributions would read under rules that need not be kept yet. */
  'report.attribution': query({
    input: z.object({ rules: attributionRules, query: retrievalQuery.prefault({}) }),
    output: z.object({
      /** Of different people, at most five. */
      examples: z.array(z.string()),
      /** Fields of the template that there are not. */
      unknown: z.array(z.string()),
      /** Who would be the only one with their attribution. */
      identifying: z.array(z.object({ participant: participantId, attribution: z.string() })),
    }),
    reads: reportReads,
    errors: ['not_found'],
  }),
  /** The methods paragraph, filled from the project. */
  'report.methods': query({
    input: z.object({ report: reportId }),
    output: z.object({ text: z.string() }),
    reads: [...reportReads, 'coding_state', 'decision'],
    errors: ['not_found', 'cancelled'],
  }),
  /** The last check before a report leaves the house: what in its words might say who or where. */
  'report.check': query({
    input: z.object({ report: reportId }),
    output: z.object({ findings: z.array(finding), warnings: z.array(reportWarning) }),
    reads: reportReads,
    errors: ['not_found', 'cancelled'],
  }),
  /** What a report built now would have otherwise than when it was last built; null: it never was. */
  'report.changes': query({
    input: z.object({ report: reportId }),
    output: z
      .object({
        builtAt: z.string(),
        added: z.array(builtQuotation),
        gone: z.array(builtQuotation),
        /** `words` are those of now. */
        reworded: z.array(builtQuotation.extend({ before: z.string() })),
        counts: z.array(
          z.object({ path: z.string(), caseName: z.string().nullable(), before: z.int(), now: z.int() }),
        ),
        settings: z.boolean(),
      })
      .nullable(),
    reads: reportReads,
    errors: ['not_found', 'cancelled'],
  }),
  /** Writes the report into a folder, a file a format, and remembers what was in it. */
  'report.build': command({
    input: z.object({ report: reportId, folder: fileGrant, formats: z.array(reportFormat).min(1) }),
    output: z.object({
      files: z.array(
        z.object({
          file: fileGrant,
          name: z.string(),
          format: reportFormat,
          bytes: z.int(),
          altered: z.int(),
        }),
      ),
      quotations: z.int(),
    }),
    long: true,
    errors: ['not_found', 'validation', 'disk_full', 'cancelled'],
  }),
}
