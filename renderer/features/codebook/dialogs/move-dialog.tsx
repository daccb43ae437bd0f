import { useState } from 'react'
import type { Code } from '#shared/contract/codebook.ts'
import { act } from '../../../client/act.ts'
import type { Codebook } from '../../../client/codebook.ts'
import { FormDialog } from '../../../components/dialog.tsx'
import { ChoiceField } from '../../../components/field.tsx'

interface MoveDialogProps {
  readonly code: Code
  readonly codebook: Codebook
  readonly onClose: () => void
}

export function MoveDialog({ code, codebook: { codes, tree }, onClose }: MoveDialogProps) {
  const [parent, setParent] = useState<string>(code.parent ?? '')
  const [position, setPosition] = useState('0')
  const siblings = tree.childrenOf(parent === '' ? null : parent).filter((sibling) => sibling.id !== code.id)
  return (
    <FormDialog
      title={`Move ${code.name}`}
      action="Move"
      onClose={onClose}
      onSubmit={async () => {
        const to = { parent: parent === '' ? null : parent, position: Number(position) }
        return (await act('codebook.move', { code: code.id, ...to }, `${code.name} is moved.`)) !== undefined
      }}
    >
      <ChoiceField
        label="Under"
        value={parent}
        onChange={(value) => {
          setParent(value)
          setPosition('0')
        }}
        choices={[
          { value: '', label: 'No code: make it a top code' },
          ...codes
            .filter((one) => !tree.wouldCircle(code.id, one.id))
            .map((one) => ({ value: one.id as string, label: tree.pathOf(one.id) })),
        ]}
      />
      <ChoiceField
        label="Place"
        value={position}
        onChange={setPosition}
        choices={[
          { value: '0', label: 'First' },
          ...siblings.map((sibling, index) => ({ value: String(index + 1), label: `After ${sibling.name}` })),
        ]}
        hint="In the tree, Alt and the arrows move a code too."
      />
    </FormDialog>
  )
}
