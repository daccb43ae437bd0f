import * as z from 'zod'
import { caseId, coderId, documentId } from '../ids.ts'
import { query, command } from './define.ts'

export const units = ['character', 'sentence', 'turn', 'document'] as const
export const unit = z.enum(units)

/** A number, or the reason why there is none. Never a made-up 0 or 1. */
export const figure = z.union([z.number(), z.object({ null: z.string() })])
export type Figure = z.infer<typeof figure>

export const figures = z.object({
  percent_agreement: figure,
  percent_agreement_pooled: figure,
  holsti: figure,
  cohen_kappa: figure,
  scott_pi: figure,
  fleiss_kappa: figure,
  brennan_prediger: figure,
  gwet_ac1: figure,
  alpha_nominal: figure,
  alpha_set_jaccard: figure,
  alpha_set_masi: figure,
  alpha_u_1995: figure,
  u_alpha: figure,
  bar_u_alpha: figure,
  cu_alpha: figure,
  /** The share of all text that cu_alpha speaks of. */
  cu_coverage: figure,
  /** q of Brennan-Prediger and AC1, and whether it was given or counted. */
  categories: z.object({ q: z.int(), from: z.enum(['given', 'counted']) }),
})

/** A 95 % percentile interval from resampling, or the reason why there is none. */
export const interval = z.union([
  z.object({
    lower: z.number(),
    upper: z.number(),
    below_667: z.number(),
    below_800: z.number(),
    resamples: z.int(),
    degenerate: z.int(),
    seed: z.int(),
    resampled: z.enum(['documents', 'turns', 'units', 'pairs']),
    clusters: z.int(),
  }),
  z.object({ null: z.string() }),
])
export type Interval = z.infer<typeof interval>

export const codeAgreement = figures.extend({
  code: z.string(),
  path: z.string(),
  k_u_alpha: figure,
  k_u_coverage: figure,
  positive_agreement: figure,
  prevalence: figure,
  /** By coder's name. */
  codings: z.record(z.string(), z.int()),
  /** The table of counts the figures come from: over how many units exactly these coders chose the code. */
  counts: z.array(z.object({ rated: z.array(z.string()), chosen: z.array(z.string()), units: z.number() })),
  interval,
})
export type CodeAgreement = z.infer<typeof codeAgreement>

export const agreementReport = z.object({
  unit: z.enum([...units, 'row']),
  /** Names. */
  coders: z.array(z.string()),
  /** Titles of the documents that two or more of the coders finished. */
  documents: z.array(z.string()),
  units: z.number(),
  excluded: z.array(z.object({ document: z.string(), coder: z.string(), reason: z.string() })),
  /** All codes together: a coder's set of codes on a unit is one category. */
  overall: figures.extend({
    k_u_alpha: z.record(z.string(), figure),
    k_u_coverage: z.record(z.string(), figure),
    interval,
  }),
  codes: z.array(codeAgreement),
  pairs: z.array(
    z.object({
      coders: z.tuple([z.string(), z.string()]),
      units: z.number(),
      percent_agreement: figure,
      holsti: figure,
      cohen_kappa: figure,
      scott_pi: figure,
      alpha_nominal: figure,
    }),
  ),
  /** What the reader of the figures should know, as plain sentences. */
  warnings: z.array(z.string()),
})
export type AgreementReport = z.infer<typeof agreementReport>

const bootstrap = z.object({ resamples: z.int().positive().max(100_000), seed: z.int().nonnegative() })

/** null: that coder has not rated the unit; []: rated and coded nothing. */
const rating = z.array(z.string()).nullable()

export const agreementCalls = {
  'agreement.compute': command({
    input: z.object({
      /** null: everyone who has finished a document. */
      coders: z.array(coderId).nullable(),
      cases: z.array(caseId).nullable(),
      documents: z.array(documentId).nullable(),
      unit,
      /** Roll codes up to their ancestor at this depth, 1 being the top; null: as coded. */
      depth: z.int().positive().nullable(),
      bootstrap: bootstrap.nullable(),
    }),
    output: agreementReport,
    long: true,
    errors: ['validation', 'not_found', 'cancelled'],
  }),
  'agreement.ofRatings': query({
    input: z.object({
      coders: z.array(z.string()).min(1),
      units: z.array(z.array(rating)),
      categories: z.int().positive().nullable(),
    }),
    output: agreementReport,
    reads: [],
    errors: ['validation'],
  }),
  'agreement.ofSpans': query({
    input: z.object({
      length: z.int().positive(),
      coders: z.record(z.string(), z.array(z.object({ start: z.int(), end: z.int(), code: z.string() }))),
    }),
    output: agreementReport,
    reads: [],
    errors: ['validation'],
  }),
}
