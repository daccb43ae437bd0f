import * as z from 'zod'
import { codeGroupId, codeId } from '../ids.ts'
import { command, query } from './define.ts'
import { extract, name } from './values.ts'

/** A free code as a card: how often it was used, and a few of its extracts. */
export const freeCodeCard = z.object({
  code: codeId,
  name: z.string(),
  colour: z.string(),
  brief: z.string(),
  group: codeGroupId.nullable(),
  codings: z.int(),
  coders: z.array(z.string()),
  extracts: z.array(extract),
})
export type FreeCodeCard = z.infer<typeof freeCodeCard>

export const codeGroup = z.object({ id: codeGroupId, name: z.string(), codes: z.int(), codings: z.int() })
export type CodeGroup = z.infer<typeof codeGroup>

/** The board on which free codes are gathered into groups and groups become codes. */
export const boardCalls = {
  'board.show': query({
    input: z.object({ extracts: z.int().min(0).max(10) }),
    output: z.object({ groups: z.array(codeGroup), cards: z.array(freeCodeCard) }),
    reads: [
      'code',
      'code_group',
      'coding',
      'document',
      'coder',
      'turn',
      'speaker',
      'participant',
      'case_study',
      'attribute_value',
      'round',
      'round_document',
    ],
  }),
  /** Puts free codes into a group, made when first named; null: out of any. A group left empty goes. */
  'board.gather': command({
    input: z.object({
      codes: z.array(codeId).min(1),
      group: z.union([codeGroupId, z.object({ create: name })]).nullable(),
    }),
    output: z.object({ group: codeGroupId.nullable() }),
    errors: ['not_found', 'validation'],
  }),
  'board.renameGroup': command({
    input: z.object({ group: codeGroupId, name }),
    output: z.null(),
    errors: ['not_found', 'validation'],
  }),
  /**
   * A group becomes one code under `parent`. Its free codes' codings go there and remember where they came from; the
   * free codes are retired with the new code as successor.
   */
  'board.collapse': command({
    input: z.object({ group: codeGroupId, parent: codeId.nullable(), name }),
    output: z.object({ code: codeId, moved: z.int(), united: z.int() }),
    errors: ['not_found', 'validation'],
  }),
  /** A free code takes a place in the codebook as it is. */
  'board.adopt': command({
    input: z.object({ code: codeId, parent: codeId.nullable() }),
    output: z.null(),
    errors: ['not_found', 'validation'],
  }),
}
