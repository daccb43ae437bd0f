import { useState } from 'react'
import type { Coding } from '#shared/contract/values.ts'
import { act } from '../../client/act.ts'
import { useAsk } from '../../client/ask.ts'
import { useCodebook, useCoders } from '../../client/codebook.ts'
import { go } from '../../client/workspace.ts'
import { Button } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { Page } from '../../components/page.tsx'
import { CodeName } from '../../components/swatch.tsx'
import { PlaceAgain } from './place-again.tsx'
import './mending.css'

/** Codings whose words were mended away: each waits here until it is placed again or removed. */
export function OrphansView() {
  const orphans = useAsk('coding.orphans', {})
  const [placing, setPlacing] = useState<string | null>(null)
  return (
    <Page
      title="Orphaned codings"
      lead="When a transcript is mended and coded words go, their codings are kept here: with the words they stood on, to be placed again or removed."
    >
      {orphans.length === 0 ? (
        <EmptyState title="No coding has lost its words." />
      ) : (
        <ul className="stack">
          {orphans.map((coding) => (
            <li key={coding.id}>
              <Orphan
                coding={coding}
                isPlacing={placing === coding.id}
                onPlace={() => setPlacing(placing === coding.id ? null : coding.id)}
              />
            </li>
          ))}
        </ul>
      )}
    </Page>
  )
}

interface OrphanProps {
  readonly coding: Coding
  readonly isPlacing: boolean
  readonly onPlace: () => void
}

function Orphan({ coding, isPlacing, onPlace }: OrphanProps) {
  const { tree } = useCodebook()
  const { nameOf } = useCoders()
  const document = useAsk('document.list', {}).find((one) => one.id === coding.document)
  const code = tree.get(coding.code)
  const lost = coding.lost ?? ''
  return (
    <article className="card" aria-label={`${code?.name ?? 'A coding'} on “${shortened(lost)}”`}>
      <div className="row row-apart">
        <CodeName path={tree.pathOf(coding.code)} colour={code?.colour ?? '#808080'} />
        <span className="soft small">
          {nameOf(coding.coder)} · {document?.title}
        </span>
      </div>
      <blockquote className="mend-lost">
        <del>{lost}</del>
      </blockquote>
      <div className="row">
        <Button onPress={onPlace}>{isPlacing ? 'Not now' : 'Place again…'}</Button>
        <Button onPress={() => go({ room: 'document', document: coding.document, offset: coding.start })}>
          Open the document there
        </Button>
        <Button
          look="danger"
          onPress={() =>
            void act('coding.remove', { codings: [coding.id] }, 'The coding is removed. Undo brings it back.')
          }
        >
          Remove the coding
        </Button>
      </div>
      {isPlacing && <PlaceAgain coding={coding} />}
    </article>
  )
}

function shortened(words: string): string {
  return words.length > 60 ? `${words.slice(0, 60)}…` : words
}
