import { Button, Checkbox, GridListItem } from 'react-aria-components'
import type { FreeCodeCard } from '#shared/contract/board.ts'
import type { Extract } from '#shared/contract/values.ts'
import { Icon } from '../../components/icon.tsx'
import { MenuButton, type MenuChoice } from '../../components/menu.tsx'
import { codeColour } from '../../components/swatch.tsx'
import { count } from '../../components/words.ts'

/** How many extracts a card shows. */
const shown = 2

interface FreeCodeItemProps {
  /** The card's code: by it the list knows the item again. */
  readonly id: string
  readonly card: FreeCodeCard
  readonly choices: readonly MenuChoice[]
}

/** Several coders with the same words are one extract at a glance. */
function distinct(extracts: readonly Extract[]): Extract[] {
  const places = new Map(extracts.map((one) => [`${one.document} ${one.start} ${one.end}`, one]))
  return [...places.values()].slice(0, shown)
}

/** A free code on the board: its name, how often and by whom it was used, and a few of its extracts. */
export function FreeCodeItem({ id, card, choices }: FreeCodeItemProps) {
  const used = count(card.codings, 'coding')
  return (
    <GridListItem
      id={id}
      textValue={`${card.name}, ${used}`}
      className="free-code"
      style={codeColour(card.colour)}
    >
      <div className="free-code-head">
        <Button slot="drag" className="free-code-drag" aria-label={`Drag ${card.name}`}>
          <Icon name="more" />
        </Button>
        <Checkbox slot="selection" className="free-code-check">
          <span className="free-code-box">
            <Icon name="check" />
          </span>
        </Checkbox>
        <span className="free-code-name">{card.name}</span>
        <MenuButton label={`More for ${card.name}`} choices={choices} isIcon>
          <Icon name="open" />
        </MenuButton>
      </div>
      <p className="soft small">
        {used}
        {card.coders.length > 0 && ` by ${card.coders.join(', ')}`}
      </p>
      {card.brief && <p className="small">{card.brief}</p>}
      {distinct(card.extracts).map((extract) => (
        <blockquote key={extract.coding} className="free-code-extract small">
          {extract.words.map((words) => words.text).join(' … ')}
        </blockquote>
      ))}
    </GridListItem>
  )
}
