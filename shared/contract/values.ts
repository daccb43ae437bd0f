import * as z from 'zod'
import {
  attributeId,
  caseId,
  coderId,
  codeId,
  codingId,
  documentId,
  participantId,
  roundId,
  speakerId,
  turnId,
} from '../ids.ts'

/** Names and titles: one line, no control characters, not blank. */
export const name = z
  .string()
  .transform((text) => text.replace(/\s+/gu, ' ').trim().normalize('NFC'))
  .pipe(
    z
      .string()
      .min(1)
      .max(300)
      .regex(/^[^\p{Cc}]*$/u),
  )

/** Prose of any length within reason; line ends LF. */
export const prose = z
  .string()
  .max(1_000_000)
  .transform((text) => text.replaceAll('\r\n', '\n'))

export const colour = z.string().regex(/^#[0-9a-f]{6}$/)

/** A file or folder the person chose. Opaque: a window never names a path. */
export const fileGrant = z.string().min(1).max(200)

/** Half-open, UTF-16 code units of the document's text; never empty. */
export const span = z
  .object({ start: z.int().nonnegative(), end: z.int().positive() })
  .refine((value) => value.start < value.end, 'a span is never empty')

export const modes = [
  'interview',
  'focus_group',
  'feedback_workshop',
  'document',
  'field_note',
  'literature',
] as const
export const mode = z.enum(modes)
export type Mode = z.infer<typeof mode>

export const codingStates = ['not_started', 'in_progress', 'finished'] as const
export const codingState = z.enum(codingStates)
export type CodingState = z.infer<typeof codingState>

export const starters = [
  'joint-commissioning',
  '4p-outcomes',
  'commissioning-expertise',
  'discourses',
  'barriers',
  'integration-matrix',
] as const
export const starter = z.enum(starters)
export type Starter = z.infer<typeof starter>

export const attributeValues = z.record(z.string(), z.string())

export const coderKinds = ['person', 'consensus'] as const

/** Someone who codes, or the consensus, which stands beside them. */
export const coder = z.object({ id: coderId, name: z.string(), colour, kind: z.enum(coderKinds) })
export type Coder = z.infer<typeof coder>

export const caseStudy = z.object({
  id: caseId,
  name: z.string(),
  description: z.string(),
  attributes: attributeValues,
  documents: z.int(),
  participants: z.int(),
})
export type CaseStudy = z.infer<typeof caseStudy>

export const attribute = z.object({
  id: attributeId,
  entity: z.enum(['case', 'participant', 'document']),
  name: z.string(),
})

export const participant = z.object({
  id: participantId,
  case: caseId.nullable(),
  pseudonym: z.string(),
  role: z.string(),
  withdrawn: z.boolean(),
  attributes: attributeValues,
})
export type Participant = z.infer<typeof participant>

export const speaker = z.object({
  id: speakerId,
  label: z.string(),
  participant: participantId.nullable(),
  interviewer: z.boolean(),
})
export type Speaker = z.infer<typeof speaker>

/** A turn over the text: label [start, bodyStart), words [bodyStart, bodyEnd), closing stamp [bodyEnd, end). */
export const turn = z.object({
  id: turnId,
  speaker: speakerId.nullable(),
  timestamp: z.string().nullable(),
  start: z.int(),
  bodyStart: z.int(),
  bodyEnd: z.int(),
  end: z.int(),
})
export type Turn = z.infer<typeof turn>

export const coding = z.object({
  id: codingId,
  document: documentId,
  code: codeId,
  coder: coderId,
  start: z.int(),
  end: z.int(),
  version: z.int(),
  /** The round it was made in; null: outside of rounds. */
  round: roundId.nullable(),
  memos: z.int(),
  /** The free code it was made under, where that was since collapsed into this one. */
  from: codeId.nullable(),
  /** The words it stood on, where a mended transcript has lost them; it then waits at the nearest place. */
  lost: z.string().nullable(),
})
export type Coding = z.infer<typeof coding>

/** A coded stretch as it is read: its words without labels, who said them, where it stands. */
export const extract = z.object({
  coding: codingId,
  document: documentId,
  title: z.string(),
  case: z.string().nullable(),
  mode,
  code: codeId,
  path: z.string(),
  coder: z.string(),
  version: z.int(),
  /** The round's name. */
  round: z.string().nullable(),
  start: z.int(),
  end: z.int(),
  /** The words, one entry a turn, with the speaker's role or label. */
  words: z.array(z.object({ speaker: z.string().nullable(), text: z.string() })),
  /** In the field's form, e.g. (Commissioning Manager, Site A, Focus Group). */
  attribution: z.string(),
  /** 1-based number of the first turn, or null in a text without turns. */
  turn: z.int().nullable(),
  timestamp: z.string().nullable(),
})
export type Extract = z.infer<typeof extract>
