import * as z from 'zod'
import { coderId, documentId, handoverId } from '../ids.ts'
import { command, query } from './define.ts'
import { fileGrant, name } from './values.ts'

/** A copy that was given to a colleague. */
export const handover = z.object({
  id: handoverId,
  fileName: z.string(),
  person: z.object({ coder: coderId, name: z.string() }),
  /** Null: the whole project. */
  documents: z.array(z.object({ document: documentId, title: z.string() })).nullable(),
  /** With what the others coded and wrote; otherwise blind, with the person's own work only. */
  withOthers: z.boolean(),
  madeAt: z.string(),
  by: z.string().nullable(),
  /** When it was last merged; null: it is still out. */
  returnedAt: z.string().nullable(),
  /** It isn't expected any more. */
  calledOffAt: z.string().nullable(),
  /** Its documents that the person has not finished, as this project knows. */
  missing: z.array(z.object({ document: documentId, title: z.string() })),
})
export type Handover = z.infer<typeof handover>

export const handoverCalls = {
  /** Newest first. */
  'handover.list': query({
    input: z.object({}),
    output: z.array(handover),
    reads: ['handover', 'coder', 'document', 'coding_state'],
  }),
  /** What would go along, as far as the caller may see it. `person` null: someone new. */
  'handover.preview': query({
    input: z.object({
      person: coderId.nullable(),
      documents: z.array(documentId).min(1).nullable(),
      withOthers: z.boolean(),
    }),
    output: z.object({
      documents: z.int(),
      participants: z.int(),
      codings: z.int(),
      memos: z.int(),
      leftOut: z.object({ documents: z.int(), codings: z.int(), memos: z.int() }),
    }),
    reads: [
      'coder',
      'document',
      'speaker',
      'participant',
      'code',
      'coding',
      'memo',
      'round',
      'round_coder',
      'round_document',
    ],
    errors: ['not_found'],
  }),
  /** Writes a copy for a colleague into a folder, under the project's name and theirs. */
  'handover.make': command({
    input: z.object({
      folder: fileGrant,
      /** The name of the file, which must be free; null: made from the project's name and the person's. */
      fileName: name.nullable().default(null),
      person: z.union([coderId, z.object({ create: name })]),
      documents: z.array(documentId).min(1).nullable(),
      withOthers: z.boolean(),
    }),
    output: handover.extend({ bytes: z.int(), file: fileGrant }),
    long: true,
    errors: ['not_found', 'validation', 'disk_full', 'cancelled', 'blind'],
  }),
  /** It won't come back, or is expected again after all. */
  'handover.setCalledOff': command({
    input: z.object({ handover: handoverId, calledOff: z.boolean() }),
    output: z.null(),
    errors: ['not_found'],
  }),
}
