import type { CodeGroup, FreeCodeCard } from '#shared/contract/board.ts'
import type { Codebook } from '../../client/codebook.ts'
import { AdoptDialog } from './dialogs/adopt-dialog.tsx'
import { CollapseDialog } from './dialogs/collapse-dialog.tsx'
import { GatherDialog } from './dialogs/gather-dialog.tsx'
import { RenameDialog } from './dialogs/rename-dialog.tsx'

export type BoardDialog =
  | { readonly kind: 'gather'; readonly cards: readonly FreeCodeCard[] }
  | { readonly kind: 'rename'; readonly group: CodeGroup }
  | { readonly kind: 'collapse'; readonly group: CodeGroup; readonly cards: readonly FreeCodeCard[] }
  | { readonly kind: 'adopt'; readonly card: FreeCodeCard }

interface BoardDialogsProps {
  readonly dialog: BoardDialog
  readonly groups: readonly CodeGroup[]
  readonly codebook: Codebook
  /** After cards have found another place. */
  readonly onMoved: () => void
  readonly onClose: () => void
}

export function BoardDialogs({ dialog, groups, codebook, onMoved, onClose }: BoardDialogsProps) {
  switch (dialog.kind) {
    case 'gather':
      return <GatherDialog cards={dialog.cards} groups={groups} onMoved={onMoved} onClose={onClose} />
    case 'rename':
      return <RenameDialog group={dialog.group} onClose={onClose} />
    case 'collapse':
      return (
        <CollapseDialog
          codebook={codebook}
          group={dialog.group}
          cards={dialog.cards}
          onMoved={onMoved}
          onClose={onClose}
        />
      )
    case 'adopt':
      return <AdoptDialog codebook={codebook} card={dialog.card} onMoved={onMoved} onClose={onClose} />
  }
}
