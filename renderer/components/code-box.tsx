import { memo } from 'react'
import { Button, ComboBox, Input, Label, ListBox, ListBoxItem, Popover } from 'react-aria-components'
import { Icon } from './icon.tsx'
import { CodeName } from './swatch.tsx'

export interface CodeChoice {
  readonly id: string
  readonly path: string
  readonly colour: string
}

interface CodeBoxProps {
  readonly label: string
  readonly choices: readonly CodeChoice[]
  readonly value: string | null
  readonly onChange: (code: string | null) => void
  readonly hideLabel?: boolean
  readonly placeholder?: string
}

/** One code of many, by typing part of its path. Drawn anew only when it is given something else. */
export const CodeBox = memo(function CodeBox(props: CodeBoxProps) {
  const { label, choices, value, onChange, hideLabel, placeholder } = props
  return (
    <ComboBox
      className="field"
      defaultItems={choices}
      value={value}
      onChange={(key) => onChange(typeof key === 'string' ? key : null)}
      menuTrigger="focus"
    >
      <Label className={hideLabel ? 'visually-hidden' : 'field-label'}>{label}</Label>
      <div className="combo">
        <Input className="input" placeholder={placeholder ?? 'Choose a code'} />
        <Button className="button button-quiet button-icon combo-open">
          <Icon name="open" />
        </Button>
      </div>
      <Popover className="popover">
        <ListBox<CodeChoice> className="menu">
          {(choice) => (
            <ListBoxItem id={choice.id} textValue={choice.path} className="menu-item">
              <CodeName path={choice.path} colour={choice.colour} />
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  )
})
