import type { StillCodebook } from '../../client/codebook.ts'
import { CodePalette } from '../../components/palette/code-palette.tsx'
import { ExampleDialog } from './panel/example-dialog.tsx'
import type { Deeds } from './deeds.ts'
import type { Asking } from './use-coding-actions.ts'
import type { Span } from '#shared/domain/span.ts'

interface TranscriptDialogsProps {
  readonly asking: Asking
  readonly text: string
  readonly codebook: StillCodebook
  readonly pins: readonly string[]
  readonly recent: readonly string[]
  readonly deeds: Deeds
  readonly onApply: (span: Span, code: string, stay: boolean) => void
  readonly onCreate: (span: Span, name: string, stay: boolean) => void
  readonly onClose: () => void
}

/** What has to be asked before words are coded, a coding gets another code, or becomes an example. */
export function TranscriptDialogs(props: TranscriptDialogsProps) {
  const { asking, text, codebook, pins, recent, deeds, onApply, onCreate, onClose } = props
  const at = 'span' in asking ? asking.span : asking.coding
  const quote = text.slice(at.start, at.end)
  const shared = { codebook, pinned: pins, recent, quote, onClose }
  if (asking.kind === 'code') {
    return (
      <CodePalette
        {...shared}
        title="Choose a code"
        onApply={(code, stay) => {
          if (!stay) onClose()
          onApply(asking.span, code, stay)
        }}
        onCreate={(name, stay) => {
          if (!stay) onClose()
          onCreate(asking.span, name, stay)
        }}
      />
    )
  }
  const { coding } = asking
  if (asking.kind === 'recode') {
    return (
      <CodePalette
        {...shared}
        title={`Another code than ${coding.name}`}
        onApply={(code) => {
          onClose()
          void deeds.recode(coding, code)
        }}
        onCreate={null}
      />
    )
  }
  const { kind } = asking
  return (
    <ExampleDialog
      kind={kind}
      name={coding.name}
      quote={quote}
      onAdd={async (why) => (await deeds.addExample(coding, kind, why)) !== undefined}
      onClose={onClose}
    />
  )
}
