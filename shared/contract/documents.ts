import * as z from 'zod'
import { caseId, coderId, documentId, participantId, roundId, speakerId } from '../ids.ts'
import { command, query } from './define.ts'
import {
  attributeValues,
  caseStudy,
  codingState,
  fileGrant,
  mode,
  name,
  participant,
  prose,
  speaker,
  turn,
} from './values.ts'

export const documentRow = z.object({
  id: documentId,
  title: z.string(),
  case: caseId.nullable(),
  caseName: z.string().nullable(),
  mode,
  characters: z.int(),
  words: z.int(),
  turns: z.int(),
  codings: z.int(),
  memos: z.int(),
  sourceName: z.string(),
  importedAt: z.string(),
  /** Its words were changed since it was imported. */
  mended: z.boolean(),
  attributes: attributeValues,
  /** By coder, in the newest round that names both, else outside of rounds. */
  states: z.array(
    z.object({
      coder: coderId,
      state: codingState,
      round: roundId.nullable(),
      /** null: not to be seen, as the round is blind. */
      codings: z.int().nullable(),
    }),
  ),
})
export type DocumentRow = z.infer<typeof documentRow>

/** A transcript as it is read and coded. */
export const documentText = z.object({
  id: documentId,
  title: z.string(),
  text: z.string(),
  turns: z.array(turn),
  speakers: z.array(speaker),
})
export type DocumentText = z.infer<typeof documentText>

export const documentCalls = {
  'document.list': query({
    input: z.object({}),
    output: z.array(documentRow),
    reads: [
      'document',
      'case_study',
      'coding',
      'coding_state',
      'memo',
      'attribute_value',
      'turn',
      'round',
      'round_coder',
      'round_document',
    ],
  }),
  'document.text': query({
    input: z.object({ document: documentId }),
    output: documentText,
    reads: ['document', 'turn', 'speaker'],
    errors: ['not_found'],
  }),
  'document.update': command({
    input: z.object({
      document: documentId,
      title: name.optional(),
      case: caseId.nullable().optional(),
      mode: mode.optional(),
      attributes: attributeValues.optional(),
    }),
    output: z.null(),
    errors: ['not_found', 'validation'],
  }),
  'document.remove': command({
    input: z.object({ document: documentId }),
    output: z.null(),
    errors: ['not_found'],
  }),
  'document.mapSpeaker': command({
    input: z.object({ speaker: speakerId, participant: participantId.nullable(), interviewer: z.boolean() }),
    output: z.null(),
    errors: ['not_found'],
  }),
  /** Writes the imported file, byte for byte, into a folder the person chose. */
  'document.takeOutOriginal': command({
    input: z.object({ document: documentId, folder: fileGrant }),
    output: z.object({ file: fileGrant, name: z.string(), bytes: z.int() }),
    errors: ['not_found', 'disk_full'],
  }),
  'case.list': query({
    input: z.object({}),
    output: z.array(caseStudy),
    reads: ['case_study', 'document', 'participant', 'attribute', 'attribute_value'],
  }),
  'case.create': command({
    input: z.object({ name, attributes: attributeValues }),
    output: caseStudy,
    errors: ['validation'],
  }),
  'case.update': command({
    input: z.object({
      case: caseId,
      name: name.optional(),
      description: prose.optional(),
      attributes: attributeValues.optional(),
    }),
    output: z.null(),
    errors: ['not_found', 'validation'],
  }),
  /** Its documents and participants stay, without a case study. */
  'case.remove': command({ input: z.object({ case: caseId }), output: z.null(), errors: ['not_found'] }),
  'participant.list': query({
    input: z.object({}),
    output: z.array(participant),
    reads: ['participant', 'attribute', 'attribute_value'],
  }),
  'participant.create': command({
    input: z.object({
      case: caseId.nullable(),
      pseudonym: name,
      role: z.string().max(300),
      attributes: attributeValues,
    }),
    output: participant,
    errors: ['validation', 'not_found'],
  }),
  'participant.update': command({
    input: z.object({
      participant: participantId,
      case: caseId.nullable().optional(),
      pseudonym: name.optional(),
      role: z.string().max(300).optional(),
      attributes: attributeValues.optional(),
    }),
    output: z.null(),
    errors: ['not_found', 'validation'],
  }),
}
