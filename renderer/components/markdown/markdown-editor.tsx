import { useMemo, useState, type Ref } from 'react'
import { $convertToMarkdownString } from '@lexical/markdown'
import { LexicalComposer } from '@lexical/react/LexicalComposer'
import { ContentEditable } from '@lexical/react/LexicalContentEditable'
import { LexicalErrorBoundary } from '@lexical/react/LexicalErrorBoundary'
import { HistoryPlugin } from '@lexical/react/LexicalHistoryPlugin'
import { ListPlugin } from '@lexical/react/LexicalListPlugin'
import { MarkdownShortcutPlugin } from '@lexical/react/LexicalMarkdownShortcutPlugin'
import { OnChangePlugin } from '@lexical/react/LexicalOnChangePlugin'
import { RichTextPlugin } from '@lexical/react/LexicalRichTextPlugin'
import { LinkInsertion, type ReferencePicker } from './link-insertion.tsx'
import { markdownConfig } from './markdown-config.ts'
import { MarkdownToolbar } from './markdown-toolbar.tsx'
import { OutsideInsertion, type TextHandle } from './outside-insertion.tsx'
import { ReferenceContext, type References } from './reference-context.ts'
import { memoTransformers } from './transformers.ts'

interface MarkdownEditorProps {
  readonly label: string
  /** Read once, when the editor is mounted: give it a key to show another text. */
  readonly initial: string
  readonly onChange: (markdown: string) => void
  /** What is known of the things the links name; without it links are shown as plain words. */
  readonly references?: References
  /** Asks for the thing to link to; without it no link can be put in. */
  readonly picker?: ReferencePicker
  /** A hold on the text for what stands beside it. */
  readonly handle?: Ref<TextHandle>
}

/** Rich text kept as Markdown. Markdown signs typed at the start of a line turn into what they mean. */
export function MarkdownEditor(props: MarkdownEditorProps) {
  const { label, initial, onChange, references, picker, handle } = props
  const [isPicking, setPicking] = useState(false)
  const around = useMemo(() => (references ? { references, isReading: false } : null), [references])
  return (
    <ReferenceContext value={around}>
      <LexicalComposer initialConfig={markdownConfig(initial, true)}>
        <div className="memo-editor">
          <MarkdownToolbar {...(picker ? { onLink: () => setPicking(true) } : {})} />
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
          {handle && <OutsideInsertion handle={handle} />}
          {picker && (
            <LinkInsertion
              picker={picker}
              isPicking={isPicking}
              onAsk={() => setPicking(true)}
              onClose={() => setPicking(false)}
            />
          )}
        </div>
      </LexicalComposer>
    </ReferenceContext>
  )
}
