import { useState } from 'react'
import { FormDialog } from '../../components/dialog.tsx'
import { TextField } from '../../components/field.tsx'

interface LeaveOpenDialogProps {
  readonly reason: string
  readonly onLeave: (reason: string) => void
  readonly onClose: () => void
}

export function LeaveOpenDialog({ reason: first, onLeave, onClose }: LeaveOpenDialogProps) {
  const [reason, setReason] = useState(first)
  return (
    <FormDialog
      title="Leave it open"
      action="Leave open"
      isReady={reason.trim() !== ''}
      onClose={onClose}
      onSubmit={() => {
        onLeave(reason.trim())
        return Promise.resolve(true)
      }}
    >
      <TextField
        label="Why"
        value={reason}
        onChange={setReason}
        hint="It stays in the list under “Left open”, and the consensus has nothing of it."
        maxLength={2000}
        autoFocus
      />
    </FormDialog>
  )
}
