import * as z from 'zod'
import { caseId, documentId, turnId } from '../ids.ts'
import { command, query } from './define.ts'
import { prose } from './values.ts'

/** What became of the codings of a document when its words were mended. */
const codingsMoved = z.object({ moved: z.int(), orphaned: z.int() })

const find = z.object({
  text: z.string().min(1).max(1000),
  matchCase: z.boolean(),
  wholeWords: z.boolean(),
  documents: z.array(documentId).nullable(),
  cases: z.array(caseId).nullable(),
})

/** Changing a transcript's words and turns; codings stay on their words. */
export const mendingCalls = {
  /** New words, speaker or timestamp of a turn. Line ends LF. `speaker`: a label, made when first named; null: nobody. */
  'mending.mendTurn': command({
    input: z.object({
      turn: turnId,
      words: prose.optional(),
      speaker: z.string().min(1).max(300).nullable().optional(),
      timestamp: z.string().min(1).max(40).nullable().optional(),
    }),
    output: codingsMoved,
    errors: ['not_found', 'validation'],
  }),
  /** New words of a text without turns, or of any stretch of one: replaces [start, end). */
  'mending.mendText': command({
    input: z.object({
      document: documentId,
      start: z.int().nonnegative(),
      end: z.int().nonnegative(),
      words: prose,
    }),
    output: codingsMoved,
    errors: ['not_found', 'validation'],
  }),
  /** A turn becomes two at an offset inside its words; the second goes to `speaker` (null: nobody). */
  'mending.splitTurn': command({
    input: z.object({ turn: turnId, at: z.int().positive(), speaker: z.string().min(1).max(300).nullable() }),
    output: z.null(),
    errors: ['not_found', 'validation'],
  }),
  /** A turn and the one after it become one, of the first's speaker. */
  'mending.joinTurns': command({
    input: z.object({ turn: turnId }),
    output: codingsMoved,
    errors: ['not_found', 'validation'],
  }),
  /** Every place where words stand, with what is around them. */
  'mending.find': query({
    input: find.extend({ limit: z.int().positive().max(10_000) }),
    output: z.object({
      total: z.int(),
      places: z.array(
        z.object({
          document: documentId,
          title: z.string(),
          start: z.int(),
          end: z.int(),
          before: z.string(),
          words: z.string(),
          after: z.string(),
        }),
      ),
    }),
    reads: ['document', 'turn'],
  }),
  /** Replaces at the places named, which must still hold the words; all in one command. */
  'mending.replace': command({
    input: z.object({
      places: z
        .array(
          z.object({
            document: documentId,
            start: z.int().nonnegative(),
            end: z.int().positive(),
            words: z.string(),
          }),
        )
        .min(1)
        .max(100_000),
      by: z.string().max(1000),
    }),
    output: codingsMoved.extend({ replaced: z.int(), documents: z.int() }),
    long: true,
    errors: ['not_found', 'validation', 'cancelled'],
  }),
  /** The text as it was imported, beside the text as it is, as runs of equal, removed and added words. */
  'mending.compare': query({
    input: z.object({ document: documentId }),
    output: z.object({
      mended: z.boolean(),
      runs: z.array(z.object({ kind: z.enum(['same', 'removed', 'added']), text: z.string() })),
    }),
    reads: ['document'],
    errors: ['not_found'],
  }),
}
