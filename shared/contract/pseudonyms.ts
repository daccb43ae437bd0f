import * as z from 'zod'
import { pseudonymId } from '../ids.ts'
import { command, query } from './define.ts'
import { name } from './values.ts'

export const pseudonymEntry = z.object({ id: pseudonymId, words: z.string(), pseudonym: z.string() })
export type PseudonymEntry = z.infer<typeof pseudonymEntry>

/** The project's pseudonym list: what stands in reports for names and places. */
export const pseudonymCalls = {
  /** Longer words first, as they are replaced. */
  'pseudonym.list': query({
    input: z.object({}),
    output: z.array(pseudonymEntry),
    reads: ['pseudonym'],
  }),
  /** How often each entry's words stand in the transcripts: all of them are read for it. */
  'pseudonym.places': query({
    input: z.object({}),
    output: z.array(z.object({ id: pseudonymId, places: z.int() })),
    reads: ['pseudonym', 'document'],
    errors: ['cancelled'],
  }),
  /** Refuses words that are on the list (validation, name_taken). */
  'pseudonym.write': command({
    input: z.object({ id: pseudonymId.nullable(), words: name, pseudonym: name }),
    output: z.object({ id: pseudonymId }),
    errors: ['not_found', 'validation', 'disk_full'],
  }),
  'pseudonym.remove': command({
    input: z.object({ id: pseudonymId }),
    output: z.null(),
    errors: ['not_found', 'disk_full'],
  }),
}
