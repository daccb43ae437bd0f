import { useState } from 'react'
import type { Code } from '#shared/contract/codebook.ts'
import { act } from '../../../client/act.ts'
import { useAskLater } from '../../../client/ask.ts'
import type { Codebook } from '../../../client/codebook.ts'
import { CodeBox } from '../../../components/code-box.tsx'
import { FormDialog } from '../../../components/dialog.tsx'
import { count } from '../../../components/words.ts'

interface MergeDialogProps {
  readonly code: Code
  readonly codebook: Codebook
  readonly onMerged: (into: string) => void
  readonly onClose: () => void
}

export function MergeDialog({ code, codebook: { codes, tree }, onMerged, onClose }: MergeDialogProps) {
  const [into, setInto] = useState<string | null>(null)
  const { data: preview } = useAskLater(
    'codebook.previewMerge',
    into === null ? null : { codes: [code.id], into },
  )
  return (
    <FormDialog
      title={`Merge ${code.name} into another code`}
      action="Merge"
      isReady={into !== null}
      onClose={onClose}
      onSubmit={async () => {
        if (into === null) return false
        const merged = await act('codebook.merge', { codes: [code.id], into }, ({ moved, united }) => {
          const already = united > 0 ? `; ${count(united, 'coding')} that stood there already became one` : ''
          return `${count(moved, 'coding')} moved${already}. Undo takes them apart again.`
        })
        if (merged) onMerged(into)
        return merged !== undefined
      }}
    >
      <CodeBox
        label="Into"
        value={into}
        onChange={setInto}
        choices={codes
          .filter((one) => one.codable && !one.retired && !tree.wouldCircle(code.id, one.id))
          .map((one) => ({ id: one.id, path: tree.pathOf(one.id), colour: one.colour }))}
      />
      {into === null || !preview ? (
        <p className="soft">Choose a code to see what would move.</p>
      ) : (
        <section className="what-moves" aria-label="What moves" aria-live="polite">
          <p>To {tree.pathOf(into)} go:</p>
          <ul>
            <li>{count(preview.moved, 'coding')}</li>
            {preview.united > 0 && (
              <li>
                {count(preview.united, 'coding')} more, which {preview.united === 1 ? 'becomes' : 'become'}{' '}
                one with what the same coder has there already
              </li>
            )}
            {preview.memos > 0 && <li>{count(preview.memos, 'memo')}</li>}
            {preview.children > 0 && <li>{count(preview.children, 'code')} below it</li>}
            {preview.examples > 0 && <li>{count(preview.examples, 'example')}</li>}
          </ul>
          <p>{tree.pathOf(code.id)} leaves the codebook. Undo takes them apart again.</p>
        </section>
      )}
    </FormDialog>
  )
}
