import { ImportProblem } from '../importers/import-problem.ts'
import { most, type LeftOut } from './qde-content.ts'

/** Counts what a file holds, against what one may hold, and what of it is left out. */
export class Tally {
  readonly left = new Map<LeftOut, number>()
  readonly #seen = new Map<keyof typeof most, number>()

  leave(kind: LeftOut): void {
    this.left.set(kind, (this.left.get(kind) ?? 0) + 1)
  }

  /** @throws ImportProblem too_large where there are more than any project holds */
  admit(kind: keyof typeof most): void {
    const seen = (this.#seen.get(kind) ?? 0) + 1
    this.#seen.set(kind, seen)
    if (seen > most[kind])
      throw new ImportProblem(
        'too_large',
        `It holds more than ${most[kind].toLocaleString('en-GB')} ${kind}.`,
      )
  }
}
