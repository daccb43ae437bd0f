import type { DocumentRow } from '#shared/contract/documents.ts'
import type { Coder } from '#shared/contract/values.ts'
import { count } from '../../components/words.ts'

/** How far one coder is with all documents. */
export interface Progress {
  readonly coder: Coder
  readonly finished: number
  readonly inProgress: number
  readonly documents: number
  readonly codings: number
}

export function progressOf(coders: readonly Coder[], documents: readonly DocumentRow[]): Progress[] {
  return coders.map((coder) => {
    const own = documents.flatMap((document) => document.states.filter((state) => state.coder === coder.id))
    return {
      coder,
      finished: own.filter((one) => one.state === 'finished').length,
      inProgress: own.filter((one) => one.state === 'in_progress').length,
      documents: documents.length,
      codings: own.reduce((sum, one) => sum + one.codings, 0),
    }
  })
}

/** `Ann has finished 11 of 12; 1 is in progress.` */
export function progressWords({ coder, finished, inProgress, documents, codings }: Progress): string {
  const going = inProgress === 0 ? '' : `; ${inProgress} ${inProgress === 1 ? 'is' : 'are'} in progress`
  return `${coder.name} has finished ${finished} of ${documents}${going}. ${count(codings, 'coding')}.`
}
