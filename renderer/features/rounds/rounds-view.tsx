import { useState } from 'react'
import { useAsk } from '../../client/ask.ts'
import { useCoders } from '../../client/codebook.ts'
import { useRounds } from '../../client/rounds.ts'
import { go } from '../../client/workspace.ts'
import { Button } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { Page } from '../../components/page.tsx'
import { OpenDialog } from './open-dialog.tsx'
import { RoundCard } from './round-card.tsx'
import { RoundDialog } from './round-dialog.tsx'
import { nextName } from './round-words.ts'
import './rounds.css'

type RoundsDialog =
  { readonly kind: 'new' } | { readonly kind: 'edit' | 'open'; readonly round: string } | null

/** Coding rounds, newest first: who codes what under which version of the codebook, and how far they are. */
export function RoundsView({ chosen }: { readonly chosen: string | null }) {
  const { rounds, of } = useRounds()
  const { nameOf } = useCoders()
  const hasDocuments = useAsk('document.list', {}).length > 0
  const [dialog, setDialog] = useState<RoundsDialog>(null)
  const close = () => setDialog(null)
  const subject = dialog && 'round' in dialog ? of(dialog.round) : undefined

  return (
    <Page
      title="Rounds"
      lead="A round says who codes which documents under one version of the codebook, so that their work can be compared. In a blind round nobody sees a colleague’s work until all have finished."
      actions={
        hasDocuments && (
          <Button look="main" onPress={() => setDialog({ kind: 'new' })}>
            New round…
          </Button>
        )
      }
    >
      {!hasDocuments && (
        <EmptyState title="There is nothing to code yet.">
          <p>Import documents first; then start a round on some of them.</p>
          <Button onPress={() => go({ room: 'documents' })}>Go to the documents</Button>
        </EmptyState>
      )}
      {hasDocuments && rounds.length === 0 && (
        <EmptyState title="No rounds yet.">
          <p>
            Start a round on a few documents with two or more coders. Each of them codes as usual and marks
            documents as finished; then open the results, look at the agreement and settle what differs.
            Everything coded so far stands outside of rounds and stays as it is.
          </p>
        </EmptyState>
      )}
      {rounds.map((round, index) => (
        <RoundCard
          key={round.id}
          round={round}
          nameOf={nameOf}
          isOpen={chosen === null ? index === 0 || round.closedAt === null : round.id === chosen}
          isChosen={round.id === chosen}
          onEdit={() => setDialog({ kind: 'edit', round: round.id })}
          onOpenResults={() => setDialog({ kind: 'open', round: round.id })}
        />
      ))}
      {dialog?.kind === 'new' && <RoundDialog round={null} name={nextName(rounds)} onClose={close} />}
      {dialog?.kind === 'edit' && subject && (
        <RoundDialog round={subject} name={subject.name} onClose={close} />
      )}
      {dialog?.kind === 'open' && subject && <OpenDialog round={subject} onClose={close} />}
    </Page>
  )
}
