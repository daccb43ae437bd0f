import * as z from 'zod'
import { codeParts, type CodePart } from '../domain/code-differences.ts'
import { codeId } from '../ids.ts'
import { codeFields } from './codebook.ts'
import { command } from './define.ts'
import { sureness } from './merging.ts'
import { colour, fileGrant } from './values.ts'

export const codebookFormats = ['docx', 'xlsx', 'csv', 'qdc'] as const
export const codebookFormat = z.enum(codebookFormats)
export type CodebookFormat = z.infer<typeof codebookFormat>

/** What a code can differ in between a file and the project. */
export const codePart = z.enum(codeParts)
export type { CodePart }

/** A code as a file tells it, beside the code here that it seems to be. */
export const fileCode = z.object({
  /** Names it within this file; stays the same as long as the file does. */
  key: z.string(),
  parent: z.string().nullable(),
  path: z.string(),
  /** null: the file doesn't say. */
  fields: codeFields.extend({ colour: colour.nullable(), codable: z.boolean().nullable() }),
  match: z
    .object({
      code: codeId,
      path: z.string(),
      by: z.enum(['id', 'path', 'name', 'definition']),
      sure: sureness,
      /**
       * What the file says otherwise, as people read it; `mine` empty: only the file says something. What the file is
       * silent about is no difference. Of lists, the entries that stand in the file only.
       */
      differs: z.array(z.object({ part: codePart, mine: z.string(), theirs: z.string() })),
    })
    .nullable(),
})
export type FileCode = z.infer<typeof fileCode>

export const codebookReading = z.object({
  fileName: z.string(),
  fingerprint: z.string(),
  format: z.enum(['concord', 'json', 'qdc', 'csv', 'xlsx']),
  /** In reading order, parents first. */
  codes: z.array(fileCode),
  /** Codes here that nothing in the file seems to be. */
  onlyHere: z.array(z.object({ code: codeId, path: z.string() })),
  /** What was not understood or can't be held, as plain sentences. */
  notices: z.array(z.string()),
})
export type CodebookReading = z.infer<typeof codebookReading>

/** What becomes of a code of the file. One that isn't named is treated as its certain or likely match says, else added. */
export const codeChoice = z.object({
  key: z.string(),
  becomes: z.discriminatedUnion('as', [
    /**
     * It is this code. Of what differs, `take` comes from the file, `keep` stays as it is here. What neither names stays
     * where it says something here, and comes from the file where it doesn't. Lists are united, unless kept.
     */
    z.object({
      as: z.literal('same'),
      code: codeId,
      take: z.array(codePart),
      keep: z.array(codePart).default([]),
    }),
    /** A code of its own, under the code of the file's parent, or nested under a code here (null: a top code). */
    z.object({ as: z.literal('new'), under: z.union([codeId, z.literal('as_in_file')]).nullable() }),
    z.object({ as: z.literal('left_out') }),
  ]),
})
export type CodeChoice = z.infer<typeof codeChoice>

/** Why a codebook file may be refused. */
const fileErrors = [
  'not_found',
  'validation',
  'import_rejected',
  'corrupt',
  'project_newer',
  'project_locked',
  'disk_full',
  'cancelled',
] as const

export const codebookFileCalls = {
  /** Reads a codebook (.concord, .qdc, CSV, XLSX, JSON) and matches it with the project's. Writes nothing. */
  'codebook.readFile': command({
    input: z.object({ file: fileGrant }),
    output: codebookReading,
    long: true,
    errors: fileErrors,
  }),
  /** Merges the file's codes into the codebook, as one command. */
  'codebook.mergeFile': command({
    input: z.object({ file: fileGrant, fingerprint: z.string(), choices: z.array(codeChoice) }),
    output: z.object({ added: z.int(), changed: z.int(), leftOut: z.int() }),
    errors: fileErrors,
    long: true,
  }),
  /** Writes the codebook into a folder, one file a format. */
  'codebook.exportFiles': command({
    input: z.object({
      folder: fileGrant,
      formats: z.array(codebookFormat).min(1),
      /** How often each code was used, in what is meant for people. */
      counts: z.boolean().default(true),
      /** Whether names are replaced as the project's pseudonym list says: examples are words that were said. */
      pseudonyms: z.boolean().default(true),
    }),
    output: z.object({
      files: z.array(z.object({ file: fileGrant, name: z.string(), format: codebookFormat, bytes: z.int() })),
      /** What a file can't hold, as plain sentences. */
      notices: z.array(z.string()),
    }),
    errors: ['disk_full', 'not_found', 'validation', 'cancelled'],
    long: true,
  }),
}
