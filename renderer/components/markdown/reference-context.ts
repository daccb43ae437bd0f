import { createContext } from 'react'
import type { Reference } from './references.ts'

/** What a text knows of the things its links name. */
export interface References {
  /** Whether the thing is there. An unknown one is shown as plain words. */
  isKnown(reference: Reference): boolean
  open(reference: Reference): void
}

export interface ReferenceSurroundings {
  readonly references: References
  /** While a text is written its links don't lead away. */
  readonly isReading: boolean
}

export const ReferenceContext = createContext<ReferenceSurroundings | null>(null)
