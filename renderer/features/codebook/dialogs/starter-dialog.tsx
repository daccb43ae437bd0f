import { useState } from 'react'
import { starters, type Starter } from '#shared/contract/values.ts'
import { act } from '../../../client/act.ts'
import { useAskLater } from '../../../client/ask.ts'
import { chooseSources } from '../../../client/files.ts'
import { Button } from '../../../components/button.tsx'
import { FormDialog } from '../../../components/dialog.tsx'
import { RadioField } from '../../../components/field.tsx'
import { count } from '../../../components/words.ts'

const addedWords = ({ codes }: { readonly codes: number }) => `${count(codes, 'code')} added to the codebook.`

/** Codes from one of the starter codebooks, or from a codebook file. */
export function StarterDialog({ onClose }: { readonly onClose: () => void }) {
  const [starter, setStarter] = useState<Starter>(starters[0])
  const { data } = useAskLater('codebook.starters', {})

  async function addFile() {
    const [chosen] = await chooseSources()
    if (!chosen) return
    const added = await act('codebook.addFile', { file: chosen.file }, addedWords)
    if (added !== undefined) onClose()
  }

  return (
    <FormDialog
      title="Add a starter codebook"
      action="Add"
      onClose={onClose}
      onSubmit={async () => (await act('codebook.addStarter', { starter }, addedWords)) !== undefined}
    >
      <Button onPress={() => void addFile()}>Choose a file instead…</Button>
      <RadioField<Starter>
        label="Starter codebook"
        value={starter}
        onChange={setStarter}
        choices={(data ?? []).map((one) => ({
          value: one.starter,
          label: `${one.name} (${count(one.codes, 'code')})`,
          hint: one.description,
        }))}
      />
    </FormDialog>
  )
}
