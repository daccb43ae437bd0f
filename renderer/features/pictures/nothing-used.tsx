import { EmptyState } from '../../components/empty-state.tsx'

/** What a picture says that has nothing to draw, because of what was chosen. */
export function NothingUsed({ words }: { readonly words: string }) {
  return (
    <EmptyState title={`Nothing was coded ${words} here.`}>
      <p>Choose another coder, or another part of the codebook.</p>
    </EmptyState>
  )
}
