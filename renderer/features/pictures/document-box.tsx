import { Button, ComboBox, Input, Label, ListBox, ListBoxItem, Popover } from 'react-aria-components'
import { Icon } from '../../components/icon.tsx'

interface DocumentBoxProps {
  readonly documents: readonly { readonly id: string; readonly title: string; readonly words: string }[]
  readonly value: string | null
  readonly onChange: (document: string) => void
}

/** One document of many, by typing part of its title. */
export function DocumentBox({ documents, value, onChange }: DocumentBoxProps) {
  return (
    <ComboBox
      className="field picture-document"
      defaultItems={documents}
      value={value}
      onChange={(key) => {
        if (typeof key === 'string') onChange(key)
      }}
      menuTrigger="focus"
    >
      <Label className="field-label">Document</Label>
      <div className="combo">
        <Input className="input" placeholder="Choose a document" />
        <Button className="button button-quiet button-icon combo-open">
          <Icon name="open" />
        </Button>
      </div>
      <Popover className="popover">
        <ListBox<(typeof documents)[number]> className="menu">
          {(choice) => (
            <ListBoxItem id={choice.id} textValue={choice.title} className="menu-item">
              <span>
                {choice.title} <span className="soft small">{choice.words}</span>
              </span>
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  )
}
