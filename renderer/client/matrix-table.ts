import * as z from 'zod'
import { matrixMeasure, matrixNormalisations } from '#shared/contract/matrices.ts'
import { proximity } from '#shared/contract/retrieval.ts'

/** The tables that are ready made, and one's own. */
export const tableKinds = [
  'codes_by_case',
  'codes_by_value',
  'codes_together',
  'coders_by_code',
  'people_by_mode',
  'own',
] as const
export type TableKind = (typeof tableKinds)[number]

/** What rows or columns are made of. */
export const tableAxis = z.discriminatedUnion('kind', [
  z.object({ kind: z.enum(['codes', 'cases', 'documents', 'modes', 'coders', 'rounds', 'participants']) }),
  z.object({
    kind: z.literal('attribute'),
    entity: z.enum(['case', 'participant', 'document']),
    name: z.string().min(1),
  }),
])
export type TableAxis = z.infer<typeof tableAxis>

/** A row or column by its id or value; null: those without; or the totals. */
const lineKey = z.union([z.literal('total'), z.object({ id: z.string().nullable() })])
export type LineKey = z.infer<typeof lineKey>

/** As they come, by their totals, or by hand: ids, or values; null: of those without. */
const restingOrder = z.union([z.enum(['given', 'value']), z.array(z.string().nullable())])
export type RestingOrder = z.infer<typeof restingOrder>
/** Or largest first by what stands in one line across, where there is such a line; else as they were before. */
export const lineOrder = z.union([restingOrder, z.object({ by: lineKey, before: restingOrder })])
export type LineOrder = z.infer<typeof lineOrder>

/** A table of the matrices room with everything that was chosen for it. */
export const matrixTable = z.object({
  kind: z.enum(tableKinds),
  rows: tableAxis,
  columns: tableAxis,
  measure: matrixMeasure,
  /** `text`: what was said, coded or not. */
  of: z.enum(['codings', 'text']),
  normalise: z.enum(matrixNormalisations),
  proximity,
  /** Codes down to this level, those at it with all below them; null: all levels. */
  depth: z.int().positive().nullable(),
  /** Each code with all below it. */
  withChildren: z.boolean(),
  /** Everyone but the consensus, everyone, or one coder by id. */
  whose: z.string(),
  /** Of any round, outside of rounds, or of one by id. */
  round: z.string(),
  /** Ids; a null among them: documents without a case. null: all. */
  cases: z.array(z.string().nullable()).nullable(),
  suppressBelow: z.int().min(3).max(1000).nullable(),
  rowOrder: lineOrder,
  columnOrder: lineOrder,
  /** Rows and columns without anything are not shown. */
  hidesEmpty: z.boolean(),
})
export type MatrixTable = z.infer<typeof matrixTable>

/** A cell of a table, by its lines. */
export interface TableCell {
  readonly row: LineKey
  readonly column: LineKey
}
