import * as z from 'zod'
import { caseId, coderId, documentId, participantId, roundId } from '../ids.ts'
import { command, query } from './define.ts'
import { pickedCode, proximity, retrievalQuery, retrievalReads } from './retrieval.ts'
import { fileGrant, mode } from './values.ts'

const inOrder = <T extends z.ZodType>(what: T) => z.array(what).min(1).max(2000).nullable().default(null)

/**
 * What a matrix has in its rows or columns, in this order; null: all there are, in their own order. Codes without a list
 * are those of the codebook, each by itself.
 */
export const matrixAxis = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('codes'), codes: inOrder(pickedCode) }),
  z.object({ kind: z.literal('cases'), cases: inOrder(caseId.nullable()) }),
  z.object({ kind: z.literal('documents'), documents: inOrder(documentId) }),
  z.object({ kind: z.literal('modes'), modes: inOrder(mode) }),
  z.object({ kind: z.literal('coders'), coders: inOrder(coderId) }),
  z.object({ kind: z.literal('rounds'), rounds: inOrder(roundId.nullable()) }),
  z.object({ kind: z.literal('participants'), participants: inOrder(participantId) }),
  z.object({
    kind: z.literal('attribute'),
    entity: z.enum(['case', 'participant', 'document']),
    name: z.string().min(1).max(300),
    values: inOrder(z.string().max(10_000).nullable()),
  }),
])
export type MatrixAxis = z.infer<typeof matrixAxis>
export type MatrixAxisKind = MatrixAxis['kind']

export const matrixMeasures = ['codings', 'documents', 'participants', 'words', 'share'] as const
/**
 * What a cell counts, of all codings its query finds. documents: in which they stand. participants: who is heard in them
 * and does not ask the questions; a speaker whom no participant is named for counts as one of that document. words: a word
 * once, however often it is coded, and as soon as a letter of it is. share: of the characters that can be coded in the
 * cell's documents, how many are coded, from 0 to 1.
 */
export const matrixMeasure = z.enum(matrixMeasures)
export type MatrixMeasure = z.infer<typeof matrixMeasure>

export const matrixNormalisations = ['none', 'rows', 'columns', 'whole'] as const

export const matrixQuestion = z
  .object({
    rows: matrixAxis,
    columns: matrixAxis,
    /** What of the project is counted. It names no codes where an axis does. */
    query: retrievalQuery.prefault({}),
    measure: matrixMeasure.default('codings'),
    /**
     * `text`: what was said, coded or not: documents, participants or words, by what documents and people are, as in a
     * table of the participants by site and mode.
     */
    of: z.enum(['codings', 'text']).default('codings'),
    /**
     * For codes by codes: how the row's codings stand to another coding of the column's code. A cell counts the row's, so
     * that it may differ from its mirror image.
     */
    proximity: proximity.default({ kind: 'overlapping' }),
    sortRows: z.enum(['given', 'value']).default('given'),
    sortColumns: z.enum(['given', 'value']).default('given'),
    /** Shares of the row's, the column's or the whole matrix's total, from 0 to 1. */
    normalise: z.enum(matrixNormalisations).default('none'),
    /**
     * Cells from 1 to below this are not told, nor totals they could be worked out from; words and share by the codings
     * they rest on. Below 2, or 3, it would be told all the same.
     */
    suppressBelow: z.int().min(3).max(1000).nullable().default(null),
  })
  .refine(({ measure, normalise }) => measure !== 'share' || normalise === 'none', 'a share is one already')
export type MatrixQuestion = z.infer<typeof matrixQuestion>

/** Why a figure is not told: it is small itself, or a small one could be worked out from it. */
export const withheldReasons = ['small', 'tells_small'] as const

/** A figure with the query that opens it. `value` null: it is withheld. */
export const matrixCell = z.object({
  value: z.number().nullable(),
  withheld: z.enum(withheldReasons).nullable(),
  query: retrievalQuery,
})
export type MatrixCell = z.infer<typeof matrixCell>

/** `id`: of what it stands for, its mode or its value; null: of those without. */
const heading = z.object({ id: z.string().nullable(), label: z.string(), total: matrixCell })

/** Totals count each coding, document, participant and word once, so that they may be less than the sum of the cells. */
export const matrix = z.object({
  rows: z.array(heading),
  columns: z.array(heading),
  cells: z.array(z.array(matrixCell)),
  total: matrixCell,
  measure: matrixMeasure,
  normalised: z.enum(matrixNormalisations),
  suppressBelow: z.int().nullable(),
  /** How many more extracts (of the text: turns) it would rest on, had nobody withdrawn who is heard in them. */
  withdrawn: z.int(),
})
export type Matrix = z.infer<typeof matrix>

export const matrixFormats = ['csv', 'xlsx', 'json'] as const
export const matrixFormat = z.enum(matrixFormats)
export type MatrixFormat = z.infer<typeof matrixFormat>

export const matrixCalls = {
  /** Refuses two axes of one kind but codes by codes (same_axis), and what does not go together (matrix_mismatch). */
  'matrix.compute': query({
    input: matrixQuestion,
    output: matrix,
    reads: [...retrievalReads, 'project'],
    errors: ['not_found', 'validation'],
  }),
  /** Writes the matrix into a folder, a file a format, totals with it. */
  'matrix.export': command({
    input: z.object({
      folder: fileGrant,
      question: matrixQuestion,
      /** Whether names are replaced as the project's pseudonym list says. */
      pseudonyms: z.boolean().default(true),
      formats: z.array(matrixFormat).min(1),
    }),
    output: z.object({
      files: z.array(z.object({ file: fileGrant, name: z.string() })),
      /** As the matrix has it. */
      withdrawn: z.int(),
    }),
    errors: ['not_found', 'validation', 'disk_full'],
  }),
}
