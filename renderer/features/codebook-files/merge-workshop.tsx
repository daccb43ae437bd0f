import { useMemo } from 'react'
import { Group, Panel, Separator } from 'react-resizable-panels'
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components'
import type { CodebookReading } from '#shared/contract/codebook-files.ts'
import { useCodebook } from '../../client/codebook.ts'
import { useLongWork } from '../../client/long-work.ts'
import { announce } from '../../client/notices.ts'
import { Button } from '../../components/button.tsx'
import { MenuButton } from '../../components/menu.tsx'
import { WorkProgress } from '../../components/work-progress.tsx'
import { CodeChoiceForm } from './code-choice-form.tsx'
import { CodeRows } from './code-rows.tsx'
import { choicesOf, differencesFrom, type Side } from './drafts.ts'
import { choose, endWith, useMerging } from './merge-store.ts'
import { mergedCodebook } from './merged.ts'
import { MergedTree } from './merged-tree.tsx'
import { doneWords, matchedWords } from './words.ts'

interface MergeWorkshopProps {
  readonly reading: CodebookReading
  readonly onOther: () => void
  readonly onStop: () => void
}

/** Their codes beside ours, the one looked at with its choices, and the merged codebook as it grows. */
export function MergeWorkshop({ reading, onOther, onStop }: MergeWorkshopProps) {
  const { codes, tree } = useCodebook()
  const { file, drafts, chosen } = useMerging()
  const work = useLongWork()
  const merged = useMemo(() => mergedCodebook(reading, drafts, codes, tree), [reading, drafts, codes, tree])
  const code = reading.codes.find(({ key }) => key === chosen)
  const draft = code && drafts.get(code.key)

  async function merge() {
    if (file === null) return
    const choices = choicesOf(reading, drafts, (id) => tree.get(id))
    const done = await work.start('codebook.mergeFile', { file, fingerprint: reading.fingerprint, choices })
    if (!done) return
    endWith(done)
    announce(`Merged ${reading.fileName}: ${doneWords(done)}. Undo takes all of it back.`)
  }

  function takeAll(side: Side) {
    choose(
      reading.codes.map(({ key }) => key),
      (before, one) => ({
        parts: Object.fromEntries(
          differencesFrom(one, tree.get(before.code ?? '')).map(({ part }) => [part, side]),
        ),
      }),
    )
    announce(
      side === 'theirs' ? 'Theirs is taken wherever the two differ.' : 'Ours stands wherever the two differ.',
    )
  }

  function acceptUnsure() {
    const unsure = reading.codes.filter(({ match }) => match?.sure === 'unsure').map(({ key }) => key)
    choose(unsure, () => ({ as: 'same' }))
    announce(`${unsure.length} unsure matches accepted.`)
  }

  return (
    <div className="book-workshop">
      <header className="book-head">
        <div className="row row-apart">
          <div>
            <h1 tabIndex={-1} data-view-heading>
              Merge a codebook
            </h1>
            <p className="soft small">
              {reading.fileName}. {matchedWords(reading)}.
            </p>
          </div>
          {work.progress ? (
            <WorkProgress label="Merging" progress={work.progress} onCancel={work.cancel} />
          ) : (
            <div className="row">
              <span className="soft">{doneWords(merged)}</span>
              <Button look="main" isDisabled={merged.problems.length > 0} onPress={() => void merge()}>
                Merge codebook
              </Button>
              <MenuButton
                label="For all codes"
                look="plain"
                choices={[
                  { id: 'unsure', label: 'Accept the unsure matches', run: acceptUnsure },
                  {
                    id: 'theirs',
                    label: 'Take theirs wherever the two differ',
                    run: () => takeAll('theirs'),
                  },
                  { id: 'mine', label: 'Keep ours wherever the two differ', run: () => takeAll('mine') },
                ]}
              >
                For all codes…
              </MenuButton>
              <Button onPress={onOther}>Another file…</Button>
              <Button look="quiet" onPress={onStop}>
                Cancel
              </Button>
            </div>
          )}
        </div>
        <div role="status">
          {merged.problems.length > 0 && (
            <ul className="book-problems" aria-label="What stands in the way">
              {merged.problems.slice(0, 5).map((problem) => (
                <li key={problem}>{problem}</li>
              ))}
            </ul>
          )}
        </div>
        {reading.notices.length > 0 && (
          <details open>
            <summary>What to know about this file</summary>
            <div className="book-notices" tabIndex={0} role="region" aria-label="Notices">
              <ul>
                {reading.notices.map((notice) => (
                  <li key={notice}>{notice}</li>
                ))}
              </ul>
            </div>
          </details>
        )}
      </header>
      <Group orientation="horizontal" className="book-panes">
        <Panel minSize="20rem" defaultSize="52%">
          <CodeRows reading={reading} tree={tree} drafts={drafts} chosen={chosen} />
        </Panel>
        <Separator className="pane-edge" aria-label="Width of the list" />
        <Panel minSize="20rem" defaultSize="48%">
          <div className="book-side">
            <Tabs>
              <TabList className="tabs" aria-label="Beside the list">
                <Tab id="code" className="tab">
                  This code
                </Tab>
                <Tab id="merged" className="tab">
                  Merged codebook ({merged.codes.length})
                </Tab>
              </TabList>
              <TabPanel id="code" className="tab-panel">
                {code && draft && (
                  <CodeChoiceForm
                    key={code.key}
                    code={code}
                    draft={draft}
                    reading={reading}
                    codes={codes}
                    tree={tree}
                  />
                )}
              </TabPanel>
              <TabPanel id="merged" className="tab-panel">
                <MergedTree merged={merged} />
              </TabPanel>
            </Tabs>
          </div>
        </Panel>
      </Group>
    </div>
  )
}
