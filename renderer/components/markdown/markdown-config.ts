import { $convertFromMarkdownString } from '@lexical/markdown'
import { ListItemNode, ListNode } from '@lexical/list'
import type { InitialConfigType } from '@lexical/react/LexicalComposer'
import { HeadingNode, QuoteNode } from '@lexical/rich-text'
import { ReferenceNode } from './reference-node.tsx'
import { memoTransformers } from './transformers.ts'
import './markdown.css'

const theme = {
  heading: { h1: 'memo-h1', h2: 'memo-h2', h3: 'memo-h3' },
  quote: 'memo-quote',
  text: { bold: 'memo-bold', italic: 'memo-italic' },
}

/** How a text is taken apart, to be written or read. */
export function markdownConfig(initial: string, editable: boolean): InitialConfigType {
  return {
    namespace: 'memo',
    theme,
    editable,
    nodes: [HeadingNode, QuoteNode, ListNode, ListItemNode, ReferenceNode],
    editorState: () => $convertFromMarkdownString(initial, memoTransformers),
    onError: (error) => {
      throw error
    },
  }
}
