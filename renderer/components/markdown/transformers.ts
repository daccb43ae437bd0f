import {
  BOLD_STAR,
  HEADING,
  ITALIC_STAR,
  ORDERED_LIST,
  QUOTE,
  UNORDERED_LIST,
  type TextMatchTransformer,
  type Transformer,
} from '@lexical/markdown'
import { $isReferenceNode, ReferenceNode } from './reference-node.tsx'
import { referenceOf, referencePattern, referenceTyped, writeReference } from './references.ts'

const reference: TextMatchTransformer = {
  type: 'text-match',
  dependencies: [ReferenceNode],
  importRegExp: referencePattern,
  regExp: referenceTyped,
  trigger: ')',
  replace: (text, match) => {
    const found = referenceOf(match)
    if (found) text.replace(new ReferenceNode(found))
  },
  export: (node) => ($isReferenceNode(node) ? writeReference(node.__reference) : null),
}

/**
 * The Markdown a memo may use: headings, quotes, lists, bold, italic and links into the project. Anything else, also
 * a link into the web, stays the letters it is.
 */
export const memoTransformers: Transformer[] = [
  reference,
  HEADING,
  QUOTE,
  UNORDERED_LIST,
  ORDERED_LIST,
  BOLD_STAR,
  ITALIC_STAR,
]
