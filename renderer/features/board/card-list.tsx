import { GridList, isTextDropItem, useDragAndDrop, type Key } from 'react-aria-components'
import type { FreeCodeCard } from '#shared/contract/board.ts'
import type { MenuChoice } from '../../components/menu.tsx'
import { FreeCodeItem } from './free-code-card.tsx'

/** What a dragged card carries: the free code's id. Nothing outside the board takes it. */
export const cardType = 'application/x-concord-free-code'

interface CardListProps {
  readonly label: string
  readonly cards: readonly FreeCodeCard[]
  readonly selected: ReadonlySet<string>
  /** What of these cards is selected now. */
  readonly onSelect: (selected: ReadonlySet<string>) => void
  readonly onDrop: (codes: readonly string[]) => void
  readonly choicesFor: (card: FreeCodeCard) => readonly MenuChoice[]
}

/** Cards that can be selected together, dragged away and dropped here. */
export function CardList({ label, cards, selected, onSelect, onDrop, choicesFor }: CardListProps) {
  const { dragAndDropHooks } = useDragAndDrop({
    getItems: (keys) => [...keys].map((key) => ({ [cardType]: String(key) })),
    acceptedDragTypes: [cardType],
    getDropOperation: () => 'move',
    onRootDrop: (event) =>
      void Promise.all(event.items.filter(isTextDropItem).map((item) => item.getText(cardType))).then(onDrop),
  })
  const here = cards.filter((card) => selected.has(card.code)).map((card) => card.code)
  return (
    <GridList<FreeCodeCard>
      aria-label={label}
      className="card-list"
      items={cards}
      dependencies={[choicesFor]}
      selectionMode="multiple"
      selectionBehavior="toggle"
      escapeKeyBehavior="clearSelection"
      selectedKeys={here}
      onSelectionChange={(keys) =>
        onSelect(new Set(keys === 'all' ? cards.map((card) => card.code) : [...keys].map(textOf)))
      }
      dragAndDropHooks={dragAndDropHooks}
      renderEmptyState={() => <p className="soft small card-list-empty">Drop free codes here.</p>}
    >
      {(card) => <FreeCodeItem id={card.code} card={card} choices={choicesFor(card)} />}
    </GridList>
  )
}

function textOf(key: Key): string {
  return String(key)
}
