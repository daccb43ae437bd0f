import { useState } from 'react'
import { Group, Panel, Separator } from 'react-resizable-panels'
import { exportCodebook } from '../../client/codebook-files.ts'
import { useCodebook } from '../../client/codebook.ts'
import { go } from '../../client/workspace.ts'
import { Button } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { count, moment } from '../../components/words.ts'
import { CodeDetails } from './code-details.tsx'
import { CodeTreeView } from './code-tree-view.tsx'
import { CodebookDialogs, type CodebookDialog } from './codebook-dialogs.tsx'
import './codebook.css'

/** The codebook as a tree, and the code chosen in it with everything that is written about it. */
export function CodebookView({ chosen }: { readonly chosen: string | null }) {
  const codebook = useCodebook()
  const { codes, tree, version, changedSince } = codebook
  const [selected, setSelected] = useState<string | null>(chosen ?? codes[0]?.id ?? null)
  // Another code was asked for while the codebook was shown already.
  const [asked, setAsked] = useState(chosen)
  if (asked !== chosen) {
    setAsked(chosen)
    if (chosen !== null) setSelected(chosen)
  }
  const [dialog, setDialog] = useState<CodebookDialog | null>(null)
  const free = codes.filter((one) => one.free && !one.retired).length
  const code = selected === null ? undefined : tree.get(selected)

  return (
    <div className="codebook">
      <header className="codebook-head row row-apart">
        <div>
          <h1 tabIndex={-1} data-view-heading>
            Codebook
          </h1>
          <p className="soft small">
            Version {version.number}, {moment(version.at)}
            {version.note && `: ${version.note}`}
            {changedSince && '. Changed since.'}
          </p>
        </div>
        <div className="row">
          <Button look="main" onPress={() => setDialog({ kind: 'create', parent: null })}>
            New top code…
          </Button>
          {free > 0 && (
            <Button onPress={() => go({ room: 'board' })}>{count(free, 'free code')} to gather</Button>
          )}
          <Button onPress={() => setDialog({ kind: 'starter' })}>Add a starter codebook…</Button>
          <Button onPress={() => go({ room: 'codebook-merge' })}>Merge a codebook…</Button>
          {codes.some((one) => !one.free) && <Button onPress={exportCodebook}>Export…</Button>}
          <Button onPress={() => setDialog({ kind: 'versions' })}>Versions…</Button>
          <Button onPress={() => setDialog({ kind: 'publish' })}>Publish a version…</Button>
        </div>
      </header>
      {codes.length === 0 ? (
        <div className="page">
          <EmptyState title="No codes yet.">
            <p>Make a top code, add a starter codebook, or create free codes while you read a transcript.</p>
          </EmptyState>
        </div>
      ) : (
        <Group orientation="horizontal" className="codebook-panes">
          <Panel minSize="16rem" defaultSize="36%">
            <CodeTreeView tree={tree} selected={code?.id ?? null} onSelect={setSelected} />
          </Panel>
          <Separator className="pane-edge" aria-label="Width of the tree" />
          <Panel minSize="40%" defaultSize="64%">
            <div className="codebook-details">
              {code ? (
                <CodeDetails key={code.id} code={code} codebook={codebook} onDialog={setDialog} />
              ) : (
                <EmptyState title="Choose a code in the tree." />
              )}
            </div>
          </Panel>
        </Group>
      )}
      {dialog && (
        <CodebookDialogs
          dialog={dialog}
          codebook={codebook}
          onSelect={setSelected}
          onClose={() => setDialog(null)}
        />
      )}
    </div>
  )
}
