import type { ReactNode } from 'react'
import { Button as AriaButton, Tooltip, TooltipTrigger } from 'react-aria-components'
import { Icon, type IconName } from './icon.tsx'

interface ButtonProps {
  readonly children: ReactNode
  readonly onPress?: () => void
  readonly look?: 'plain' | 'main' | 'quiet' | 'danger'
  readonly type?: 'button' | 'submit'
  readonly isDisabled?: boolean
  readonly autoFocus?: boolean
  readonly label?: string
  readonly slot?: string
}

export function Button({ look = 'plain', label, children, ...rest }: ButtonProps) {
  return (
    <AriaButton {...rest} {...(label ? { 'aria-label': label } : {})} className={`button button-${look}`}>
      {children}
    </AriaButton>
  )
}

interface IconButtonProps {
  readonly icon: IconName
  /** The button's name, and its tooltip. */
  readonly label: string
  readonly onPress?: () => void
  readonly isDisabled?: boolean
}

export function IconButton({ icon, label, ...rest }: IconButtonProps) {
  return (
    <TooltipTrigger delay={400}>
      <AriaButton {...rest} aria-label={label} className="button button-quiet button-icon">
        <Icon name={icon} />
      </AriaButton>
      <Tooltip className="tooltip">{label}</Tooltip>
    </TooltipTrigger>
  )
}
