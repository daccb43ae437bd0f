import type { Code } from '#shared/contract/codebook.ts'
import type { Codebook } from '../../client/codebook.ts'
import { CreateDialog } from './dialogs/create-dialog.tsx'
import { MergeDialog } from './dialogs/merge-dialog.tsx'
import { MoveDialog } from './dialogs/move-dialog.tsx'
import { PublishDialog } from './dialogs/publish-dialog.tsx'
import { RetireDialog } from './dialogs/retire-dialog.tsx'
import { SplitDialog } from './dialogs/split-dialog.tsx'
import { StarterDialog } from './dialogs/starter-dialog.tsx'
import { VersionsDialog } from './versions/versions-dialog.tsx'

export type CodebookDialog =
  | { readonly kind: 'create'; readonly parent: string | null }
  | { readonly kind: 'move' | 'merge' | 'split' | 'retire'; readonly code: Code }
  | { readonly kind: 'starter' }
  | { readonly kind: 'publish' | 'versions' }

interface CodebookDialogsProps {
  readonly dialog: CodebookDialog
  readonly codebook: Codebook
  readonly onSelect: (code: string) => void
  readonly onClose: () => void
}

export function CodebookDialogs({ dialog, codebook, onSelect, onClose }: CodebookDialogsProps) {
  switch (dialog.kind) {
    case 'create':
      return <CreateDialog parent={dialog.parent} codebook={codebook} onMade={onSelect} onClose={onClose} />
    case 'move':
      return <MoveDialog code={dialog.code} codebook={codebook} onClose={onClose} />
    case 'merge':
      return <MergeDialog code={dialog.code} codebook={codebook} onMerged={onSelect} onClose={onClose} />
    case 'split':
      return <SplitDialog code={dialog.code} onMade={onSelect} onClose={onClose} />
    case 'retire':
      return <RetireDialog code={dialog.code} codebook={codebook} onClose={onClose} />
    case 'starter':
      return <StarterDialog onClose={onClose} />
    case 'versions':
      return <VersionsDialog codebook={codebook} onClose={onClose} />
    case 'publish':
      return <PublishDialog onClose={onClose} />
  }
}
