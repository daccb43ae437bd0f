import * as z from 'zod'
import { codebookVersionId, codeId, codingId, documentId } from '../ids.ts'
import { command, query } from './define.ts'
import { colour, fileGrant, name, prose, starter } from './values.ts'

export const codeFields = z.object({
  name,
  colour,
  codable: z.boolean(),
  brief: prose,
  definition: prose,
  whenToUse: prose,
  whenNotToUse: prose,
  examples: z.array(prose),
  closeButNo: z.array(prose),
  /** Other words by which the palette finds it. */
  synonyms: z.array(z.string().max(300)).max(100),
})
export type CodeFields = z.infer<typeof codeFields>

export const code = codeFields.extend({
  id: codeId,
  parent: codeId.nullable(),
  /** Among its siblings, from 0. */
  position: z.int(),
  /** Made while coding, and not yet given a place in the codebook. */
  free: z.boolean(),
  retired: z.boolean(),
  successor: codeId.nullable(),
  /** Codings by everyone, without those of its children. */
  codings: z.int(),
  memos: z.int(),
})
export type Code = z.infer<typeof code>

export const codebookVersion = z.object({
  id: codebookVersionId,
  number: z.int(),
  note: z.string(),
  at: z.string(),
  by: z.string().nullable(),
})

/** What became of one code between two versions. */
export const codeDifference = z.object({
  code: codeId,
  /** Its path in the later version, or where it is gone, in the earlier. */
  path: z.string(),
  change: z.enum(['added', 'removed', 'changed']),
  /** What is told of it and differs, in words; of one that was added or removed, nothing. */
  fields: z.array(z.object({ field: z.string(), before: z.string(), after: z.string() })),
})
export type CodeDifference = z.infer<typeof codeDifference>

/** A codebook as a file holds it: the shape of resources/starter-codebooks. */
export const codebookFileCode = z.object({
  name,
  colour: colour.optional(),
  codable: z.boolean().default(true),
  brief: prose.default(''),
  definition: prose.default(''),
  whenToUse: prose.default(''),
  whenNotToUse: prose.default(''),
  examples: z.array(prose).default([]),
  closeButNo: z.array(prose).default([]),
  synonyms: z.array(z.string()).default([]),
  get children() {
    return z.array(codebookFileCode).default([])
  },
})
export type CodebookFileCode = z.infer<typeof codebookFileCode>
export const codebookFile = z.object({
  id: z.string(),
  name,
  description: prose.default(''),
  codes: z.array(codebookFileCode),
})
export type CodebookFile = z.infer<typeof codebookFile>

export const codebookCalls = {
  'codebook.tree': query({
    input: z.object({}),
    output: z.object({
      /** In reading order: parents before children, siblings by position. */
      codes: z.array(code),
      version: codebookVersion,
      /** The codebook is no longer as that version had it. */
      changedSince: z.boolean(),
    }),
    reads: [
      'code',
      'code_example',
      'codebook_version',
      'coding',
      'memo',
      'coder',
      'round',
      'round_coder',
      'round_document',
    ],
  }),
  'codebook.create': command({
    input: z.object({ parent: codeId.nullable(), fields: codeFields.partial().required({ name: true }) }),
    output: code,
    errors: ['validation', 'not_found'],
  }),
  'codebook.update': command({
    input: z.object({ code: codeId, fields: codeFields.partial() }),
    output: z.null(),
    errors: ['validation', 'not_found'],
  }),
  'codebook.move': command({
    input: z.object({ code: codeId, parent: codeId.nullable(), position: z.int().nonnegative() }),
    output: z.null(),
    errors: ['validation', 'not_found'],
  }),
  /** Codings, memos and children of `codes` go to `into`; codings that would be the same become one. */
  'codebook.merge': command({
    input: z.object({ codes: z.array(codeId).min(1), into: codeId }),
    output: z.object({ moved: z.int(), united: z.int() }),
    errors: ['validation', 'not_found'],
  }),
  /** A new sibling takes the codings named. */
  'codebook.splitOff': command({
    input: z.object({ code: codeId, name, codings: z.array(codingId).min(1) }),
    output: code,
    errors: ['validation', 'not_found', 'blind'],
  }),
  /** Kept with its codings, no longer offered for coding. */
  /** What merging would move, before it is done. */
  'codebook.previewMerge': query({
    input: z.object({ codes: z.array(codeId).min(1), into: codeId }),
    output: z.object({
      moved: z.int(),
      united: z.int(),
      memos: z.int(),
      children: z.int(),
      examples: z.int(),
    }),
    reads: ['code', 'coding', 'memo', 'code_example', 'round', 'round_coder', 'round_document'],
    errors: ['validation', 'not_found'],
  }),
  /** Where a code is used: codings by case study, coder and document. */
  'codebook.usage': query({
    input: z.object({ code: codeId, withChildren: z.boolean() }),
    output: z.object({
      codings: z.int(),
      byCase: z.array(z.object({ case: z.string().nullable(), codings: z.int() })),
      byCoder: z.array(z.object({ coder: z.string(), codings: z.int() })),
      byDocument: z.array(z.object({ document: documentId, title: z.string(), codings: z.int() })),
    }),
    reads: ['coding', 'code', 'document', 'case_study', 'coder', 'round', 'round_document'],
    errors: ['not_found'],
  }),
  /** From a coding's own words: an example, or one that comes close but is none. */
  'codebook.addExample': command({
    input: z.object({
      coding: codingId,
      kind: z.enum(['example', 'close_but_no']),
      why: z.string().max(2000),
    }),
    output: z.null(),
    errors: ['not_found'],
  }),
  'codebook.retire': command({
    input: z.object({ code: codeId, successor: codeId.nullable() }),
    output: z.null(),
    errors: ['validation', 'not_found'],
  }),
  'codebook.restore': command({ input: z.object({ code: codeId }), output: z.null(), errors: ['not_found'] }),
  /** Only a code without codings, in it and below it. */
  'codebook.remove': command({
    input: z.object({ code: codeId }),
    output: z.null(),
    errors: ['validation', 'not_found'],
  }),
  'codebook.addStarter': command({
    input: z.object({ starter }),
    output: z.object({ codes: z.int() }),
    errors: ['validation'],
  }),
  'codebook.addFile': command({
    input: z.object({ file: fileGrant }),
    output: z.object({ codes: z.int() }),
    errors: ['validation', 'import_rejected', 'not_found'],
  }),
  'codebook.starters': query({
    input: z.object({}),
    output: z.array(z.object({ starter, name: z.string(), description: z.string(), codes: z.int() })),
    reads: [],
  }),
  /** Freezes the codebook as it stands under the next number. */
  'codebook.publish': command({ input: z.object({ note: prose }), output: codebookVersion }),
  /** What changed from one version to another, code by code. */
  'codebook.compare': query({
    input: z.object({
      from: z.int().positive(),
      /** null: the codebook as it stands. */
      to: z.int().positive().nullable(),
    }),
    output: z.array(codeDifference),
    reads: ['code', 'code_example', 'codebook_version'],
    errors: ['not_found'],
  }),
  /** What a discussion taught: an example or a rule goes to the code, and the codebook gets its next version. */
  'codebook.amend': command({
    input: z.object({
      code: codeId,
      part: z.enum(['example', 'close_but_no', 'when_to_use', 'when_not_to_use']),
      text: prose.pipe(z.string().trim().min(1)),
      note: prose,
    }),
    output: codebookVersion,
    errors: ['not_found', 'validation'],
  }),
  'codebook.versions': query({
    input: z.object({}),
    output: z.array(codebookVersion),
    reads: ['codebook_version', 'coder'],
  }),
}
