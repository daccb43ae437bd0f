import { Button } from './button.tsx'

interface RefusedProps {
  readonly error: unknown
  readonly onAgain: () => void
}

/** Why there is nothing to see, in a sentence, and a way on. */
export function Refused({ error, onAgain }: RefusedProps) {
  const sentence = sentenceOf(error)
  return (
    <div role="alert" className="row">
      <p>{sentence}</p>
      <Button onPress={onAgain}>Try again</Button>
    </div>
  )
}

/** A refusal says what happened; anything else has no words for people. */
export function sentenceOf(error: unknown, other = 'This could not be worked out.'): string {
  return error instanceof Error && error.name === 'CallFailed' ? error.message : other
}
