import type {
  RefiCoding,
  RefiNote,
  RefiProject,
  RefiSelection,
  RefiSource,
  RefiValue,
} from './refi-project.ts'

/** The same while it is being read. */
export type Draft<T> = {
  -readonly [Field in keyof T]: T[Field] extends readonly (infer One)[] ? One[] : T[Field]
}

/** A text of the file: a text source, the words of a PDF, or the transcript of a recording. */
export interface SourceInFile extends RefiSource {
  /** The recording or PDF whose words these are; what refers to it means this source. */
  readonly alsoKnownAs: string | null
  /** Where the text as it was laid out lies, if anywhere. */
  readonly richPath: string | null
}
export interface NoteInFile extends RefiNote {
  /** What is said of it, besides what it says. */
  readonly description: string
  readonly richPath: string | null
}
export type SourceDraft = Omit<Draft<SourceInFile>, 'selections'> & { selections: RefiSelection[] }
export type SelectionDraft = Omit<Draft<RefiSelection>, 'codings'> & { codings: RefiCoding[] }

/** A recording, picture or PDF while it is being read: what is said of it goes to its text, where it has one. */
export interface Medium {
  readonly guid: string
  readonly name: string
  description: string
  readonly notes: string[]
  readonly values: RefiValue[]
  /** Its texts. */
  readonly texts: SourceDraft[]
  /** Positions in the text by the guid of their moment. */
  readonly syncPoints: Map<string, number>
}

/** What a .qde file holds, nothing of it judged yet. */
export interface QdeContent extends Omit<RefiProject, 'sources' | 'notes' | 'sets'> {
  readonly sources: readonly SourceInFile[]
  readonly notes: readonly NoteInFile[]
  /** What was met with and can't be kept, by kind. */
  readonly left: ReadonlyMap<LeftOut, number>
  /** Names of recordings, pictures and PDFs without words. */
  readonly wordless: readonly string[]
  /** What was not as it should be, as plain sentences. */
  readonly notices: readonly string[]
}

export type LeftOut =
  | 'sets'
  | 'graphs'
  | 'wholeCodings'
  | 'regionCodings'
  | 'caseCodes'
  | 'caseSelections'
  | 'noteSelections'
  | 'variableDescriptions'

/** The most of each kind taken from one file. A team of ten that codes for a year stays under a tenth of it. */
export const most = {
  selections: 300_000,
  codings: 500_000,
  notes: 100_000,
  values: 500_000,
  sources: 10_000,
  users: 5_000,
  cases: 20_000,
  variables: 5_000,
  links: 200_000,
  references: 1_000_000,
} as const
