import * as z from 'zod'
import { caseId, coderId, codingId, frameworkId, frameworkThemeId, participantId } from '../ids.ts'
import { command, query } from './define.ts'
import { pickedCode, retrievalReads } from './retrieval.ts'
import { extract, fileGrant, name, prose } from './values.ts'

export const frameworkKinds = ['summary', 'rating'] as const
export const frameworkKind = z.enum(frameworkKinds)
export type FrameworkKind = z.infer<typeof frameworkKind>

/** What the rows are: case studies, or participants. */
export const frameworkOwners = ['case', 'participant'] as const
export const frameworkOwner = z.enum(frameworkOwners)
export type FrameworkOwner = z.infer<typeof frameworkOwner>

/** Whose row: a case study or a participant, as the framework has them. */
export const frameworkRowId = z.union([caseId, participantId])
export type FrameworkRowId = z.infer<typeof frameworkRowId>

/** The names of a rating's levels, from the lowest to the highest. */
export const frameworkLevels = z.array(name).max(20)

const themeCodes = z.array(pickedCode).max(2000)

/** A column: a theme, and the codes by which its evidence is found. */
export const frameworkTheme = z.object({
  id: frameworkThemeId,
  name: z.string(),
  codes: z.array(z.object({ ...pickedCode.shape, path: z.string() })),
  /** How many of its codes are no longer in the codebook. */
  gone: z.int(),
})
export type FrameworkTheme = z.infer<typeof frameworkTheme>

/** A row. `note`: a participant's role and case study; of a case study nothing. */
export const frameworkRow = z.object({ id: frameworkRowId, name: z.string(), note: z.string() })
export type FrameworkRow = z.infer<typeof frameworkRow>

/** Where a theme and a row meet. All counts are of what the viewer may see, and leave out who has withdrawn. */
export const frameworkCell = z.object({
  theme: frameworkThemeId,
  row: frameworkRowId,
  /** Markdown. */
  summary: z.string(),
  /** Index into the levels; null: not rated. */
  level: z.int().nullable(),
  author: coderId.nullable(),
  /** When it was last written; null: it was not yet. */
  changedAt: z.string().nullable(),
  /** The codings it rests on. */
  linked: z.int(),
  /** Those it rested on that are gone, or whose words are. */
  gone: z.int(),
  /** The codings its codes find. */
  found: z.int(),
  /** Those of them that were not there when it was written; 0 where it was not written yet. */
  fresh: z.int(),
})
export type FrameworkCell = z.infer<typeof frameworkCell>

/** A matrix of written summaries, or of levels with their reasons. */
export const framework = z.object({
  id: frameworkId,
  name: z.string(),
  kind: frameworkKind,
  owners: frameworkOwner,
  levels: z.array(z.string()),
  themes: z.array(frameworkTheme),
  rows: z.array(frameworkRow),
  /** A cell for every row and theme, row by row. */
  cells: z.array(z.array(frameworkCell)),
})
export type Framework = z.infer<typeof framework>

export const frameworkFormats = ['docx', 'html', 'xlsx', 'csv', 'md'] as const
export const frameworkFormat = z.enum(frameworkFormats)
export type FrameworkFormat = z.infer<typeof frameworkFormat>

/** An extract that a cell's codes find. */
export const foundEvidence = z.object({
  extract,
  /** Not there when the cell was written. */
  fresh: z.boolean(),
  linked: z.boolean(),
  /** The viewer's own work in a blind round that is not opened: it can't be linked, as a matrix is everybody's. */
  apart: z.boolean(),
})
export type FoundEvidence = z.infer<typeof foundEvidence>

const place = { theme: frameworkThemeId, row: frameworkRowId }
const cellErrors = ['not_found', 'withdrawn', 'disk_full'] as const

const frameworkReads = [
  ...retrievalReads,
  'framework',
  'framework_theme',
  'framework_cell',
  'framework_evidence',
] as const

export const frameworkCalls = {
  /** In their order; `written` and `fresh` count cells. */
  'framework.list': query({
    input: z.object({}),
    output: z.array(
      z.object({
        id: frameworkId,
        name: z.string(),
        kind: frameworkKind,
        owners: frameworkOwner,
        themes: z.int(),
        rows: z.int(),
        written: z.int(),
        fresh: z.int(),
      }),
    ),
    reads: frameworkReads,
    errors: ['corrupt'],
  }),
  'framework.read': query({
    input: z.object({ framework: frameworkId }),
    output: framework,
    reads: frameworkReads,
    errors: ['not_found', 'corrupt'],
  }),
  /** A rating has two levels or more (few_levels), a matrix of summaries none (no_levels). */
  'framework.create': command({
    input: z.object({
      name,
      kind: frameworkKind,
      owners: frameworkOwner.default('case'),
      levels: frameworkLevels.default([]),
      themes: z
        .array(z.object({ name, codes: themeCodes.default([]) }))
        .max(200)
        .default([]),
    }),
    output: z.object({ id: frameworkId }),
    errors: ['not_found', 'validation', 'disk_full'],
  }),
  /** Levels are named anew, added and taken from the top; one that a cell has stays (level_in_use). */
  'framework.change': command({
    input: z.object({ framework: frameworkId, name: name.optional(), levels: frameworkLevels.optional() }),
    output: z.null(),
    errors: ['not_found', 'validation', 'corrupt', 'disk_full'],
  }),
  'framework.remove': command({
    input: z.object({ framework: frameworkId }),
    output: z.null(),
    errors: ['not_found', 'corrupt', 'disk_full'],
  }),
  /** Stands last. */
  'framework.addTheme': command({
    input: z.object({ framework: frameworkId, name, codes: themeCodes.default([]) }),
    output: z.object({ id: frameworkThemeId }),
    errors: ['not_found', 'corrupt', 'disk_full'],
  }),
  'framework.changeTheme': command({
    input: z.object({ theme: frameworkThemeId, name: name.optional(), codes: themeCodes.optional() }),
    output: z.null(),
    errors: ['not_found', 'corrupt', 'disk_full'],
  }),
  /** With what was written under it. */
  'framework.removeTheme': command({
    input: z.object({ theme: frameworkThemeId }),
    output: z.null(),
    errors: ['not_found', 'corrupt', 'disk_full'],
  }),
  /** `position`: its place among the themes, from 0, once it is taken out. */
  'framework.moveTheme': command({
    input: z.object({ theme: frameworkThemeId, position: z.int().nonnegative().max(10_000) }),
    output: z.null(),
    errors: ['not_found', 'corrupt', 'disk_full'],
  }),
  /**
   * Writes a cell; what its codes find now is known from then on. Nothing written, no level and no evidence: it is not
   * written. Refuses a level that there is not (no_such_level).
   */
  'framework.writeCell': command({
    input: z.object({ ...place, summary: prose, level: z.int().nonnegative().max(100).nullable() }),
    output: z.null(),
    errors: [...cellErrors, 'validation', 'corrupt'],
  }),
  /** Nothing new: what its codes find now is known, and the cell stands as it was written. */
  'framework.stillHolds': command({
    input: z.object(place),
    output: z.null(),
    errors: [...cellErrors, 'corrupt'],
  }),
  /** Any extract will do, found by the theme's codes or not. What a blind round keeps apart will not (blind). */
  'framework.linkEvidence': command({
    input: z.object({ ...place, codings: z.array(codingId).min(1).max(1000) }),
    output: z.null(),
    errors: [...cellErrors, 'blind', 'corrupt'],
  }),
  'framework.unlinkEvidence': command({
    input: z.object({ ...place, codings: z.array(codingId).min(1).max(1000) }),
    output: z.null(),
    errors: [...cellErrors, 'corrupt'],
  }),
  /** Lets go of what a cell rested on and is gone. */
  'framework.forgetGone': command({
    input: z.object(place),
    output: z.null(),
    errors: [...cellErrors, 'corrupt'],
  }),
  /** What a cell rests on, and a page of what its codes find, new ones first, then by place. */
  'framework.evidence': query({
    input: z.object({
      ...place,
      offset: z.int().nonnegative().default(0),
      limit: z.int().nonnegative().max(1000).default(50),
    }),
    output: z.object({
      linked: z.array(extract),
      gone: z.int(),
      total: z.int(),
      fresh: z.int(),
      found: z.array(foundEvidence),
    }),
    reads: frameworkReads,
    errors: ['not_found', 'withdrawn', 'corrupt'],
  }),
  /** Writes the table into a folder, a file a format. `rows`: whose, in this order; null: all. */
  'framework.export': command({
    input: z.object({
      folder: fileGrant,
      framework: frameworkId,
      rows: z.array(frameworkRowId).max(10_000).nullable().default(null),
      /** Whether the extracts that cells rest on stand beneath the table. */
      quotations: z.boolean().default(false),
      /** Whether names are replaced as the project's pseudonym list says, in quotations and in what was written. */
      pseudonyms: z.boolean().default(true),
      formats: z.array(frameworkFormat).min(1),
    }),
    output: z.object({ files: z.array(z.object({ file: fileGrant, name: z.string() })) }),
    errors: ['not_found', 'corrupt', 'disk_full'],
  }),
}
