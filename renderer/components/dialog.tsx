import { useState, type FormEvent, type ReactNode } from 'react'
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { Button } from './button.tsx'

interface DialogProps {
  readonly title: string
  readonly onClose: () => void
  readonly children: ReactNode
  readonly wide?: boolean
}

/** A modal dialog with a heading. Escape and a click beside it close it; focus returns to where it was. */
export function Dialog({ title, onClose, children, wide }: DialogProps) {
  return (
    <ModalOverlay isOpen isDismissable onOpenChange={(open) => open || onClose()} className="overlay">
      <Modal className={wide ? 'modal modal-wide' : 'modal'}>
        <AriaDialog className="dialog">
          <Heading slot="title" level={2}>
            {title}
          </Heading>
          {children}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}

interface FormDialogProps {
  readonly title: string
  readonly action: string
  readonly onClose: () => void
  /** Answers whether it was done: then the dialog closes. */
  readonly onSubmit: () => Promise<boolean>
  readonly children: ReactNode
  readonly isReady?: boolean
  readonly look?: 'main' | 'danger'
  readonly wide?: boolean
}

/** A dialog with fields and one deed. Enter does it. */
export function FormDialog(props: FormDialogProps) {
  const { title, action, onClose, onSubmit, children, isReady = true, look = 'main', wide } = props
  const [busy, setBusy] = useState(false)

  async function submit(event: FormEvent) {
    event.preventDefault()
    if (!isReady || busy) return
    setBusy(true)
    const done = await onSubmit()
    if (done) onClose()
    else setBusy(false)
  }

  return (
    <Dialog title={title} onClose={onClose} wide={wide ?? false}>
      <form className="stack" onSubmit={(event) => void submit(event)}>
        {children}
        <div className="row row-end">
          <Button look="quiet" onPress={onClose}>
            Cancel
          </Button>
          <Button type="submit" look={look} isDisabled={!isReady || busy}>
            {action}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
