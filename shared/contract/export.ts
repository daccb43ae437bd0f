import * as z from 'zod'
import { caseId, coderId, codeId } from '../ids.ts'
import { command } from './define.ts'
import { fileGrant, name } from './values.ts'

export const exportFormats = ['docx', 'csv', 'xlsx', 'html', 'md', 'json'] as const
export const exportFormat = z.enum(exportFormats)
export type ExportFormat = z.infer<typeof exportFormat>

export const exportCalls = {
  /** Per case study and format one file of extracts, grouped by code path. */
  'export.extracts': command({
    input: z.object({
      folder: fileGrant,
      /** null: every case study, and the documents without one. */
      cases: z.array(caseId).nullable(),
      codes: z.array(codeId).nullable(),
      /** null: everyone's own, which the consensus repeats in part: it is taken where it is named. */
      coders: z.array(coderId).nullable(),
      /** Whether names are replaced as the project's pseudonym list says. */
      pseudonyms: z.boolean().default(true),
      formats: z.array(exportFormat).min(1),
    }),
    output: z.object({
      /** `altered`: how many characters the format could not hold, and says so in the file. */
      files: z.array(
        z.object({
          file: fileGrant,
          name: z.string(),
          case: z.string().nullable(),
          format: exportFormat,
          bytes: z.int(),
          altered: z.int(),
        }),
      ),
      extracts: z.int(),
      /** So many extracts are left out, as someone is heard who has withdrawn. */
      withdrawn: z.int(),
    }),
    long: true,
    errors: ['cancelled', 'disk_full', 'not_found', 'validation'],
  }),
  /** A picture as the window drew it. */
  'export.picture': command({
    input: z.object({
      folder: fileGrant,
      name,
      format: z.enum(['svg', 'png']),
      /** SVG as text; PNG in Base64. */
      data: z.string().min(1).max(30_000_000),
    }),
    output: z.object({ file: fileGrant, name: z.string() }),
    errors: ['validation', 'not_found', 'disk_full'],
  }),
}
