import type { FreeCodeCard } from '#shared/contract/board.ts'
import { Button } from '../../components/button.tsx'
import { count } from '../../components/words.ts'

interface BoardBarProps {
  readonly selected: readonly FreeCodeCard[]
  readonly onGather: () => void
  readonly onTakeOut: () => void
  readonly onClear: () => void
}

/** What can be done with the cards selected, and how to select some. */
export function BoardBar({ selected, onGather, onTakeOut, onClear }: BoardBarProps) {
  return (
    <div className="board-bar row" role="group" aria-label="Selected cards">
      {selected.length === 0 ? (
        <p className="soft small">
          Space selects a card. <kbd>G</kbd> puts the selected ones into a group, <kbd>O</kbd> takes them out,{' '}
          <kbd>P</kbd> gives one a place in the codebook. Cards can be dragged, too.
        </p>
      ) : (
        <>
          <span>{count(selected.length, 'card')} selected</span>
          <Button look="main" onPress={onGather}>
            Put into a group…
          </Button>
          {selected.some((card) => card.group !== null) && <Button onPress={onTakeOut}>Take out</Button>}
          <Button look="quiet" onPress={onClear}>
            Clear the selection
          </Button>
        </>
      )}
    </div>
  )
}
