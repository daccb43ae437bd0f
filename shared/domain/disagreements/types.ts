import type { CodeNode } from '../agreement/index.ts'
import type { Span } from '../span.ts'

/** The kinds of ids that are carried through, so that a caller's own types of ids come back as they went in. */
export interface Ids {
  readonly document: string
  readonly coder: string
  readonly code: string
  readonly coding: string
}

/** A coding: a span of the document's text (UTF-16, half-open) with a code. */
export interface Coding<I extends Ids = Ids> extends Span {
  readonly id: I['coding']
  readonly code: I['code']
}

/** A document as it is compared; all offsets are UTF-16 offsets into its text. */
export interface ComparedDocument<I extends Ids = Ids> {
  readonly id: I['document']
  /** The turns' bodies: only this text counts. Codings are clipped to it. */
  readonly codable: readonly Span[]
  /** By coder: null (or no entry) has not finished the document; an empty list finished, and coded nothing. */
  readonly coders: { readonly [coder: string]: readonly Coding<I>[] | null }
}

/** What is compared with what. */
export interface DisagreementsInput<I extends Ids = Ids> {
  readonly documents: readonly ComparedDocument<I>[]
  /** The chosen coders; others' codings are not looked at. */
  readonly coders: readonly I['coder'][]
  /** The code tree in its reading order. Codings with codes that are not in it are left out. */
  readonly codes: readonly (CodeNode & { readonly id: I['code'] })[]
}

/** How coders differ on a stretch of text. */
export type DisagreementKind =
  /** Every finished coder gave it the code, but not from and to the same place, or in more pieces. */
  | 'boundaries'
  /** Where one coder gave one code and lacks the other, another gave the other and lacks the one. */
  | 'different_code'
  /** Some finished coders gave it the code and some did not; with two coders, one of them. */
  | 'coded_by_some'

/** One coder's stretch of one code: overlapping codings united and clipped; offsets into the document. */
export interface Stretch<I extends Ids = Ids> extends Span {
  readonly code: I['code']
  /** The codings united in it, by id. */
  readonly codings: readonly I['coding'][]
}

/** A place where coders who finished the document differ. */
export interface Disagreement<I extends Ids = Ids> extends Span {
  /** The same for the same codings, however they are shaped, labelled or listed. */
  readonly key: string
  readonly kind: DisagreementKind
  readonly document: I['document']
  /** In the order of the tree. One, but for different_code. */
  readonly codes: readonly I['code'][]
  /** For different_code: whether all its codes stand under the same topmost code. Else null. */
  readonly withinBranch: boolean | null
  /** Every chosen coder who finished the document, in the order given; no stretches: coded nothing of it. */
  readonly coders: readonly { readonly coder: I['coder']; readonly stretches: readonly Stretch<I>[] }[]
}

/** A stretch that every coder who finished the document coded alike. */
export interface FullAgreement<I extends Ids = Ids> extends Span {
  readonly key: string
  readonly document: I['document']
  readonly code: I['code']
  readonly coders: readonly { readonly coder: I['coder']; readonly codings: readonly I['coding'][] }[]
}

/** All that coders agree and disagree on, each once, in the order of the documents, then by start, then by end. */
export interface Disagreements<I extends Ids = Ids> {
  readonly disagreements: readonly Disagreement<I>[]
  readonly agreements: readonly FullAgreement<I>[]
  /** Codings of finished coders, in compared documents, that were not looked at. */
  readonly leftOut: { readonly ofOtherCodes: number; readonly outsideCodableText: number }
}
