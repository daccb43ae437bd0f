import * as z from 'zod'
import { stemmedLanguageNames, wordLanguageNames } from '../domain/search/word-languages.ts'
import { caseId, codeId, coderId, documentId, memoId, participantId, speakerId } from '../ids.ts'
import { command, query } from './define.ts'
import { fileGrant, mode, span } from './values.ts'

/** Which words of which documents; null: all. Of speakers and participants, whoever is named among either. */
const within = {
  cases: z.array(caseId).nullable().default(null),
  modes: z.array(mode).nullable().default(null),
  documents: z.array(documentId).nullable().default(null),
  participants: z.array(participantId).nullable().default(null),
  speakers: z.array(speakerId).nullable().default(null),
  /** Whether what interviewers say counts. */
  interviewers: z.boolean().default(true),
}

/**
 * As typed: words, phrases in double quotes, `*` for any letters at a word's end or inside. All else are words and
 * punctuation, whatever it may mean elsewhere. Case and accents don't matter, nor does punctuation between words. What
 * holds no word at all is looked for letter by letter.
 */
const looked = {
  words: z.string().max(10_000),
  /** Otherwise a word outside of quotes stands also for longer ones that begin with it. */
  wholeWords: z.boolean().default(false),
  /** Whether all words must stand in one turn (line of a text without turns, memo, code), or any of them may. */
  match: z.enum(['all', 'any']).default('all'),
}

export const searchPlaces = ['documents', 'memos', 'codebook'] as const
export const memoFields = ['title', 'body'] as const
export const codeFields = [
  'name',
  'synonyms',
  'brief',
  'definition',
  'whenToUse',
  'whenNotToUse',
  'examples',
  'closeButNo',
] as const

/** Whole words around it, of the same turn or field, some 60 UTF-16 code units a side; half-open UTF-16 offsets. */
const inContext = {
  start: z.int(),
  end: z.int(),
  left: z.string(),
  words: z.string(),
  right: z.string(),
}

export const searchHit = z.discriminatedUnion('kind', [
  /** Offsets of the document's text. `speaker` as in the write-up; `turn` from 1; null in a text without turns. */
  z.object({
    kind: z.literal('document'),
    document: documentId,
    title: z.string(),
    case: z.string().nullable(),
    speaker: z.string().nullable(),
    turn: z.int().nullable(),
    timestamp: z.string().nullable(),
    ...inContext,
  }),
  /** Offsets of the field. */
  z.object({
    kind: z.literal('memo'),
    memo: memoId,
    about: z.string(),
    title: z.string(),
    field: z.enum(memoFields),
    ...inContext,
  }),
  /** Offsets of the field, or of the one of its entries that `index` counts from 0. */
  z.object({
    kind: z.literal('code'),
    code: codeId,
    path: z.string(),
    field: z.enum(codeFields),
    index: z.int(),
    ...inContext,
  }),
])
export type SearchHit = z.infer<typeof searchHit>

const wordsQuestion = z.object({
  ...within,
  by: z.enum(['case', 'speaker']).default('case'),
  /** Leaves out this language's stop words; null: none. */
  stopWords: z.enum(wordLanguageNames).nullable().default(null),
  /** More words to leave out. */
  without: z.array(z.string().max(300)).max(10_000).default([]),
  /** Counts words of one stem in this language as one; null: each by itself. */
  stems: z.enum(stemmedLanguageNames).nullable().default(null),
  /** Lists only words with these letters in one of their forms; empty: all. */
  containing: z.string().max(300).default(''),
})

export const wordsFormats = ['csv', 'xlsx'] as const
export const wordsFormat = z.enum(wordsFormats)
export type WordsFormat = z.infer<typeof wordsFormat>

export const searchCalls = {
  /**
   * Every place where words stand: in what can be coded of documents (labels are left out), in memos and in the codebook.
   * What says which documents leaves memos and the codebook alone. Documents come first, then memos, then codes.
   */
  'search.run': query({
    input: z.object({
      ...looked,
      ...within,
      where: z.enum([...searchPlaces, 'all']).default('all'),
      /** By the words on one side, nearest first, instead of as they stand. */
      sort: z.enum(['place', 'left', 'right']).default('place'),
      offset: z.int().nonnegative().default(0),
      limit: z.int().positive().max(1000).default(100),
    }),
    output: z.object({
      total: z.int(),
      inDocuments: z.int(),
      inMemos: z.int(),
      inCodebook: z.int(),
      hits: z.array(searchHit),
      /** Only those with hits; case null: in no case study. */
      byCase: z.array(
        z.object({ case: caseId.nullable(), name: z.string().nullable(), hits: z.int(), documents: z.int() }),
      ),
      byDocument: z.array(z.object({ document: documentId, title: z.string(), hits: z.int() })),
    }),
    reads: [
      'document',
      'turn',
      'speaker',
      'participant',
      'case_study',
      'memo',
      'code',
      'code_example',
      'coding',
      'project',
      'round',
      'round_coder',
      'round_document',
    ],
    errors: ['cancelled'],
  }),
  /**
   * Codes what a search finds in documents under one code, as one step: the words themselves, the sentences or the whole
   * turns (lines of a text without turns) that they stand in, each once.
   */
  'search.codeResults': command({
    input: z.object({
      ...looked,
      ...within,
      /** Of what is found now, only what stands at these places; null: all of it. */
      places: z
        .array(z.object({ document: documentId, span }))
        .max(100_000)
        .nullable()
        .default(null),
      /** Not what stands at these. */
      without: z
        .array(z.object({ document: documentId, span }))
        .max(100_000)
        .default([]),
      unit: z.enum(['words', 'sentence', 'turn']),
      code: codeId,
      coder: coderId,
      /** Says what would become of it, and changes nothing. */
      dryRun: z.boolean(),
    }),
    /** `created` codings are new, `already` stood. */
    output: z.object({ hits: z.int(), documents: z.int(), created: z.int(), already: z.int() }),
    long: true,
    errors: ['not_found', 'validation', 'disk_full', 'blind', 'cancelled'],
  }),
  /**
   * How often each word is said, most frequent first. Words are counted as everywhere ("co-design" is one), without case
   * and accents.
   */
  'words.frequency': query({
    input: wordsQuestion.extend({
      offset: z.int().nonnegative().default(0),
      limit: z.int().positive().max(10_000).default(200),
    }),
    output: z.object({
      /** All words, also those left out below. */
      total: z.int(),
      /** How many different words there are, without those left out. */
      different: z.int(),
      /** How many of them are listed, on however many pages. */
      listed: z.int(),
      /** How many participants aren't counted because they have withdrawn. */
      withdrawn: z.int(),
      /**
       * Case studies; or participants (by pseudonym, else role), speakers who are none (by label) and the interviewers,
       * who talk most first. An id is null where there is none, a name where there is nobody. `words`: all of theirs.
       */
      columns: z.array(
        z.object({
          case: caseId.nullable(),
          participant: participantId.nullable(),
          /** Everyone who is counted here, where speakers are. */
          speakers: z.array(speakerId),
          name: z.string().nullable(),
          words: z.int(),
        }),
      ),
      words: z.array(
        z.object({
          word: z.string(),
          /** What is counted here, most frequent first. */
          forms: z.array(z.string()),
          /** What finds exactly these in `search.run`, whole words, any of them. */
          search: z.string(),
          count: z.int(),
          documents: z.int(),
          /** One a column. */
          counts: z.array(z.int()),
        }),
      ),
    }),
    reads: ['document', 'turn', 'speaker', 'participant', 'case_study'],
    errors: ['cancelled'],
  }),
  /** Writes all words that are listed into a folder, a file a format; without those that stand in names, unless told not to. */
  'words.export': command({
    input: z.object({
      folder: fileGrant,
      question: wordsQuestion,
      /** Whether names are replaced as the project's pseudonym list says; no word of one is counted then. */
      pseudonyms: z.boolean().default(true),
      formats: z.array(wordsFormat).min(1),
    }),
    output: z.object({ files: z.array(z.object({ file: fileGrant, name: z.string() })) }),
    errors: ['not_found', 'disk_full', 'cancelled'],
  }),
}
