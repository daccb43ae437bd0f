import { AutoFocusPlugin } from '@lexical/react/LexicalAutoFocusPlugin'
import { LexicalComposer, type InitialConfigType } from '@lexical/react/LexicalComposer'
import { ContentEditable } from '@lexical/react/LexicalContentEditable'
import { LexicalErrorBoundary } from '@lexical/react/LexicalErrorBoundary'
import { HistoryPlugin } from '@lexical/react/LexicalHistoryPlugin'
import { OnChangePlugin } from '@lexical/react/LexicalOnChangePlugin'
import { PlainTextPlugin } from '@lexical/react/LexicalPlainTextPlugin'
import {
  $createLineBreakNode,
  $createParagraphNode,
  $createTextNode,
  $getRoot,
  $getSelection,
  $isElementNode,
  $isRangeSelection,
  type LexicalNode,
  type PointType,
} from 'lexical'

interface PlainEditorProps {
  readonly label: string
  /** Read once, when the editor is mounted. */
  readonly initial: string
  /** The words, line ends LF, and where the cursor stands in them (UTF-16). */
  readonly onChange: (words: string, cursor: number) => void
}

/** Words without any form, as they stand in a transcript. */
export function PlainEditor({ label, initial, onChange }: PlainEditorProps) {
  const config: InitialConfigType = {
    namespace: 'mending',
    editorState: () => {
      const paragraph = $createParagraphNode()
      initial.split('\n').forEach((line, index) => {
        if (index > 0) paragraph.append($createLineBreakNode())
        if (line !== '') paragraph.append($createTextNode(line))
      })
      $getRoot().clear().append(paragraph)
    },
    onError: (error) => {
      throw error
    },
  }
  return (
    <LexicalComposer initialConfig={config}>
      <div className="memo-editor">
        <PlainTextPlugin
          contentEditable={<ContentEditable className="memo-text mend-text" aria-label={label} dir="auto" />}
          ErrorBoundary={LexicalErrorBoundary}
        />
        <HistoryPlugin />
        <AutoFocusPlugin defaultSelection="rootStart" />
        <OnChangePlugin
          onChange={(state) =>
            state.read(() => {
              const selection = $getSelection()
              const cursor = $isRangeSelection(selection) ? $offsetOf(selection.anchor) : 0
              onChange($getRoot().getTextContent(), cursor)
            })
          }
        />
      </div>
    </LexicalComposer>
  )
}

/** Where a point of the selection stands in the words. */
function $offsetOf(point: PointType): number {
  const node = point.getNode()
  let offset = $isElementNode(node) ? sizeOf(node.getChildren().slice(0, point.offset)) : point.offset
  for (let at: LexicalNode | null = node; at; at = at.getParent()) offset += sizeOf(at.getPreviousSiblings())
  return offset
}

function sizeOf(nodes: readonly LexicalNode[]): number {
  return nodes.reduce((sum, node) => sum + node.getTextContentSize(), 0)
}
