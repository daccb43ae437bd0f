import * as z from 'zod'

/** What a project is made of, as change events name it: the tables of the project file, and the project being open. */
export const entities = [
  'project',
  'coder',
  'case_study',
  'attribute',
  'attribute_value',
  'participant',
  'document',
  'speaker',
  'turn',
  'codebook_version',
  'code',
  'code_example',
  'code_group',
  'coding',
  'coding_state',
  'memo',
  'round',
  'round_coder',
  'round_document',
  'decision',
  'merge',
  'united',
  'conflict',
  'handover',
  'saved_query',
  'extract_mark',
  'framework',
  'framework_theme',
  'framework_cell',
  'framework_evidence',
  'pseudonym',
  'report',
  'report_quotation',
  'history',
] as const

export const entity = z.enum(entities)
export type Entity = z.infer<typeof entity>

/** What every commit tells the windows: which rows of which entities changed. `ids` null: any of them may have. */
export const changeEvent = z.object({
  revision: z.int().nonnegative(),
  changes: z.array(z.object({ entity, ids: z.array(z.string()).nullable() })),
})
export type ChangeEvent = z.infer<typeof changeEvent>

/** Progress of long work: `done` of `total` steps, and what is being done now. */
export const progress = z.object({ done: z.number(), total: z.number(), step: z.string() })
export type Progress = z.infer<typeof progress>
