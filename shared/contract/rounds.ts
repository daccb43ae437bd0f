import * as z from 'zod'
import { coderId, documentId, roundId } from '../ids.ts'
import { command, query } from './define.ts'
import { codingState, name, prose } from './values.ts'

/** How far a document has come in a round. */
export const roundDocument = z.object({
  document: documentId,
  title: z.string(),
  states: z.array(z.object({ coder: coderId, state: codingState })),
  /** Everyone of the round has finished it. */
  finished: z.boolean(),
  /** In a blind round: when the results were opened. Until then nobody sees a colleague's work on it. */
  openedAt: z.string().nullable(),
})
export type RoundDocument = z.infer<typeof roundDocument>

/** Documents that named coders code under one version of the codebook, to be compared. */
export const round = z.object({
  id: roundId,
  name: z.string(),
  note: z.string(),
  /** Number of the codebook's version. */
  version: z.int(),
  blind: z.boolean(),
  coders: z.array(coderId),
  documents: z.array(roundDocument),
  by: z.string().nullable(),
  createdAt: z.string(),
  /** A closed round takes no more codings. */
  closedAt: z.string().nullable(),
})
export type Round = z.infer<typeof round>

const roundFields = z.object({
  name,
  note: prose,
  documents: z.array(documentId).min(1),
  coders: z.array(coderId).min(1),
  /** Cannot be changed once someone has coded in the round. */
  blind: z.boolean(),
})

export const roundCalls = {
  /** Newest first. */
  'round.list': query({
    input: z.object({}),
    output: z.array(round),
    reads: [
      'round',
      'round_coder',
      'round_document',
      'coding_state',
      'coder',
      'document',
      'codebook_version',
    ],
  }),
  /** Under the codebook's newest version; a codebook changed since is published first. */
  'round.create': command({
    input: roundFields.extend({ note: prose.default('') }),
    output: round,
    errors: ['not_found', 'validation'],
  }),
  /** Who has begun in a blind round and not been opened can't be taken out of it, nor the document. */
  'round.update': command({
    input: z.object({ round: roundId, fields: roundFields.partial() }),
    output: round,
    errors: ['not_found', 'validation', 'blind'],
  }),
  'round.setClosed': command({
    input: z.object({ round: roundId, closed: z.boolean() }),
    output: z.null(),
    errors: ['not_found'],
  }),
  /**
   * Opens a blind round's results on documents that all have finished: everyone sees everyone's work there, and nobody
   * can change what they coded blind. It can't be undone. null: on every document that all have finished.
   */
  'round.open': command({
    input: z.object({ round: roundId, documents: z.array(documentId).min(1).nullable() }),
    output: z.object({ opened: z.int() }),
    errors: ['not_found', 'blind'],
  }),
  /** Only a round in which nobody has coded. */
  'round.remove': command({
    input: z.object({ round: roundId }),
    output: z.null(),
    errors: ['not_found', 'validation', 'blind'],
  }),
}
