import { useRef, useState } from 'react'
import type { CallOutput } from '#shared/contract/index.ts'
import { useAsk } from '../../client/ask.ts'
import { go } from '../../client/workspace.ts'
import { Button } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { Page } from '../../components/page.tsx'
import { FrameworkMatrix } from './framework-matrix.tsx'
import { NewDialog } from './new-dialog.tsx'
import { useArrival } from './use-arrival.ts'
import { kindWords, stateOf } from './words.ts'
import './frameworks.css'

interface FrameworksViewProps {
  /** null: the list of them. */
  readonly framework: string | null
  /** The cell that is open. */
  readonly cell: { readonly theme: string; readonly row: string } | null
}

/** Matrices that are written rather than counted: a summary, or a level with its reason, in each cell. */
export function FrameworksView({ framework, cell }: FrameworksViewProps) {
  const all = useAsk('framework.list', {})
  const chosen = all.find(({ id }) => id === framework)
  return chosen ? (
    <FrameworkMatrix key={chosen.id} id={chosen.id} asked={cell} />
  ) : (
    <FrameworkList all={all} />
  )
}

function FrameworkList({ all }: { readonly all: CallOutput<'framework.list'> }) {
  const [dialog, setDialog] = useState<'summary' | 'rating' | null>(null)
  const root = useRef<HTMLDivElement>(null)
  useArrival(root)
  return (
    <div ref={root} className="frameworks-scroll">
      <Page
        title="Frameworks"
        lead="Matrices that you write: what each case study or participant says on each theme, and the extracts that it rests on."
        actions={
          <>
            <Button look="main" onPress={() => setDialog('summary')}>
              New framework matrix…
            </Button>
            <Button onPress={() => setDialog('rating')}>New rating matrix…</Button>
          </>
        }
      >
        {all.length === 0 ? (
          <EmptyState title="Nothing is written yet.">
            <p>
              In a framework matrix you sum up each theme for each case study or participant, link the
              extracts your words rest on, and are told when new evidence has come since.
            </p>
            <p>
              In a rating matrix each cell has a level and the reason for it, as in the integration matrix:
              separate, parallel, joint or integrated.
            </p>
          </EmptyState>
        ) : (
          <ul className="framework-list">
            {all.map((one) => (
              <li key={one.id} className="framework-entry">
                <button
                  type="button"
                  className="framework-open"
                  aria-describedby={`about-${one.id}`}
                  onClick={() => go({ room: 'frameworks', framework: one.id })}
                >
                  {one.name}
                </button>
                <span id={`about-${one.id}`} className="soft">
                  {kindWords[one.kind]}, by {one.owners === 'case' ? 'case study' : 'participant'}.{' '}
                  {stateOf(one)}.
                </span>
              </li>
            ))}
          </ul>
        )}
        {dialog && (
          <NewDialog
            kind={dialog}
            onClose={() => setDialog(null)}
            onMade={(id) => go({ room: 'frameworks', framework: id })}
          />
        )}
      </Page>
    </div>
  )
}
