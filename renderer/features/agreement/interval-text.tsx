import type { Interval } from '#shared/contract/agreement.ts'
import { figure as number } from '../../components/words.ts'
import { printed, reasonWords } from './words.ts'

/** A 95 % interval with what was resampled, or in words why there is none. */
export function IntervalText({ interval }: { readonly interval: Interval }) {
  if ('null' in interval) return <span className="no-figure">none: {reasonWords(interval.null)}</span>
  return (
    <>
      {printed(interval.lower)} to {printed(interval.upper)}
      <span className="small soft block">
        from {number(interval.clusters)} {interval.resampled}
        {interval.degenerate > 0 && `, ${number(interval.degenerate)} resamples without a value`}
      </span>
    </>
  )
}
