import type { ReactNode } from 'react'
import { Button as AriaButton, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components'

export interface MenuChoice {
  readonly id: string
  readonly label: string
  readonly run: () => void
  readonly isDisabled?: boolean
}

interface MenuButtonProps {
  readonly label: string
  readonly children: ReactNode
  readonly choices: readonly MenuChoice[]
  readonly look?: 'plain' | 'quiet'
  readonly isIcon?: boolean
}

/** A button that opens a list of deeds. `label` is its name and that of the list. */
export function MenuButton({ label, children, choices, look = 'quiet', isIcon }: MenuButtonProps) {
  return (
    <MenuTrigger>
      <AriaButton aria-label={label} className={`button button-${look}${isIcon ? ' button-icon' : ''}`}>
        {children}
      </AriaButton>
      <Popover className="popover">
        <Menu
          className="menu"
          aria-label={label}
          onAction={(key) => choices.find((choice) => choice.id === key)?.run()}
          disabledKeys={choices.filter((choice) => choice.isDisabled).map((choice) => choice.id)}
        >
          {choices.map((choice) => (
            <MenuItem key={choice.id} id={choice.id} textValue={choice.label} className="menu-item">
              {choice.label}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  )
}
