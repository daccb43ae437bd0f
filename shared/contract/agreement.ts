import * as z from 'zod'
import { coderId, codeId, documentId, roundId } from '../ids.ts'
import { compared, comparedReads } from './consensus.ts'
import { query, command } from './define.ts'
import { fileGrant } from './values.ts'

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

/** What agreement is asked about. */
export const agreementQuestion = compared.extend({
  unit,
  /** Roll codes up to their ancestor at this depth, 1 being the top; null: as coded. */
  depth: z.int().positive().nullable(),
  /** Let the consensus stand among the coders, as one of them. */
  withConsensus: z.boolean().default(false),
})
export type AgreementQuestion = z.infer<typeof agreementQuestion>

/** One document's, or one round's, share in a figure. */
const share = z.object({
  units: z.number(),
  percent_agreement: figure,
  /** Of a code: over having it or not; of all codes together: over sets, by Jaccard. */
  alpha: figure,
})

export const agreementPart = share.extend({ document: documentId, title: z.string() })
export type AgreementPart = z.infer<typeof agreementPart>

export const agreementDetail = z.object({
  unit: z.enum(units),
  coders: z.array(coderId),
  /** Document by document; `counts` as in the report, over this document alone. */
  documents: z.array(
    agreementPart.extend({
      counts: z.array(
        z.object({ rated: z.array(z.string()), chosen: z.array(z.string()), units: z.number() }),
      ),
    }),
  ),
  /** For each pair of coders: units that both, only one, or neither gave the code. Of all codes together: empty. */
  pairs: z.array(
    z.object({
      coders: z.tuple([z.string(), z.string()]),
      both: z.number(),
      firstOnly: z.number(),
      secondOnly: z.number(),
      neither: z.number(),
    }),
  ),
})
export type AgreementDetail = z.infer<typeof agreementDetail>

/** Which codes are mixed up with which, over all pairs of coders, in units. */
export const confusion = z.object({
  unit: z.enum(units),
  codes: z.array(z.object({ code: codeId, path: z.string() })),
  /**
   * `cells[i][j]`, i <= j read both ways: on the diagonal, units that both of a pair gave the code; off it, units that
   * one gave code i and not j and the other j and not i.
   */
  cells: z.array(z.array(z.number())),
  /** By code: units that one of a pair gave the code where the other gave no code at all. */
  alone: z.array(z.number()),
})
export type Confusion = z.infer<typeof confusion>

const agreementReads = [...comparedReads, 'codebook_version'] as const

export const agreementExportFormats = ['xlsx', 'csv', 'docx'] as const
export type AgreementExportFormat = (typeof agreementExportFormats)[number]

export const agreementCalls = {
  /** Reports progress and can be cancelled, as intervals take a while. */
  'agreement.compute': query({
    input: agreementQuestion.extend({ bootstrap: bootstrap.nullable() }),
    output: agreementReport,
    reads: agreementReads,
    errors: ['validation', 'not_found', 'cancelled'],
  }),
  /** What a figure is made of: of one code, or null: of all together. */
  'agreement.detail': query({
    input: z.object({ question: agreementQuestion, code: codeId.nullable() }),
    output: agreementDetail,
    reads: agreementReads,
    errors: ['validation', 'not_found'],
  }),
  'agreement.confusion': query({
    input: z.object({ question: agreementQuestion }),
    output: confusion,
    reads: agreementReads,
    errors: ['validation', 'not_found'],
  }),
  /** Round by round, the oldest first; the question's own round is not heeded. */
  'agreement.byRound': query({
    input: z.object({ question: agreementQuestion }),
    output: z.array(
      share.extend({
        round: roundId,
        name: z.string(),
        version: z.int(),
        documents: z.int(),
        codes: z.array(z.object({ code: codeId, alpha: figure })),
      }),
    ),
    reads: agreementReads,
    errors: ['validation', 'not_found'],
  }),
  /** The panel, with its tables and the sentence for a methods section. */
  'agreement.export': command({
    input: z.object({
      folder: fileGrant,
      question: agreementQuestion,
      bootstrap: bootstrap.nullable(),
      /** Whether names are replaced as the project's pseudonym list says, but for coders'. */
      pseudonyms: z.boolean().default(true),
      formats: z.array(z.enum(agreementExportFormats)).min(1),
    }),
    output: z.object({ files: z.array(z.object({ file: fileGrant, name: z.string() })) }),
    long: true,
    errors: ['validation', 'not_found', 'cancelled', 'disk_full'],
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
