import type { Coder, CodingState } from '#shared/contract/values.ts'
import { count } from '../../components/words.ts'

/** A document as it stands with its coders; of all documents, or within one round. */
export interface Standing {
  readonly states: readonly {
    readonly coder: string
    readonly state: CodingState
    /** null: not to be seen, as the round is blind; left out where they aren't counted. */
    readonly codings?: number | null
  }[]
}

/** How far one coder is with some documents. */
export interface Progress {
  readonly coder: Coder
  readonly finished: number
  readonly inProgress: number
  readonly documents: number
  /** null: not counted, or not all of them may be seen. */
  readonly codings: number | null
}

export function progressOf(coders: readonly Coder[], documents: readonly Standing[]): Progress[] {
  return coders.map((coder) => {
    const own = documents.flatMap((document) => document.states.filter((state) => state.coder === coder.id))
    const codings = own.map((one) => one.codings ?? null)
    return {
      coder,
      finished: own.filter((one) => one.state === 'finished').length,
      inProgress: own.filter((one) => one.state === 'in_progress').length,
      documents: documents.length,
      codings: codings.reduce((sum, one) => (sum === null || one === null ? null : sum + one), 0),
    }
  })
}

/** `Ann has finished 11 of 12; 1 is in progress.` */
export function progressWords({ coder, finished, inProgress, documents, codings }: Progress): string {
  const going = inProgress === 0 ? '' : `; ${inProgress} ${inProgress === 1 ? 'is' : 'are'} in progress`
  const counted = codings === null ? '' : ` ${count(codings, 'coding')}.`
  return `${coder.name} has finished ${finished} of ${documents}${going}.${counted}`
}
