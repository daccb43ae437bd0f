import { useId, type ReactNode } from 'react'
import type { FreeCodeCard } from '#shared/contract/board.ts'
import { count } from '../../components/words.ts'
import { codingsOf } from './board-words.ts'

interface GroupSectionProps {
  readonly name: string
  readonly cards: readonly FreeCodeCard[]
  readonly actions?: ReactNode
  readonly children: ReactNode
}

/** A group of free codes, or those in none: how much is in it, what can be done with it, and the cards. */
export function GroupSection({ name, cards, actions, children }: GroupSectionProps) {
  const id = useId()
  return (
    <section className="group" aria-labelledby={id}>
      <header className="group-head">
        <div>
          <h2 id={id}>{name}</h2>
          <p className="soft small">
            {count(cards.length, 'free code')}, {count(codingsOf(cards), 'coding')}
          </p>
        </div>
        {actions && <div className="row">{actions}</div>}
      </header>
      {children}
    </section>
  )
}
