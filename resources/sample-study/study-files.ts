import { readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import Papa from 'papaparse'
import { z } from 'zod'

/** Where the sample study lies. */
export const folder = import.meta.dirname
const text = z.string().regex(/^\S[\s\S]*\S$/, 'filled, with no space at either end')
const codingSchema = z.strictObject({ coder: text, document: text, code: text, quote: text })

/** The attributes that every case has, in order. */
export const attributeNames = [
  'Commissioning arrangement',
  'Pooled budget',
  'Background',
  'Year established',
  'Region',
  'Population served',
  'Client group',
]

const studySchema = z.strictObject({
  name: text,
  description: text,
  codebook: z.literal('joint-commissioning'),
  cases: z.array(z.strictObject({ name: text, attributes: z.record(z.string(), text) })),
  participants: z.array(
    z.strictObject({
      id: text,
      case: text,
      role: text,
      pseudonym: text,
      withdrawn: z.literal(true).optional(),
      withdrawnOn: z.iso.date().optional(),
    }),
  ),
  documents: z.array(
    z.strictObject({
      file: text,
      title: text,
      case: text,
      mode: z.enum(['interview', 'focus group', 'feedback workshop', 'document', 'field note', 'literature']),
      attributes: z.record(z.string(), text),
      speakers: z.record(z.string(), text),
    }),
  ),
  coders: z.array(z.strictObject({ name: text, colour: z.string().regex(/^#[0-9a-f]{6}$/) })),
  codings: z.literal('codings.csv'),
  finished: z.array(z.strictObject({ coder: text, document: text })),
  memos: z.array(
    z.strictObject({
      on: z.union([
        z.strictObject({ project: z.literal(true) }),
        z.strictObject({ document: text }),
        z.strictObject({ code: text }),
        z.strictObject({ case: text }),
        z.strictObject({ coding: codingSchema }),
      ]),
      author: text,
      title: text,
      text,
      at: z.iso.datetime(),
    }),
  ),
})

/** study.json, checked against its form. */
export const study = studySchema.parse(JSON.parse(readFileSync(join(folder, 'study.json'), 'utf8')))
/** codings.csv, a row a coding. */
export const codings = z
  .array(codingSchema)
  .parse(
    Papa.parse(readFileSync(join(folder, 'codings.csv'), 'utf8'), { header: true, skipEmptyLines: true })
      .data,
  )

/** Titles of the documents, in order. */
export const titles = study.documents.map((document) => document.title)

const codebook = z
  .object({ codes: z.array(z.object({ name: text, children: z.array(z.object({ name: text })) })) })
  .parse(JSON.parse(readFileSync(join(folder, '../starter-codebooks/joint-commissioning.json'), 'utf8')))
/** Paths of the 29 codes, e.g. "Processes / Agreements". */
export const codePaths = codebook.codes.flatMap((top) =>
  top.children.map((code) => `${top.name} / ${code.name}`),
)

/** Encodings of the plain text files; everything else that is readable as it stands is UTF-8. */
const encodings: Readonly<Record<string, string>> = {
  'transcripts/site-c-general-practitioner-interview.txt': 'windows-1252',
  'transcripts/site-e-staff-focus-group.txt': 'utf-16le',
}

/** The text of a file that needs no importer to be read, or null for DOCX, ODT and RTF. */
export function readableText(file: string): string | null {
  if (!['.txt', '.vtt', '.md', '.html'].includes(extname(file))) return null
  const bytes = readFileSync(join(folder, file))
  const decoded = new TextDecoder(encodings[file] ?? 'utf-8', { fatal: true }).decode(bytes)
  // In HTML a line break is a space.
  const flowed = extname(file) === '.html' ? decoded.replace(/\s+/g, ' ') : decoded
  return flowed.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
}

/** Coders who have finished the document of this title. */
export const finishedBy = (title: string) =>
  study.finished.filter((each) => each.document === title).map((each) => each.coder)
