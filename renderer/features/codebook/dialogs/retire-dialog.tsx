import { useState } from 'react'
import type { Code } from '#shared/contract/codebook.ts'
import { act } from '../../../client/act.ts'
import type { Codebook } from '../../../client/codebook.ts'
import { CodeBox } from '../../../components/code-box.tsx'
import { FormDialog } from '../../../components/dialog.tsx'

interface RetireDialogProps {
  readonly code: Code
  readonly codebook: Codebook
  readonly onClose: () => void
}

export function RetireDialog({ code, codebook: { codes, tree }, onClose }: RetireDialogProps) {
  const [successor, setSuccessor] = useState<string | null>(null)
  return (
    <FormDialog
      title={`Retire ${code.name}`}
      action="Retire"
      onClose={onClose}
      onSubmit={async () =>
        (await act(
          'codebook.retire',
          { code: code.id, successor },
          `${code.name} is retired. Its codings stay.`,
        )) !== undefined
      }
    >
      <p>It keeps its codings and is no longer offered for coding. It can be restored at any time.</p>
      <CodeBox
        label="Code to use instead (may be left empty)"
        value={successor}
        onChange={setSuccessor}
        choices={codes
          .filter((one) => one.id !== code.id && !one.retired)
          .map((one) => ({ id: one.id, path: tree.pathOf(one.id), colour: one.colour }))}
      />
    </FormDialog>
  )
}
