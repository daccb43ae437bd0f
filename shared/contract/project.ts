import * as z from 'zod'
import { coderId, projectId } from '../ids.ts'
import { command, query } from './define.ts'
import { coder, fileGrant, name, starter } from './values.ts'

export const projectSummary = z.object({
  id: projectId,
  name: z.string(),
  /** The file's own name, e.g. Study.concord; never its folder. */
  fileName: z.string(),
  createdAt: z.string(),
  documents: z.int(),
  cases: z.int(),
  codes: z.int(),
  codings: z.int(),
  coders: z.array(coder),
  schemaVersion: z.int(),
})
export type ProjectSummary = z.infer<typeof projectSummary>

export const finding = z.object({
  check: z.enum(['integrity', 'schema', 'references', 'spans', 'quotes', 'turns', 'sources']),
  sentence: z.string(),
})

const opening = ['project_locked', 'project_newer', 'corrupt', 'disk_full', 'not_found'] as const

export const projectCalls = {
  'project.create': command({
    input: z.object({
      file: fileGrant,
      name,
      codebook: z.union([starter, z.literal('none'), z.object({ file: fileGrant })]),
      coder: name.nullable(),
    }),
    output: projectSummary,
    errors: [...opening, 'validation', 'import_rejected'],
  }),
  'project.createSample': command({
    input: z.object({ file: fileGrant }),
    output: projectSummary,
    long: true,
    errors: [...opening, 'cancelled'],
  }),
  'project.open': command({
    input: z.object({ file: fileGrant }),
    output: projectSummary.extend({ migratedFrom: z.int().nullable(), recovered: z.boolean() }),
    errors: opening,
  }),
  'project.close': command({ input: z.object({}), output: z.null() }),
  'project.current': query({
    input: z.object({}),
    output: projectSummary.nullable(),
    reads: ['project', 'document', 'case_study', 'code', 'coding', 'coder', 'round', 'round_document'],
  }),
  'project.rename': command({ input: z.object({ name }), output: z.null() }),
  /** Into `file`; null: dated, into the folder "… backups" beside the project, where the newest ten stay. */
  'project.backUp': command({
    input: z.object({ file: fileGrant.nullable() }),
    output: z.object({ fileName: z.string(), bytes: z.int() }),
    long: true,
    errors: ['disk_full', 'cancelled'],
  }),
  /** An empty list: whole. Each finding is one plain sentence. */
  'project.verify': command({
    input: z.object({}),
    output: z.object({ findings: z.array(finding), checked: z.record(z.string(), z.int()) }),
    long: true,
  }),
  'coder.list': query({ input: z.object({}), output: z.array(coder), reads: ['coder'] }),
  'coder.create': command({ input: z.object({ name }), output: coder, errors: ['validation'] }),
  'coder.update': command({
    input: z.object({ coder: coderId, name: name.optional(), colour: coder.shape.colour.optional() }),
    output: z.null(),
    errors: ['not_found', 'validation'],
  }),
}
