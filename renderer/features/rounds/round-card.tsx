import { useEffect, useRef } from 'react'
import type { Round } from '#shared/contract/rounds.ts'
import { act } from '../../client/act.ts'
import { go } from '../../client/workspace.ts'
import { Button } from '../../components/button.tsx'
import { Icon } from '../../components/icon.tsx'
import { MenuButton } from '../../components/menu.tsx'
import { moment } from '../../components/words.ts'
import { RoundTable } from './round-table.tsx'
import { hasBegun, progressSentence, readyToOpen, roundState } from './round-words.ts'

interface RoundCardProps {
  readonly round: Round
  readonly nameOf: (coder: string) => string
  /** Whether its documents are shown from the start. */
  readonly isOpen: boolean
  /** Whether it is the one that was gone to. */
  readonly isChosen: boolean
  readonly onEdit: () => void
  readonly onOpenResults: () => void
}

/** One round: what it is, how far it is, and what comes next. */
export function RoundCard(props: RoundCardProps) {
  const { round, nameOf, isOpen, isChosen, onEdit, onOpenResults } = props
  const card = useRef<HTMLElement>(null)
  const ready = readyToOpen(round)
  useEffect(() => {
    if (isChosen) card.current?.scrollIntoView({ block: 'start' })
  }, [isChosen])

  return (
    <section className="card round" aria-label={round.name} ref={card}>
      <header className="round-head">
        <div>
          <h2>
            {round.name}
            {round.blind && <span className="tag">blind</span>}
            <span className="tag">{roundState(round).toLowerCase()}</span>
          </h2>
          <p className="soft small">
            {[
              `Codebook version ${round.version}`,
              round.coders.map(nameOf).join(', '),
              `started ${moment(round.createdAt)}${round.by === null ? '' : ` by ${round.by}`}`,
            ].join(' · ')}
          </p>
          {round.note !== '' && <p className="round-note">{round.note}</p>}
        </div>
        <div className="row">
          {ready.length > 0 && (
            <Button look="main" onPress={onOpenResults}>
              Open results…
            </Button>
          )}
          <Button
            label={`Agreement of ${round.name}`}
            onPress={() => go({ room: 'agreement', round: round.id })}
          >
            Agreement
          </Button>
          <Button
            label={`Disagreements of ${round.name}`}
            onPress={() => go({ room: 'disagreements', round: round.id })}
          >
            Disagreements
          </Button>
          <MenuButton label={`More for ${round.name}`} isIcon choices={choices(round, onEdit)}>
            <Icon name="more" />
          </MenuButton>
        </div>
      </header>
      <details open={isOpen}>
        <summary>{progressSentence(round)}</summary>
        <RoundTable round={round} nameOf={nameOf} />
      </details>
    </section>
  )
}

function choices(round: Round, onEdit: () => void) {
  const isClosed = round.closedAt !== null
  return [
    { id: 'edit', label: 'Edit the round…', run: onEdit },
    {
      id: 'close',
      label: isClosed ? 'Reopen for coding' : 'Close: no more coding in it',
      run: () =>
        void act(
          'round.setClosed',
          { round: round.id, closed: !isClosed },
          isClosed
            ? `${round.name} takes codings again.`
            : `${round.name} is closed. New codings go outside of it.`,
        ),
    },
    {
      id: 'remove',
      label: hasBegun(round) ? 'Remove (someone has begun)' : 'Remove the round',
      isDisabled: hasBegun(round),
      run: () =>
        void act('round.remove', { round: round.id }, `${round.name} is removed. Undo brings it back.`),
    },
  ]
}
