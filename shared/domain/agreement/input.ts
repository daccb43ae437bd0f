import type { Span } from '../span.ts'

/** What is compared: a character of text, or a longer unit on which a code is present or not. */
export type Unit = 'character' | 'sentence' | 'turn' | 'document'

/** A coding: a span of the document's text with a code. */
export interface CodedSpan extends Span {
  readonly code: string
}

/** A document as agreement sees it; all offsets are UTF-16 offsets into its text. */
export interface AgreementDocument {
  readonly id: string
  readonly length: number
  /** The turns' bodies: only this text counts. Spans are clipped to it. */
  readonly codable: readonly Span[]
  /** The sentences, turns or whole document to compare; not used for characters. Disjoint. */
  readonly units: readonly Span[]
  /** Bodies of turns, which are resampled where there are fewer than 10 documents. */
  readonly turns: readonly Span[]
  /** By coder: null (or no entry) has not finished the document; an empty list finished, and coded nothing. */
  readonly coders: { readonly [coder: string]: readonly CodedSpan[] | null }
}

/** A code and its place in the codebook. */
export interface CodeNode {
  readonly id: string
  readonly parent: string | null
}

/** How to resample: 2,000 is the house's habit. The seed is kept in the result. */
export interface BootstrapOptions {
  readonly resamples: number
  readonly seed: number
}

/** What agreement is asked about. */
export interface AgreementInput {
  readonly documents: readonly AgreementDocument[]
  /** The chosen coders, two or more; others' codings are not looked at. */
  readonly coders: readonly string[]
  /** The chosen codes, and their ancestors where `depth` is given; codings with other codes are left out. */
  readonly codes: readonly CodeNode[]
  readonly unit: Unit
  /** Compare ancestors at this depth instead of the codes themselves; 1 is the top. */
  readonly depth?: number
  /** How many categories there were to choose from, for Brennan-Prediger and AC1; else they are counted. */
  readonly categories?: number
  readonly bootstrap?: BootstrapOptions
}
