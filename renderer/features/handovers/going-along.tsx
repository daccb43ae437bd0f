import type { CallInput } from '#shared/contract/index.ts'
import { useAskLater } from '../../client/ask.ts'
import { goingSentences } from './words.ts'

/** What would go along in the copy as it is chosen now; null: it isn't chosen yet. */
export function GoingAlong({ wanted }: { readonly wanted: CallInput<'handover.preview'> | null }) {
  const { data } = useAskLater('handover.preview', wanted)
  return (
    <p className="handover-going" role="status">
      {wanted && data ? goingSentences(data) : 'Choose at least one document.'}
    </p>
  )
}
