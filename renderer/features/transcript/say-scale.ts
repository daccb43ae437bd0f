import { announce } from '../../client/notices.ts'
import { stepScale } from './view-options.ts'

/** Larger (1), smaller (-1) or usual (0) letters, and says so. */
export function sayScale(direction: 1 | -1 | 0): void {
  announce(`The text is at ${stepScale(direction)} %.`)
}
