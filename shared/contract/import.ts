import * as z from 'zod'
import { importRejections } from '../errors.ts'
import { caseId, documentId, participantId } from '../ids.ts'
import { command, query } from './define.ts'
import { attributeValues, fileGrant, mode, name } from './values.ts'

/** A source that has been read but not stored. Lives in the host's memory until stored or discarded. */
export const stagedId = z.string().min(1).max(64)

export const turnCorrection = z.object({
  layout: z.enum(['detect', 'none', 'bold']),
  notSpeakers: z.array(z.string()).max(1000),
  rename: z.record(z.string(), z.string().max(300)),
})

/** How a table of answers becomes documents: columns by their 0-based index. */
export const tableLayout = z.object({
  rowIs: z.enum(['document', 'turn']),
  text: z.array(z.int().nonnegative()),
  title: z.int().nonnegative().nullable(),
  speaker: z.int().nonnegative().nullable(),
  timestamp: z.int().nonnegative().nullable(),
  attributes: z.array(z.int().nonnegative()),
})
export type TableLayout = z.infer<typeof tableLayout>

export const stagedDocument = z.object({
  index: z.int(),
  title: z.string(),
  characters: z.int(),
  turns: z.int(),
  speakers: z.array(
    z.object({ label: z.string(), turns: z.int(), words: z.int(), interviewer: z.boolean() }),
  ),
  layout: z.string().nullable(),
  proposal: z.literal('bold').nullable(),
  header: z.array(z.object({ key: z.string(), value: z.string() })),
  attributes: attributeValues,
  suggestedMode: mode,
  warnings: z.array(z.string()),
})
export type StagedDocument = z.infer<typeof stagedDocument>

export const stagedSource = z.object({
  id: stagedId,
  file: fileGrant,
  name: z.string(),
  format: z.string(),
  bytes: z.int(),
  documents: z.array(stagedDocument),
  table: z.object({ columns: z.array(z.string()), rows: z.int(), layout: tableLayout }).nullable(),
  correction: turnCorrection,
  /** The title of a document already made from the very same bytes, or the name of a file earlier in this batch. */
  alreadyImportedAs: z.string().nullable(),
})
export type StagedSource = z.infer<typeof stagedSource>

export const rejectedSource = z.object({
  file: fileGrant,
  name: z.string(),
  reason: z.enum(importRejections),
  sentence: z.string(),
})
export type RejectedSource = z.infer<typeof rejectedSource>

export const importCalls = {
  'import.read': command({
    input: z.object({ files: z.array(fileGrant).min(1).max(2000) }),
    output: z.object({ staged: z.array(stagedSource), rejected: z.array(rejectedSource) }),
    long: true,
    errors: ['cancelled', 'not_found'],
  }),
  'import.adjust': command({
    input: z.object({ staged: stagedId, correction: turnCorrection, layout: tableLayout.nullable() }),
    output: stagedSource,
    errors: ['not_found', 'validation'],
  }),
  'import.turns': query({
    input: z.object({ staged: stagedId, index: z.int().nonnegative(), limit: z.int().positive().max(5000) }),
    output: z.array(
      z.object({ speaker: z.string().nullable(), timestamp: z.string().nullable(), text: z.string() }),
    ),
    reads: [],
    errors: ['not_found'],
  }),
  'import.store': command({
    input: z.object({
      documents: z
        .array(
          z.object({
            staged: stagedId,
            index: z.int().nonnegative(),
            title: name,
            case: z.union([caseId, z.object({ create: name })]).nullable(),
            mode,
            attributes: attributeValues,
            speakers: z.array(
              z.object({
                label: z.string(),
                interviewer: z.boolean(),
                participant: z
                  .union([
                    participantId,
                    z.object({ create: z.object({ pseudonym: name, role: z.string().max(300) }) }),
                  ])
                  .nullable(),
              }),
            ),
          }),
        )
        .min(1)
        .max(5000),
      /** Store a source whose very bytes are in the project already. */
      again: z.boolean(),
    }),
    output: z.object({
      stored: z.array(
        z.object({ staged: stagedId, index: z.int(), document: documentId, title: z.string() }),
      ),
      rejected: z.array(rejectedSource),
    }),
    long: true,
    errors: ['cancelled', 'not_found', 'validation', 'disk_full'],
  }),
  'import.discard': command({ input: z.object({ staged: z.array(stagedId) }), output: z.null() }),
}
