import type { CallInput } from '#shared/contract/index.ts'
import type { StagedDocument, StagedSource } from '#shared/contract/import.ts'
import type { Mode } from '#shared/contract/values.ts'

export type CaseChoice =
  | { readonly kind: 'none' }
  | { readonly kind: 'existing'; readonly id: string }
  | { readonly kind: 'new'; readonly name: string }

export type ParticipantChoice =
  | { readonly kind: 'none' }
  | { readonly kind: 'existing'; readonly id: string }
  | { readonly kind: 'new'; readonly pseudonym: string; readonly role: string }

export interface SpeakerDraft {
  readonly interviewer: boolean
  readonly participant: ParticipantChoice
}

/** What a person decides about one document before it is stored. */
export interface Draft {
  readonly isIncluded: boolean
  readonly title: string
  readonly case: CaseChoice
  readonly mode: Mode
  readonly attributes: { readonly [name: string]: string }
  /** By label. */
  readonly speakers: { readonly [label: string]: SpeakerDraft }
}

export type Drafts = ReadonlyMap<string, Draft>

/** The key of a document's draft: a source can hold several documents. */
export function keyOf(source: string, index: number): string {
  return `${source}:${index}`
}

/** What is proposed for a document; what was decided before it was detected anew is kept where it still fits. */
export function draftOf(source: StagedSource, document: StagedDocument, before?: Draft): Draft {
  return {
    isIncluded: before?.isIncluded ?? source.alreadyImportedAs === null,
    title: before?.title ?? document.title,
    case: before?.case ?? { kind: 'none' },
    mode: before?.mode ?? document.suggestedMode,
    attributes: before?.attributes ?? document.attributes,
    speakers: Object.fromEntries(
      document.speakers.map((speaker) => [
        speaker.label,
        before?.speakers[speaker.label] ?? {
          interviewer: speaker.interviewer,
          participant: { kind: 'none' },
        },
      ]),
    ),
  }
}

/** The drafts of a source after it was read or detected anew. */
export function withSource(drafts: Drafts, source: StagedSource): Drafts {
  const next = new Map([...drafts].filter(([key]) => !key.startsWith(`${source.id}:`)))
  for (const document of source.documents) {
    const key = keyOf(source.id, document.index)
    next.set(key, draftOf(source, document, drafts.get(key)))
  }
  return next
}

/** Why a document can't be stored yet, as a sentence; null: it can. */
export function missingIn(draft: Draft): string | null {
  if (draft.title.trim() === '') return 'It needs a title.'
  if (draft.case.kind === 'new' && draft.case.name.trim() === '') return 'The new case study needs a name.'
  const nameless = Object.entries(draft.speakers).find(
    ([, speaker]) => speaker.participant.kind === 'new' && speaker.participant.pseudonym.trim() === '',
  )
  return nameless ? `The new participant behind ${nameless[0]} needs a pseudonym.` : null
}

type Wanted = CallInput<'import.store'>['documents'][number]

/** The documents to store, in the order they are listed. */
export function wantedOf(sources: readonly StagedSource[], drafts: Drafts): Wanted[] {
  return sources.flatMap((source) =>
    source.documents.flatMap((document) => {
      const draft = drafts.get(keyOf(source.id, document.index))
      if (!draft?.isIncluded) return []
      return [
        {
          staged: source.id,
          index: document.index,
          title: draft.title,
          case:
            draft.case.kind === 'none'
              ? null
              : draft.case.kind === 'new'
                ? { create: draft.case.name }
                : draft.case.id,
          mode: draft.mode,
          attributes: { ...draft.attributes },
          speakers: Object.entries(draft.speakers).map(([label, { interviewer, participant }]) => ({
            label,
            interviewer,
            participant:
              participant.kind === 'none'
                ? null
                : participant.kind === 'new'
                  ? { create: { pseudonym: participant.pseudonym, role: participant.role } }
                  : participant.id,
          })),
        },
      ]
    }),
  )
}
