import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components'
import type { Code } from '#shared/contract/codebook.ts'
import { pathSeparator } from '#shared/domain/code-tree.ts'
import { act } from '../../client/act.ts'
import type { Codebook } from '../../client/codebook.ts'
import { go } from '../../client/workspace.ts'
import { Icon } from '../../components/icon.tsx'
import { MenuButton } from '../../components/menu.tsx'
import { Part } from '../../components/failed.tsx'
import { Swatch } from '../../components/swatch.tsx'
import { CodeEditor } from './code-editor.tsx'
import { CodeExtracts } from './code-extracts.tsx'
import { CodeMemos } from './code-memos.tsx'
import { CodeUsage } from './code-usage.tsx'
import type { CodebookDialog } from './codebook-dialogs.tsx'

interface CodeDetailsProps {
  readonly code: Code
  readonly codebook: Codebook
  readonly onDialog: (dialog: CodebookDialog) => void
}

export function CodeDetails({ code, codebook, onDialog }: CodeDetailsProps) {
  const { tree } = codebook
  const above = tree.lineOf(code.id).slice(0, -1)
  const isUsed = tree.withDescendants(code.id).some((one) => one.codings > 0)
  return (
    <div className="stack">
      <div className="row row-apart">
        <div>
          {above.length > 0 && (
            <p className="soft small">{above.map((one) => one.name).join(pathSeparator)}</p>
          )}
          <h2 className="row">
            <Swatch colour={code.colour} />
            <span>{code.name}</span>
            {code.free && <span className="tag">free code</span>}
            {code.retired && <span className="tag">retired</span>}
          </h2>
          {code.retired && code.successor && (
            <p className="soft small">Use {tree.pathOf(code.successor)} instead.</p>
          )}
        </div>
        <MenuButton
          label={`More for ${code.name}`}
          look="plain"
          choices={[
            {
              id: 'child',
              label: 'New code below…',
              run: () => onDialog({ kind: 'create', parent: code.id }),
            },
            ...(code.free
              ? [{ id: 'board', label: 'Show among the free codes', run: () => go({ room: 'board' }) }]
              : []),
            { id: 'move', label: 'Move…', run: () => onDialog({ kind: 'move', code }) },
            { id: 'merge', label: 'Merge into another code…', run: () => onDialog({ kind: 'merge', code }) },
            ...(code.codings > 0
              ? [
                  {
                    id: 'split',
                    label: 'Split off some codings…',
                    run: () => onDialog({ kind: 'split', code }),
                  },
                ]
              : []),
            code.retired
              ? {
                  id: 'restore',
                  label: 'Restore',
                  run: () =>
                    void act('codebook.restore', { code: code.id }, `${code.name} is offered again.`),
                }
              : { id: 'retire', label: 'Retire…', run: () => onDialog({ kind: 'retire', code }) },
            {
              id: 'memo',
              label: 'Write a memo',
              run: () =>
                go({
                  room: 'memos',
                  about: { subject: { kind: 'code', id: code.id }, words: tree.pathOf(code.id) },
                }),
            },
            isUsed
              ? {
                  id: 'remove',
                  label: 'Remove (not possible: it has codings)',
                  isDisabled: true,
                  run: () => undefined,
                }
              : {
                  id: 'remove',
                  label: 'Remove',
                  run: () =>
                    void act(
                      'codebook.remove',
                      { code: code.id },
                      `${code.name} is removed. Undo brings it back.`,
                    ),
                },
          ]}
        >
          More <Icon name="more" />
        </MenuButton>
      </div>
      <Tabs defaultSelectedKey="rules">
        <TabList className="tabs" aria-label={`About ${code.name}`}>
          <Tab id="rules" className="tab">
            Rules
          </Tab>
          <Tab id="extracts" className="tab">
            Extracts ({code.codings})
          </Tab>
          <Tab id="usage" className="tab">
            Where used
          </Tab>
          <Tab id="memos" className="tab">
            Memos ({code.memos})
          </Tab>
        </TabList>
        <TabPanel id="rules" className="tab-panel">
          <CodeEditor code={code} />
        </TabPanel>
        <TabPanel id="extracts" className="tab-panel">
          <Part>
            <CodeExtracts
              code={code}
              hasChildren={tree.childrenOf(code.id).length > 0}
              version={codebook.version.number}
            />
          </Part>
        </TabPanel>
        <TabPanel id="usage" className="tab-panel">
          <Part>
            <CodeUsage code={code} tree={tree} />
          </Part>
        </TabPanel>
        <TabPanel id="memos" className="tab-panel">
          <Part>
            <CodeMemos code={code} path={tree.pathOf(code.id)} />
          </Part>
        </TabPanel>
      </Tabs>
    </div>
  )
}
