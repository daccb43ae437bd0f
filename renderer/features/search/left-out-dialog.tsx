import { useState } from 'react'
import { FormDialog } from '../../components/dialog.tsx'
import { TextField } from '../../components/field.tsx'
import { wordsIn } from './use-word-choices.ts'

interface LeftOutDialogProps {
  readonly words: readonly string[]
  readonly onChange: (words: readonly string[]) => void
  readonly onClose: () => void
}

/** The words of one's own that are left out, as a list to write in. */
export function LeftOutDialog({ words, onChange, onClose }: LeftOutDialogProps) {
  const [list, setList] = useState(words.join('\n'))
  return (
    <FormDialog
      title="Words left out"
      action="Keep the list"
      onClose={onClose}
      onSubmit={() => {
        onChange(wordsIn(list))
        return Promise.resolve(true)
      }}
    >
      <TextField
        label="One word on each line"
        hint="Besides the stop words of the language. Capitals and accents make no difference."
        value={list}
        onChange={setList}
        rows={10}
        maxLength={9000}
        autoFocus
      />
    </FormDialog>
  )
}
