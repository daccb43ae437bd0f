import { useCallback, useMemo } from 'react'
import { LexicalComposer } from '@lexical/react/LexicalComposer'
import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext'
import { LexicalErrorBoundary } from '@lexical/react/LexicalErrorBoundary'
import { RichTextPlugin } from '@lexical/react/LexicalRichTextPlugin'
import { markdownConfig } from './markdown-config.ts'
import { ReferenceContext, type References } from './reference-context.ts'

interface MarkdownViewProps {
  readonly markdown: string
  readonly references: References
}

/** A text to be read. Its links lead to what they name; what is no Markdown of ours is shown as its letters. */
export function MarkdownView({ markdown, references }: MarkdownViewProps) {
  const around = useMemo(() => ({ references, isReading: true }), [references])
  return (
    <ReferenceContext value={around}>
      <LexicalComposer key={markdown} initialConfig={markdownConfig(markdown, false)}>
        <RichTextPlugin contentEditable={<ReadingRoot />} ErrorBoundary={LexicalErrorBoundary} />
      </LexicalComposer>
    </ReferenceContext>
  )
}

/** Lexical's own root is a text field that can't be written in; to be read, a text is no field at all. */
function ReadingRoot() {
  const [editor] = useLexicalComposerContext()
  const root = useCallback((element: HTMLElement | null) => editor.setRootElement(element), [editor])
  return <div ref={root} className="memo-text memo-read" />
}
