import { $convertFromMarkdownString, $convertToMarkdownString } from '@lexical/markdown'
import { ListItemNode, ListNode } from '@lexical/list'
import { LexicalComposer, type InitialConfigType } from '@lexical/react/LexicalComposer'
import { ContentEditable } from '@lexical/react/LexicalContentEditable'
import { LexicalErrorBoundary } from '@lexical/react/LexicalErrorBoundary'
import { HistoryPlugin } from '@lexical/react/LexicalHistoryPlugin'
import { ListPlugin } from '@lexical/react/LexicalListPlugin'
import { MarkdownShortcutPlugin } from '@lexical/react/LexicalMarkdownShortcutPlugin'
import { OnChangePlugin } from '@lexical/react/LexicalOnChangePlugin'
import { RichTextPlugin } from '@lexical/react/LexicalRichTextPlugin'
import { HeadingNode, QuoteNode } from '@lexical/rich-text'
import { MarkdownToolbar } from './markdown-toolbar.tsx'
import { memoTransformers } from './transformers.ts'

interface MarkdownEditorProps {
  readonly label: string
  /** Read once, when the editor is mounted: give it a key to show another text. */
  readonly initial: string
  readonly onChange: (markdown: string) => void
}

const theme = {
  heading: { h1: 'memo-h1', h2: 'memo-h2', h3: 'memo-h3' },
  quote: 'memo-quote',
  text: { bold: 'memo-bold', italic: 'memo-italic' },
}

/** Rich text kept as Markdown. Markdown signs typed at the start of a line turn into what they mean. */
export function MarkdownEditor({ label, initial, onChange }: MarkdownEditorProps) {
  const config: InitialConfigType = {
    namespace: 'memo',
    theme,
    nodes: [HeadingNode, QuoteNode, ListNode, ListItemNode],
    editorState: () => $convertFromMarkdownString(initial, memoTransformers),
    onError: (error) => {
      throw error
    },
  }
  return (
    <LexicalComposer initialConfig={config}>
      <div className="memo-editor">
        <MarkdownToolbar />
        <RichTextPlugin
          contentEditable={<ContentEditable className="memo-text" aria-label={label} />}
          ErrorBoundary={LexicalErrorBoundary}
        />
        <HistoryPlugin />
        <ListPlugin />
        <MarkdownShortcutPlugin transformers={memoTransformers} />
        <OnChangePlugin
          ignoreSelectionChange
          onChange={(state) => state.read(() => onChange($convertToMarkdownString(memoTransformers)))}
        />
      </div>
    </LexicalComposer>
  )
}
