import { useAsk } from '../../client/ask.ts'
import { go } from '../../client/workspace.ts'
import { Button } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { Page } from '../../components/page.tsx'
import { count } from '../../components/words.ts'
import './mending.css'

/** A document as it is, with what was taken out and put in since it was imported. */
export function CompareView({ document }: { readonly document: string }) {
  const { mended, runs } = useAsk('mending.compare', { document })
  const title = useAsk('document.list', {}).find((one) => one.id === document)?.title ?? ''
  const changes = runs.filter((run) => run.kind !== 'same').length
  return (
    <Page
      title={`${title}, compared with the original`}
      {...(mended
        ? {
            lead: `${count(changes, 'stretch', 'stretches')} taken out (−) or put in (+) since it was imported.`,
          }
        : {})}
      actions={<Button onPress={() => go({ room: 'document', document })}>Open the document</Button>}
    >
      {mended ? (
        <div className="mend-compare" role="region" aria-label={`Text of ${title} with its changes`}>
          {runs.map((run, index) =>
            run.kind === 'same' ? (
              <span key={index}>{run.text}</span>
            ) : run.kind === 'removed' ? (
              <del key={index}>{run.text}</del>
            ) : (
              <ins key={index}>{run.text}</ins>
            ),
          )}
        </div>
      ) : (
        <EmptyState title="This document stands as it was imported." />
      )}
    </Page>
  )
}
