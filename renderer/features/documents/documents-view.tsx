import { useState } from 'react'
import type { DocumentRow } from '#shared/contract/documents.ts'
import type { CaseStudy } from '#shared/contract/values.ts'
import { useAsk, useAskLater } from '../../client/ask.ts'
import { useCoders } from '../../client/codebook.ts'
import { useRounds } from '../../client/rounds.ts'
import { go } from '../../client/workspace.ts'
import { Button } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { Page } from '../../components/page.tsx'
import { figure } from '../../components/words.ts'
import { CaseDialog } from './case-dialog.tsx'
import { CaseGroup } from './case-group.tsx'
import { DocumentDialog } from './document-dialog.tsx'
import { ParticipantsDialog } from './participants-dialog.tsx'
import { ProgressSummary } from './progress-summary.tsx'
import './documents.css'

export type DocumentsDialog =
  | { readonly kind: 'case'; readonly case: CaseStudy | null }
  | { readonly kind: 'document'; readonly document: DocumentRow }
  | { readonly kind: 'participants'; readonly case: string | null }

/** Everything that was imported, by case study, and how far each coder is with it. */
export function DocumentsView() {
  const documents = useAsk('document.list', {})
  const cases = useAsk('case.list', {})
  const { coders: all } = useCoders()
  const coders = all.filter((coder) => coder.kind === 'person')
  const { rounds } = useRounds()
  const orphans = useAskLater('coding.orphans', {}).data?.length ?? 0
  const [dialog, setDialog] = useState<DocumentsDialog | null>(null)
  const close = () => setDialog(null)
  const stray = documents.filter((document) => document.case === null)

  return (
    <Page
      title="Documents"
      actions={
        <>
          <Button look="main" onPress={() => go({ room: 'import' })}>
            Import documents…
          </Button>
          <Button onPress={() => setDialog({ kind: 'case', case: null })}>New case study…</Button>
          <Button onPress={() => setDialog({ kind: 'participants', case: null })}>Participants…</Button>
          {documents.length > 0 && <Button onPress={() => go({ room: 'replace' })}>Find and replace…</Button>}
          {orphans > 0 && (
            <Button onPress={() => go({ room: 'orphans' })}>Orphaned codings ({figure(orphans)})</Button>
          )}
        </>
      }
    >
      {documents.length === 0 && (
        <EmptyState title="No documents yet.">
          <p>
            Import interviews, focus groups or field notes: Word, text, RTF, ODT, PDF, subtitles and tables
            can be read.
          </p>
        </EmptyState>
      )}
      {documents.length > 0 && coders.length > 0 && (
        <ProgressSummary coders={coders} documents={documents} rounds={rounds} />
      )}
      {cases.map((caseStudy) => (
        <CaseGroup
          key={caseStudy.id}
          case={caseStudy}
          documents={documents.filter((document) => document.case === caseStudy.id)}
          coders={coders}
          rounds={rounds}
          onOpen={setDialog}
        />
      ))}
      {stray.length > 0 && (
        <CaseGroup case={null} documents={stray} coders={coders} rounds={rounds} onOpen={setDialog} />
      )}
      {dialog?.kind === 'case' && <CaseDialog case={dialog.case} onClose={close} />}
      {dialog?.kind === 'document' && <DocumentDialog document={dialog.document} onClose={close} />}
      {dialog?.kind === 'participants' && <ParticipantsDialog case={dialog.case} onClose={close} />}
    </Page>
  )
}
