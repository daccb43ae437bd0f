import type { Span } from './span.ts'

/**
 * One turn as it lies over a document's text. The label (speaker, timestamp) is [start, bodyStart); what follows
 * the words but is no part of them (a closing timestamp) is [bodyEnd, end). Only [bodyStart, bodyEnd) is codable.
 * Offsets are UTF-16 code units.
 */
export interface TurnOnText {
  readonly speaker: string | null
  readonly timestamp: string | null
  readonly start: number
  readonly bodyStart: number
  readonly bodyEnd: number
  readonly end: number
}

/** A turn that a format states outright (a cue of a VTT file, a row of a table), before it is laid over a text. */
export interface StatedTurn {
  readonly speaker: string | null
  readonly timestamp: string | null
  readonly text: string
}

/** What an importer reads out of one file, before turns are detected. */
export interface SourceText {
  /** The words, line ends LF, otherwise as in the file. */
  readonly text: string
  /** Stretches set in bold, for layouts that tell speakers apart by type alone. */
  readonly bold: readonly Span[]
  /** Turns the format itself states; where given, `text` is ignored and made anew from them. */
  readonly stated: readonly StatedTurn[] | null
  /** A title the file carries, if any. */
  readonly title: string | null
  /** What a reader should know about how the file was read, as plain sentences. */
  readonly warnings: readonly string[]
}

/** A transcript ready to be shown for correction and then stored. */
export interface Transcript {
  readonly text: string
  /** In order, disjoint. Empty where the text is no conversation. */
  readonly turns: readonly TurnOnText[]
  /** Stretches that are no part of the conversation: headers before it, notices within and after it. */
  readonly asides: readonly Span[]
  /** Fields of a header block, e.g. Date: 3 March. Offered as attributes, never applied. */
  readonly header: readonly { readonly key: string; readonly value: string }[]
  /** The layout that was recognised, in plain words, e.g. "name and colon"; null where none was. */
  readonly layout: string | null
  /** A layout that could be applied but should be looked at first: bold lines as one speaker, plain lines as another. */
  readonly proposal: 'bold' | null
  readonly warnings: readonly string[]
}

/** How a reader corrects a detection. Applied again from the source text, so that it can be changed at will. */
export interface TurnCorrection {
  /** 'detect' as found; 'none' for a text without turns; 'bold' accepts the proposal. */
  readonly layout: 'detect' | 'none' | 'bold'
  /** Labels that are no speakers: their turns join the turn before. */
  readonly notSpeakers: readonly string[]
  /** Label as found -> name to use; two labels with one name become one speaker. */
  readonly rename: { readonly [label: string]: string }
}
