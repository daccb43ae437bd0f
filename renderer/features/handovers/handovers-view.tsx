import { useState } from 'react'
import type { CallOutput } from '#shared/contract/index.ts'
import { useAsk } from '../../client/ask.ts'
import { useCoders } from '../../client/codebook.ts'
import { download, inBrowser } from '../../client/files.ts'
import { announce } from '../../client/notices.ts'
import { go } from '../../client/workspace.ts'
import { Button } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { Page } from '../../components/page.tsx'
import { size } from '../../components/words.ts'
import { GiveDialog } from './give-dialog.tsx'
import { HandoverTable } from './handover-table.tsx'
import { outSentence } from './words.ts'
import './handovers.css'

type Made = CallOutput<'handover.make'>

/** Copies that were given to colleagues, and giving one more. */
export function HandoversView() {
  const copies = useAsk('handover.list', {})
  const project = useAsk('project.current', {})
  // Asked for here: a dialog that had to wait for an answer would take the view, and the focus, away.
  const documents = useAsk('document.list', {})
  const { coders } = useCoders()
  const hasDocuments = documents.length > 0
  const [isGiving, setGiving] = useState(false)
  const [made, setMade] = useState<Made | null>(null)

  function finish(copy: Made) {
    setGiving(false)
    setMade(copy)
    download({ file: copy.file, name: copy.fileName })
    announce(`The copy for ${copy.person.name} is made.`)
  }

  return (
    <Page
      title="Copies"
      lead="Give colleagues a copy to work in on their own computer, and merge it when it comes back. A copy is a project file like any other."
      actions={
        hasDocuments && (
          <Button look="main" onPress={() => setGiving(true)}>
            Give to a colleague…
          </Button>
        )
      }
    >
      {made && <JustMade made={made} />}
      {!hasDocuments && copies.length === 0 && (
        <EmptyState title="There is nothing to give away yet.">
          <p>Import documents first; then give colleagues a copy to code in.</p>
          <Button onPress={() => go({ room: 'documents' })}>Go to the documents</Button>
        </EmptyState>
      )}
      {hasDocuments && copies.length === 0 && (
        <EmptyState title="No copies have been given away yet.">
          <p>
            A copy holds all documents or only some, and for blind coding none of the others’ work. It is
            listed here until it comes back, with what its person has not finished.
          </p>
        </EmptyState>
      )}
      {copies.length > 0 && (
        <>
          <p>{outSentence(copies)}</p>
          <HandoverTable copies={copies} />
        </>
      )}
      {isGiving && (
        <GiveDialog
          project={project?.id ?? ''}
          documents={documents}
          persons={coders.filter(({ kind }) => kind === 'person')}
          onMade={finish}
          onClose={() => setGiving(false)}
        />
      )}
    </Page>
  )
}

function JustMade({ made }: { readonly made: Made }) {
  return (
    <section className="card" aria-labelledby="handover-made">
      <h2 id="handover-made">The copy for {made.person.name} is made</h2>
      <div className="row row-apart">
        <span>
          {made.fileName} <span className="soft small">{size(made.bytes)}</span>
        </span>
        {inBrowser ? (
          <Button onPress={() => download({ file: made.file, name: made.fileName })}>Download again</Button>
        ) : (
          <span className="soft">Saved in the folder you chose.</span>
        )}
      </div>
    </section>
  )
}
