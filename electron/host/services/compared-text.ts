import { codableOf } from '#shared/domain/codable.ts'
import { sentencesOf } from '#shared/domain/sentences-of.ts'
import type { Span } from '#shared/domain/span.ts'
import type { SpeakerId } from '#shared/ids.ts'
import type { LoadedDocument } from './session.ts'

/** The parts of a document's text that coders are compared on; spans are sorted and disjoint. */
export interface ComparedText {
  /** The words of its turns, those of left out speakers not among them. */
  readonly codable: readonly Span[]
  /** The same turn by turn; a text without turns goes by its paragraphs. */
  readonly turns: readonly Span[]
  readonly sentences: () => readonly Span[]
}

type Turns = LoadedDocument['turns']

/** Texts are read again and again as filters change; a session keeps a document's turns as one list while they stand. */
const kept = new WeakMap<Turns, { readonly text: string; readonly parts: Map<string, ComparedText> }>()
/** Filters by speaker that are kept for one document. */
const mostKept = 8

export function comparedText(
  { text, turns }: Pick<LoadedDocument, 'text' | 'turns'>,
  leftOut: ReadonlySet<SpeakerId>,
): ComparedText {
  const own = turns.filter(({ speaker }) => speaker === null || !leftOut.has(speaker))
  const key = own.length === turns.length ? '' : [...leftOut].join(' ')
  const known = kept.get(turns)
  const parts = known?.text === text ? known.parts : new Map<string, ComparedText>()
  kept.set(turns, { text, parts })
  const found = parts.get(key)
  if (found) return found
  if (parts.size >= mostKept) parts.clear()
  // Only a text without any turns is codable as a whole.
  const codable = turns.length > 0 && own.length === 0 ? [] : codableOf(text.length, own)
  let sentences: readonly Span[] | null = null
  const made: ComparedText = {
    codable,
    turns: turns.length > 0 ? codable : paragraphsOf(text),
    sentences: () => (sentences ??= sentencesOf(text, codable)),
  }
  parts.set(key, made)
  return made
}

function paragraphsOf(text: string): Span[] {
  return [...text.matchAll(/[^\n]+/gu)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }))
}
