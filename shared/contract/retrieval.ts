import * as z from 'zod'
import {
  caseId,
  coderId,
  codeId,
  codingId,
  documentId,
  participantId,
  roundId,
  savedQueryId,
} from '../ids.ts'
import { command, query } from './define.ts'
import { extract, mode, name } from './values.ts'

/** A code, alone or with all below it. */
export const pickedCode = z.object({ code: codeId, withChildren: z.boolean().default(false) })
export type PickedCode = z.infer<typeof pickedCode>

/**
 * How two codings of one document stand to each other. `near`: their turns are at most so many turns apart; 0 is the same
 * turn. A text without turns counts as one turn.
 */
export const proximity = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('overlapping') }),
  z.object({ kind: z.literal('near'), turns: z.int().nonnegative().max(10_000) }),
  z.object({ kind: z.literal('same_turn') }),
  z.object({ kind: z.literal('same_document') }),
])
export type Proximity = z.infer<typeof proximity>

/**
 * A second code in a query. `and` keeps the codings that stand so to a coding of one of `codes`, `not` those that stand
 * so to none. What is found are always the query's own codings, never those that they stand to; and none stands to itself.
 */
export const codeCondition = z.object({
  is: z.enum(['and', 'not']),
  codes: z.array(pickedCode).min(1).max(2000),
  proximity: proximity.default({ kind: 'overlapping' }),
})
export type CodeCondition = z.infer<typeof codeCondition>

/** An attribute that has this value; null: that has none. */
export const attributeWanted = z.object({
  entity: z.enum(['case', 'participant', 'document']),
  name: z.string().min(1).max(300),
  value: z.string().max(10_000).nullable(),
})
export type AttributeWanted = z.infer<typeof attributeWanted>

export const extractMarks = ['starred', 'pinned', 'hidden'] as const
/** What the team has noted of an extract. Marks are the project's, the same for whoever looks. */
export const extractMark = z.enum(extractMarks)
export type ExtractMark = z.infer<typeof extractMark>

const oneOf = <T extends z.ZodType>(what: T) => z.array(what).max(10_000).nullable().default(null)

/**
 * Which codings are wanted. Every line narrows; null, or a list of codes, conditions or attributes without entries, does
 * not. Within a line any will do, but for `conditions` and `attributes`, which must all hold; of several values of one
 * attribute any will do. All of it is about the codings that are found; those that conditions hold them against may be
 * anyone's, unless `sameCoder`.
 */
export const retrievalQuery = z.object({
  /** Any of these: "or" between codes. */
  codes: z.array(pickedCode).max(2000).default([]),
  conditions: z.array(codeCondition).max(50).default([]),
  /** Whether conditions hold a coding against those by the same coder in the same round only. */
  sameCoder: z.boolean().default(false),
  /** A null among them: documents without a case. */
  cases: oneOf(caseId.nullable()),
  documents: oneOf(documentId),
  modes: oneOf(mode),
  /** The consensus is one of them. */
  coders: oneOf(coderId),
  /** A null among them: outside of rounds. */
  rounds: oneOf(roundId.nullable()),
  /** Who is heard in the extract. Together with attributes of participants: one who is both. */
  participants: oneOf(participantId),
  attributes: z.array(attributeWanted).max(1000).default([]),
  /** A word or phrase that stands in the extract, within a turn; case and accents don't matter. */
  words: z.string().trim().max(500).nullable().default(null),
  /** Only extracts that bear this mark. */
  marked: z.enum(['starred', 'pinned']).nullable().default(null),
})
export type RetrievalQuery = z.infer<typeof retrievalQuery>

export const extractSorts = ['place', 'code', 'case', 'participant'] as const
export const extractGroups = ['case', 'code', 'participant', 'mode'] as const

/** A query, and how what it finds is to be shown. */
export const extractsQuestion = z.object({
  query: retrievalQuery,
  sort: z.enum(extractSorts).default('place'),
  group: z.enum(extractGroups).nullable().default(null),
  /** What becomes of hidden extracts. Matrices count them. */
  hidden: z.enum(['shown', 'left_out', 'only']).default('shown'),
  /** Pinned extracts stand before the others, where grouped within their group. */
  pinnedFirst: z.boolean().default(false),
})
export type ExtractsQuestion = z.infer<typeof extractsQuestion>

/** An extract with its marks. */
export const markedExtract = extract.extend({ marks: z.array(extractMark) })
export type MarkedExtract = z.infer<typeof markedExtract>

/** A turn around an extract, or in a text without turns a line of it that isn't blank. */
export const contextTurn = z.object({
  /** 1-based; null for a line. */
  number: z.int().nullable(),
  speaker: z.string().nullable(),
  timestamp: z.string().nullable(),
  /** Where the words begin in the document, in UTF-16 units. */
  start: z.int(),
  text: z.string(),
  /** Which of the words are the extract's: half-open, UTF-16 units of `text`; null: none. */
  extract: z.object({ start: z.int(), end: z.int() }).nullable(),
})
export type ContextTurn = z.infer<typeof contextTurn>

export const savedQuery = z.object({
  id: savedQueryId,
  name: z.string(),
  question: extractsQuestion,
  /** How many codes, cases, documents, coders, rounds and participants it names that are not there, or not to be seen. */
  gone: z.int(),
  /** Who saved it last. */
  by: z.string().nullable(),
  changedAt: z.string(),
})
export type SavedQuery = z.infer<typeof savedQuery>

/** What an answer to a query depends on. */
export const retrievalReads = [
  'coding',
  'extract_mark',
  'code',
  'document',
  'turn',
  'speaker',
  'participant',
  'case_study',
  'coder',
  'attribute',
  'attribute_value',
  'codebook_version',
  'round',
  'round_coder',
  'round_document',
] as const

export const retrievalCalls = {
  /**
   * The extracts of a query, a page at a time. In one order: by group first where grouped, then as sorted, then by place.
   * An extract stands in one group: of participants, that of the first who is heard in it and does not ask the questions.
   * A coding whose words were lost is left out, as is one in which someone is heard who has withdrawn.
   */
  'retrieval.run': query({
    input: extractsQuestion.extend({
      offset: z.int().nonnegative().default(0),
      limit: z.int().nonnegative().max(10_000).default(50),
    }),
    output: z.object({
      total: z.int(),
      /** How many of all that are found are hidden, whatever was asked to become of them. */
      hidden: z.int(),
      /** How many more would be found, had nobody withdrawn who is heard in them. They count nowhere. */
      withdrawn: z.int(),
      /** In order, each with the codings in it; empty where not grouped. `key`: its id, or its mode; null: of none. */
      groups: z.array(z.object({ key: z.string().nullable(), label: z.string(), count: z.int() })),
      extracts: z.array(markedExtract),
    }),
    reads: retrievalReads,
    errors: ['not_found'],
  }),
  /** The ids of all that `retrieval.run` finds, in its order: for doing something to all of them. */
  'retrieval.codings': query({
    input: extractsQuestion,
    output: z.object({ codings: z.array(codingId) }),
    reads: retrievalReads,
    errors: ['not_found'],
  }),
  /** The turns that an extract stands in, whole, with so many before and after. */
  'retrieval.context': query({
    input: z.object({
      coding: codingId,
      before: z.int().nonnegative().max(1000).default(0),
      after: z.int().nonnegative().max(1000).default(0),
    }),
    output: z.object({
      turns: z.array(contextTurn),
      /** How many turns the document has before these and after. */
      before: z.int(),
      after: z.int(),
    }),
    reads: ['coding', 'document', 'turn', 'speaker', 'participant', 'round', 'round_coder', 'round_document'],
    errors: ['not_found'],
  }),
  /** Refuses all where one of the codings may not be seen. */
  'extract.mark': command({
    input: z.object({
      codings: z.array(codingId).min(1).max(100_000),
      mark: extractMark,
      /** false: takes the mark off. */
      on: z.boolean(),
    }),
    /** How many were not so already. */
    output: z.object({ changed: z.int() }),
    errors: ['not_found'],
  }),
  /** By name. What was found then is not kept: a saved query is asked anew. */
  'query.list': query({
    input: z.object({}),
    output: z.array(savedQuery),
    reads: ['saved_query', ...retrievalReads],
    errors: ['corrupt'],
  }),
  /** `id` null: a new one. Refuses a name that another one has (name_taken), whatever its case. */
  'query.save': command({
    input: z.object({ id: savedQueryId.nullable(), name, question: extractsQuestion }),
    output: z.object({ id: savedQueryId }),
    errors: ['not_found', 'validation'],
  }),
  'query.remove': command({
    input: z.object({ id: savedQueryId }),
    output: z.null(),
    errors: ['not_found'],
  }),
}
