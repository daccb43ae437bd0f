import { useRef } from 'react'
import { Header, Menu, MenuItem, MenuSection, Popover } from 'react-aria-components'
import type { Point } from '../use-text-events.ts'
import { actions, type ActionName } from './actions.ts'

export interface MenuPart {
  readonly title: string
  readonly actions: readonly ActionName[]
}

/** What can be done where the person is, whatever is selected. */
export const turnPart: MenuPart = {
  title: 'Here',
  actions: [
    'selectTurn',
    'selectSentence',
    'selectParagraph',
    'next',
    'previous',
    'mend',
    'finish',
    'numbers',
  ],
}

interface ContextMenuProps {
  readonly at: Point
  readonly parts: readonly MenuPart[]
  readonly onAction: (action: ActionName) => void
  readonly onClose: () => void
}

/** What can be done here, each with its key. Escape or a click beside it closes it. */
export function ContextMenu({ at, parts, onAction, onClose }: ContextMenuProps) {
  const anchor = useRef<HTMLSpanElement>(null)
  return (
    <>
      <span ref={anchor} className="menu-anchor" style={{ left: at.x, top: at.y }} aria-hidden="true" />
      <Popover
        className="popover"
        aria-label="What can be done here"
        triggerRef={anchor}
        isOpen
        placement="bottom start"
        onOpenChange={(open) => open || onClose()}
      >
        <Menu
          className="menu"
          aria-label="What can be done here"
          autoFocus="first"
          onAction={(key) => {
            const chosen = parts.flatMap((part) => part.actions).find((action) => action === key)
            onClose()
            if (chosen) onAction(chosen)
          }}
        >
          {parts.map((part) => (
            <MenuSection key={part.title} className="menu-part">
              <Header className="menu-head">{part.title}</Header>
              {part.actions.map((action) => (
                <MenuItem
                  key={action}
                  id={action}
                  textValue={actions[action].label}
                  className="menu-item menu-item-keyed"
                >
                  <span>{actions[action].label}</span> <kbd>{actions[action].shown}</kbd>
                </MenuItem>
              ))}
            </MenuSection>
          ))}
        </Menu>
      </Popover>
    </>
  )
}
