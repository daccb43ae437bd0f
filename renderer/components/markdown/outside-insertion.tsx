import { useImperativeHandle, type Ref } from 'react'
import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext'
import { $createTextNode, $getRoot, $getSelection, $insertNodes } from 'lexical'
import { ReferenceNode } from './reference-node.tsx'
import type { Reference } from './references.ts'

/** What a part beside the text can do to it. */
export interface TextHandle {
  /** Puts a link where the cursor was last, or at the end. */
  insert(reference: Reference): void
  focus(): void
}

/** Gives a part beside the text a hold on it. */
export function OutsideInsertion({ handle }: { readonly handle: Ref<TextHandle> }) {
  const [editor] = useLexicalComposerContext()
  useImperativeHandle(
    handle,
    () => ({
      insert(reference) {
        editor.update(() => {
          if ($getSelection() === null) $getRoot().selectEnd()
          const after = $createTextNode(' ')
          $insertNodes([new ReferenceNode(reference), after])
          after.select()
        })
      },
      focus: () => editor.focus(),
    }),
    [editor],
  )
  return null
}
