import { useAnswered } from '../../client/ask.ts'
import { Transcript, type TranscriptProps } from './transcript.tsx'

/** A document to read and code. All it shows is asked for at once, and drawn when all of it is there. */
export function TranscriptView(props: TranscriptProps) {
  const { document } = props
  const isAnswered = useAnswered([
    ['document.text', { document }],
    ['coding.list', { document }],
    ['codebook.tree', {}],
    ['coder.list', {}],
    ['project.current', {}],
    ['document.list', {}],
    ['round.list', {}],
  ])
  return isAnswered ? <Transcript {...props} /> : <p className="waiting">One moment…</p>
}
