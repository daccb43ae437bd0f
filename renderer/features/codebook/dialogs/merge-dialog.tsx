import { useState } from 'react'
import type { Code } from '#shared/contract/codebook.ts'
import { act } from '../../../client/act.ts'
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
  const children = tree.childrenOf(code.id).length
  const carried = [
    count(code.codings, 'coding'),
    ...(code.memos > 0 ? [count(code.memos, 'memo')] : []),
    ...(children > 0 ? [`${count(children, 'code')} below it`] : []),
  ].join(', ')
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
      <p>
        {carried} go {into === null ? 'to the code you choose' : `to ${tree.pathOf(into)}`}, and{' '}
        {tree.pathOf(code.id)} leaves the codebook. Codings that would then be the same become one.
      </p>
    </FormDialog>
  )
}
