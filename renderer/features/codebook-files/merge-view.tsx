import { useEffect } from 'react'
import type { CallOutput } from '#shared/contract/index.ts'
import { act } from '../../client/act.ts'
import { useAsk } from '../../client/ask.ts'
import { chooseSources } from '../../client/files.ts'
import { useLongWork } from '../../client/long-work.ts'
import { announce, report } from '../../client/notices.ts'
import { go } from '../../client/workspace.ts'
import { Button } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { Page } from '../../components/page.tsx'
import { WorkProgress } from '../../components/work-progress.tsx'
import { beginWith, endWith, mergeInto, useMerging } from './merge-store.ts'
import { MergeWorkshop } from './merge-workshop.tsx'
import { doneWords } from './words.ts'
import './codebook-files.css'

/** Another codebook beside ours: what each of its codes is here, and the codebook that comes of both. */
export function MergeView() {
  const project = useAsk('project.current', {})
  useEffect(() => {
    if (project) mergeInto(project.id)
  }, [project])
  const { reading, result } = useMerging()
  const work = useLongWork()

  async function choose() {
    try {
      const [chosen] = await chooseSources()
      if (!chosen) return
      const read = await work.start('codebook.readFile', { file: chosen.file })
      if (!read) return
      beginWith(chosen.file, read)
      announce(`${read.fileName} is read. Nothing is written until you merge.`)
    } catch (error) {
      report(error)
    }
  }

  if (reading && !work.progress)
    return <MergeWorkshop reading={reading} onOther={() => void choose()} onStop={() => endWith(null)} />
  return (
    <div className="book-begin">
      <Page
        title="Merge a codebook"
        lead="Put the codes of another project or file beside yours, and decide for each what it is here. Nothing is written before you merge, and one undo takes all of it back."
      >
        {work.progress ? (
          <WorkProgress label="Reading" progress={work.progress} onCancel={work.cancel} />
        ) : result ? (
          <Done result={result} onOther={() => void choose()} />
        ) : (
          <EmptyState title="No file is chosen.">
            <p>
              A Concord project, a REFI-QDA codebook (.qdc), a table (.csv, .xlsx) or a JSON codebook. A table
              has one row a code, with columns such as Path or Name and Parent, Brief definition and When to
              use.
            </p>
            <Button look="main" onPress={() => void choose()}>
              Choose a codebook…
            </Button>
          </EmptyState>
        )}
      </Page>
    </div>
  )
}

interface DoneProps {
  readonly result: CallOutput<'codebook.mergeFile'>
  readonly onOther: () => void
}

function Done({ result, onOther }: DoneProps) {
  const { undo: next } = useAsk('history.list', { limit: 1 })
  // Undo means the newest step: it is offered here only as long as that is the merge.
  const isNewest = next?.startsWith('Merged codebook') ?? false

  async function undo() {
    const undone = await act('history.undo', {}, (step) => (step ? `Undone: ${step.label}.` : ''))
    if (undone) endWith(null)
  }

  return (
    <section className="card" aria-labelledby="codebook-merged">
      <h2 id="codebook-merged">The codebooks are merged</h2>
      <p>
        {doneWords(result)}.{' '}
        {isNewest ? 'Undo takes all of it back as one step.' : 'It is one step of the history.'}
      </p>
      <div className="row">
        <Button look="main" onPress={() => go({ room: 'codebook' })}>
          Go to the codebook
        </Button>
        {isNewest && <Button onPress={() => void undo()}>Undo</Button>}
        <Button onPress={onOther}>Merge another file…</Button>
      </div>
    </section>
  )
}
