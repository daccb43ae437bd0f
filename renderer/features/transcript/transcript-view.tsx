import { useAnswered } from '../../client/ask.ts'
import { transcriptQuestions } from '../../client/transcript-questions.ts'
import { Transcript, type TranscriptProps } from './transcript.tsx'

/** A document to read and code. All it shows is asked for at once, and drawn when all of it is there. */
export function TranscriptView(props: TranscriptProps) {
  const isAnswered = useAnswered(transcriptQuestions(props.document))
  return isAnswered ? <Transcript {...props} /> : <p className="waiting">One moment…</p>
}
