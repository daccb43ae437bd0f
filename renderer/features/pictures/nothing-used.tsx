import { withdrawnSentence } from '#shared/withdrawn-sentence.ts'
import { EmptyState } from '../../components/empty-state.tsx'

/** What a picture says that has nothing to draw, because of what was chosen. */
export function NothingUsed({ words, withdrawn }: { readonly words: string; readonly withdrawn: number }) {
  return (
    <EmptyState title={`Nothing was coded ${words} here.`}>
      {withdrawn > 0 && <p>{withdrawnSentence(withdrawn)}</p>}
      <p>Choose another coder, or another part of the codebook.</p>
    </EmptyState>
  )
}
