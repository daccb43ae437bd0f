import * as z from 'zod'
import { caseId, coderId, codeId, codingId, decisionId, documentId, roundId } from '../ids.ts'
import { command, query } from './define.ts'
import { span } from './values.ts'

/** Whose codings of which documents are looked at. A null leaves that open. */
export const compared = z.object({
  /** null: each document as its coders finished it last, in a round or outside of rounds. */
  round: roundId.nullable().default(null),
  cases: z.array(caseId).nullable().default(null),
  documents: z.array(documentId).nullable().default(null),
  /** null: everyone who has finished a document. */
  coders: z.array(coderId).nullable().default(null),
  /** Only codings made under this version of the codebook. */
  version: z.int().positive().nullable().default(null),
  /** Speakers whose turns are left out: a role, a label, or "Interviewer" for whoever asks the questions. */
  excludeSpeakers: z.array(z.string().min(1).max(300)).default([]),
})
export type Compared = z.infer<typeof compared>

export const disagreementKinds = ['coded_by_some', 'different_code', 'boundaries'] as const
export const disagreementKind = z.enum(disagreementKinds)
export type DisagreementKind = z.infer<typeof disagreementKind>

export const decision = z.object({
  id: decisionId,
  outcome: z.enum(['took', 'other', 'left_open']),
  /** Whose codings were taken. */
  took: z.array(coderId),
  reason: z.string(),
  by: z.string().nullable(),
  at: z.string(),
})
export type Decision = z.infer<typeof decision>

export const disagreement = z.object({
  /** Told from the codings it is about: the same as long as they are. */
  key: z.string(),
  kind: disagreementKind,
  document: documentId,
  title: z.string(),
  start: z.int(),
  end: z.int(),
  /** The words it spans, cut after some hundred characters. */
  words: z.string(),
  /** 1-based; null in a text without turns. */
  turn: z.int().nullable(),
  codes: z.array(codeId),
  /** Of different codes: whether all lie below one top code. */
  withinBranch: z.boolean().nullable(),
  /** Every coder who has finished the document; those without stretches coded nothing of it. */
  coders: z.array(
    z.object({
      coder: coderId,
      stretches: z.array(
        z.object({ code: codeId, start: z.int(), end: z.int(), codings: z.array(codingId) }),
      ),
    }),
  ),
  decision: decision.nullable(),
})
export type Disagreement = z.infer<typeof disagreement>

export const disagreementSorts = ['place', 'length', 'code', 'kind'] as const

/** How one disagreement is settled. */
export const settlement = z.object({
  key: z.string().min(1),
  outcome: z.discriminatedUnion('kind', [
    /** These coders' codings of it become the consensus; of nobody: it stays uncoded. */
    z.object({ kind: z.literal('took'), coders: z.array(coderId) }),
    z.object({ kind: z.literal('other'), codings: z.array(z.object({ code: codeId, span })).min(1) }),
    z.object({ kind: z.literal('left_open') }),
  ]),
  /** Needed where it is left open. */
  reason: z.string().max(2000),
})
export type Settlement = z.infer<typeof settlement>

/** What every answer about compared codings is made from. */
export const comparedReads = [
  'coding',
  'coding_state',
  'round',
  'round_coder',
  'round_document',
  'document',
  'turn',
  'speaker',
  'participant',
  'coder',
  'code',
  'decision',
] as const

export const consensusCalls = {
  /** Every place where those who finished a document differ. A blind round tells of what was opened only. */
  'disagreement.list': query({
    input: z.object({
      compared,
      codes: z.array(codeId).nullable().default(null),
      /** Those in which these two differ. */
      pair: z.tuple([coderId, coderId]).nullable().default(null),
      kinds: z.array(disagreementKind).nullable().default(null),
      decided: z.enum(['all', 'undecided', 'decided', 'left_open']).default('all'),
      /** In UTF-16 units. */
      longest: z.int().positive().nullable().default(null),
      shortest: z.int().positive().nullable().default(null),
      sort: z.enum(disagreementSorts).default('place'),
      offset: z.int().nonnegative().default(0),
      limit: z.int().positive().max(1_000_000).default(1000),
    }),
    output: z.object({
      /** That pass the filter. */
      total: z.int(),
      rows: z.array(disagreement),
      /** Of all that are compared, whatever the filter. */
      undecided: z.int(),
      decided: z.int(),
      leftOpen: z.int(),
      byKind: z.record(disagreementKind, z.int()),
      /** Where all agree, on code and edges; and how many of these the consensus has. */
      agreed: z.int(),
      accepted: z.int(),
      /** Finished by fewer than two, or not opened yet. */
      uncompared: z.array(z.object({ document: documentId, title: z.string() })),
    }),
    reads: comparedReads,
    errors: ['not_found', 'validation'],
  }),
  'consensus.settle': command({
    input: z.object({ compared, settlements: z.array(settlement).min(1).max(10_000) }),
    output: z.object({ settled: z.int(), codings: z.int() }),
    errors: ['not_found', 'validation'],
  }),
  /** Takes decisions back, with the consensus codings they made. */
  'consensus.reopen': command({
    input: z.object({ decisions: z.array(decisionId).min(1) }),
    output: z.object({ reopened: z.int() }),
    errors: ['not_found'],
  }),
  /** What all agree on enters the consensus in one step. */
  'consensus.acceptAgreed': command({
    input: z.object({ compared }),
    output: z.object({ created: z.int(), already: z.int() }),
    errors: ['not_found', 'validation'],
  }),
}
