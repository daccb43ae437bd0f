import { act } from '../../client/act.ts'
import { useAskPart } from '../../client/ask.ts'
import { announce } from '../../client/notices.ts'
import { isOpened, roundTitle, useRounds } from '../../client/rounds.ts'
import { useWorkspace } from '../../client/workspace.ts'
import { stateWords } from '../../components/words.ts'

export interface Finishing {
  /** How far the one who codes is, and where: `Round 1 (blind): in progress`. null: nobody has been named. */
  readonly words: string | null
  readonly isFinished: boolean
  /** What was opened stays finished, and a closed round takes no more work. */
  readonly isFixed: boolean
  /** Marks the document as finished, or reopens it. */
  toggle(): void
}

/** How far the one who codes is with a document, in its round if it is in one. */
export function useFinishing(document: string): Finishing {
  const coder = useWorkspace((now) => now.coder)
  const { state, round: roundId } = useAskPart('document.list', {}, (documents) => {
    const states = documents.find((one) => one.id === document)?.states ?? []
    const own = states.find((one) => one.coder === coder)
    return { state: own?.state ?? 'not_started', round: own?.round ?? null }
  })
  const round = useRounds().of(roundId)
  const isFinished = state === 'finished'
  const wasOpened = round !== undefined && round.blind && isOpened(round, document)
  const isClosed = round !== undefined && round.closedAt !== null
  const standing = round ? `${roundTitle(round)}: ${stateWords[state].toLowerCase()}` : stateWords[state]

  function toggle(): void {
    if (coder === null) announce('Say who is coding first, at the top of the window.')
    else if (wasOpened) announce('The results were opened here, so this document stays finished.')
    else if (isClosed) announce(`${round.name} is closed.`)
    else
      void act(
        'coding.setState',
        { document, coder, state: isFinished ? 'in_progress' : 'finished' },
        isFinished
          ? 'This document is in progress again.'
          : round?.blind
            ? `You have finished this document in ${roundTitle(round)}. Reopen it to change anything.`
            : 'You have finished this document. It now counts in agreement.',
      )
  }

  return {
    words:
      coder === null ? null : wasOpened ? `${standing}, opened` : isClosed ? `${standing}, closed` : standing,
    isFinished,
    isFixed: wasOpened || isClosed,
    toggle,
  }
}
