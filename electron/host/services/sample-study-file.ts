import { readFileSync } from 'node:fs'
import path from 'node:path'
import Papa from 'papaparse'
import * as z from 'zod'
import { attributeValues, colour, modes, starter } from '#shared/contract/values.ts'
import { Refusal } from '#shared/errors.ts'

const spokenMode = z
  .string()
  .transform((text) => text.replaceAll(/[ -]/gu, '_'))
  .pipe(z.enum(modes))

const memoTarget = z.union([
  z.strictObject({ project: z.literal(true) }),
  z.strictObject({ case: z.string() }),
  z.strictObject({ document: z.string() }),
  z.strictObject({ code: z.string() }),
  z.strictObject({
    coding: z.object({ coder: z.string(), document: z.string(), code: z.string(), quote: z.string() }),
  }),
])

/** What resources/sample-study/study.json holds. */
const studyFile = z.object({
  name: z.string(),
  description: z.string(),
  codebook: starter.default('joint-commissioning'),
  cases: z.array(
    z.object({ name: z.string(), description: z.string().default(''), attributes: attributeValues }),
  ),
  participants: z.array(
    z.object({
      id: z.string(),
      case: z.string(),
      role: z.string(),
      pseudonym: z.string(),
      withdrawn: z.boolean().default(false),
      attributes: attributeValues.default({}),
    }),
  ),
  documents: z.array(
    z.object({
      file: z.string(),
      title: z.string(),
      case: z.string(),
      mode: spokenMode,
      attributes: attributeValues.default({}),
      speakers: z.record(z.string(), z.string()).default({}),
    }),
  ),
  coders: z.array(z.object({ name: z.string(), colour })),
  finished: z.array(z.object({ coder: z.string(), document: z.string() })),
  memos: z.array(z.object({ on: memoTarget, author: z.string(), title: z.string(), text: z.string() })),
})
export type StudyFile = z.infer<typeof studyFile>

const codingRow = z.object({ coder: z.string(), document: z.string(), code: z.string(), quote: z.string() })
export type SampleCoding = z.infer<typeof codingRow>

/** Reads the sample study's description and codings. @throws Refusal corrupt where the installation is damaged. */
export function readSampleStudy(folder: string): { study: StudyFile; codings: SampleCoding[] } {
  try {
    const study = studyFile.parse(JSON.parse(readFileSync(path.join(folder, 'study.json'), 'utf8')))
    const { data } = Papa.parse(readFileSync(path.join(folder, 'codings.csv'), 'utf8'), {
      header: true,
      skipEmptyLines: true,
    })
    return { study, codings: z.array(codingRow).parse(data) }
  } catch (error) {
    throw new Refusal(
      'corrupt',
      { reason: 'sample_study', detail: error instanceof Error ? error.message : '' },
      { cause: error },
    )
  }
}
