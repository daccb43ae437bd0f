import { Component, Suspense, type ReactNode } from 'react'
import { QueryErrorResetBoundary } from '@tanstack/react-query'
import { Button } from './button.tsx'
import { sentenceOf } from './refused.tsx'

interface BoundaryProps {
  readonly onReset: () => void
  readonly children: ReactNode
}

class Boundary extends Component<BoundaryProps, { readonly error: Error | null }> {
  override state: { readonly error: Error | null } = { error: null }

  static getDerivedStateFromError(error: unknown) {
    return { error: error instanceof Error ? error : new Error(String(error)) }
  }

  override render() {
    const { error } = this.state
    if (!error) return this.props.children
    return (
      <div className="empty" role="alert">
        <p className="empty-title">{sentenceOf(error, 'This view could not be shown.')}</p>
        <Button
          look="main"
          onPress={() => {
            this.props.onReset()
            this.setState({ error: null })
          }}
        >
          Try again
        </Button>
      </div>
    )
  }
}

/** Keeps a part of the window standing on its own: waits for its answers, and shows its failure with a way on. */
export function Part({ children, waiting }: { readonly children: ReactNode; readonly waiting?: string }) {
  return (
    <QueryErrorResetBoundary>
      {({ reset }) => (
        <Boundary onReset={reset}>
          <Suspense fallback={<p className="waiting">{waiting ?? 'One moment…'}</p>}>{children}</Suspense>
        </Boundary>
      )}
    </QueryErrorResetBoundary>
  )
}
