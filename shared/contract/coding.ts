import * as z from 'zod'
import { caseId, coderId, codeId, codingId, documentId, memoId, participantId, roundId } from '../ids.ts'
import { command, query } from './define.ts'
import { coding, codingState, extract, fileGrant, name, prose, span } from './values.ts'

export const memoSubject = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('project') }),
  z.object({ kind: z.literal('case'), id: caseId }),
  z.object({ kind: z.literal('document'), id: documentId }),
  z.object({ kind: z.literal('code'), id: codeId }),
  z.object({ kind: z.literal('coding'), id: codingId }),
  z.object({ kind: z.literal('participant'), id: participantId }),
  /** An annotation on a span of a document, without a code. */
  z.object({
    kind: z.literal('span'),
    id: documentId,
    start: z.int().nonnegative(),
    end: z.int().positive(),
  }),
  /** The researcher's own reflexive journal. */
  z.object({ kind: z.literal('journal') }),
])
export type MemoSubject = z.infer<typeof memoSubject>

export const memo = z.object({
  id: memoId,
  subject: memoSubject,
  /** What it is about, in words: a code's path, a document's title. */
  about: z.string(),
  title: z.string(),
  /** Markdown. */
  body: z.string(),
  author: coderId.nullable(),
  createdAt: z.string(),
  changedAt: z.string(),
})
export type Memo = z.infer<typeof memo>

/** A coder by name, made when first named. */
const namedCoder = z.object({ named: name })

export const codingCalls = {
  /**
   * The same code by the same coder on the same span is one coding: applying it again answers the one there is. It
   * belongs to the newest running round that names the document and the coder and was not opened there, else to none.
   */
  'coding.apply': command({
    input: z.object({ document: documentId, code: codeId, coder: coderId, span }),
    output: z.object({ coding, created: z.boolean() }),
    errors: ['not_found', 'validation', 'disk_full', 'blind'],
  }),
  /** All or none, as one step of the history. */
  'coding.applyMany': command({
    input: z.object({
      codings: z
        .array(z.object({ document: documentId, code: codeId, coder: z.union([coderId, namedCoder]), span }))
        .min(1)
        .max(1_000_000),
    }),
    output: z.object({ created: z.int(), already: z.int() }),
    errors: ['not_found', 'validation', 'disk_full', 'blind'],
  }),
  /** Codes with a free code of this name, made now if there is none. In-vivo coding names it by the words themselves. */
  'coding.applyFree': command({
    input: z.object({ document: documentId, coder: coderId, span, name }),
    output: z.object({ coding, code: codeId, created: z.boolean() }),
    errors: ['not_found', 'validation', 'disk_full', 'blind'],
  }),
  /** Moves a coding's edges. Where the same code by the same coder stands there already, the two become one. */
  'coding.reshape': command({
    input: z.object({ coding: codingId, span }),
    output: z.object({ coding, united: z.boolean() }),
    errors: ['not_found', 'validation', 'blind'],
  }),
  /** Two codings of the one, meeting at an offset inside it; its memos stay with the first. */
  'coding.split': command({
    input: z.object({ coding: codingId, at: z.int().positive() }),
    output: z.object({ first: coding, second: coding }),
    errors: ['not_found', 'validation', 'blind'],
  }),
  /** One coding over all of them: of one document, code and coder. Their memos go with it. */
  'coding.join': command({
    input: z.object({ codings: z.array(codingId).min(2) }),
    output: z.object({ coding }),
    errors: ['not_found', 'validation', 'blind'],
  }),
  /** The same span under another code. */
  'coding.recode': command({
    input: z.object({ codings: z.array(codingId).min(1), code: codeId }),
    output: z.object({ moved: z.int(), united: z.int() }),
    errors: ['not_found', 'validation', 'blind'],
  }),
  /** Those of the ids that are there still: what a window asks for after a change. */
  'coding.some': query({
    input: z.object({ codings: z.array(codingId).max(1000) }),
    output: z.array(coding),
    reads: ['coding', 'memo', 'round', 'round_coder', 'round_document'],
  }),
  /** Codings whose words a mended transcript has lost. */
  'coding.orphans': query({
    input: z.object({}),
    output: z.array(coding),
    reads: ['coding', 'document', 'round', 'round_document'],
  }),
  'coding.remove': command({
    input: z.object({ codings: z.array(codingId).min(1) }),
    output: z.object({ removed: z.int() }),
    errors: ['not_found', 'blind'],
  }),
  'coding.list': query({
    input: z.object({ document: documentId.nullable() }),
    output: z.array(coding),
    reads: ['coding', 'memo', 'document', 'round', 'round_coder', 'round_document'],
    errors: ['not_found'],
  }),
  'coding.extracts': query({
    input: z.object({
      code: codeId,
      withChildren: z.boolean(),
      case: caseId.nullable(),
      coder: coderId.nullable(),
      round: roundId.nullable().default(null),
      /** Only those made under a version of the codebook before this one. */
      olderThan: z.int().positive().nullable().default(null),
      offset: z.int().nonnegative(),
      limit: z.int().positive().max(10_000),
    }),
    output: z.object({ total: z.int(), extracts: z.array(extract) }),
    reads: [
      'coding',
      'code',
      'document',
      'turn',
      'speaker',
      'participant',
      'case_study',
      'coder',
      'attribute_value',
      'round',
      'round_document',
    ],
    errors: ['not_found'],
  }),
  /**
   * Within the newest running round that names the document and the coder, else outside of rounds. What was opened stays
   * finished.
   */
  'coding.setState': command({
    input: z.object({
      document: z.union([documentId, z.array(documentId).min(1)]),
      coder: z.union([coderId, namedCoder]),
      state: codingState,
    }),
    output: z.null(),
    errors: ['not_found', 'blind'],
  }),
  'memo.list': query({
    input: z.object({ subject: memoSubject.nullable() }),
    output: z.array(memo),
    reads: [
      'memo',
      'code',
      'document',
      'case_study',
      'coding',
      'project',
      'participant',
      'round',
      'round_coder',
      'round_document',
    ],
  }),
  'memo.write': command({
    input: z.object({
      memo: memoId.nullable(),
      subject: memoSubject,
      title: z.string().max(300),
      body: prose,
      author: coderId.nullable(),
    }),
    output: memo,
    errors: ['not_found', 'validation'],
  }),
  /** Memos as one Word, Markdown or HTML file, newest last, each with its subject, author and date. */
  'memo.export': command({
    input: z.object({
      folder: fileGrant,
      memos: z.array(memoId).min(1).nullable(),
      /** Whether names are replaced as the project's pseudonym list says. */
      pseudonyms: z.boolean().default(true),
      format: z.enum(['docx', 'md', 'html']),
    }),
    output: z.object({ file: fileGrant, name: z.string(), memos: z.int() }),
    long: true,
    errors: ['not_found', 'disk_full', 'cancelled'],
  }),
  'memo.remove': command({ input: z.object({ memo: memoId }), output: z.null(), errors: ['not_found'] }),
}
