import { useEffect, type ComponentType } from 'react'
import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext'
import { $createTextNode, $insertNodes, COMMAND_PRIORITY_NORMAL, KEY_DOWN_COMMAND } from 'lexical'
import { ReferenceNode } from './reference-node.tsx'
import type { Reference } from './references.ts'

/** Shows something that asks for a thing of the project, and hands it over. */
export type ReferencePicker = ComponentType<{
  readonly onPick: (reference: Reference) => void
  readonly onClose: () => void
}>

interface LinkInsertionProps {
  readonly picker: ReferencePicker
  readonly isPicking: boolean
  readonly onAsk: () => void
  readonly onClose: () => void
}

/** Alt+L, and what is chosen then put in where the cursor was. */
export function LinkInsertion({ picker: Picker, isPicking, onAsk, onClose }: LinkInsertionProps) {
  const [editor] = useLexicalComposerContext()

  useEffect(
    () =>
      editor.registerCommand(
        KEY_DOWN_COMMAND,
        (event) => {
          // The physical key, because Alt changes the letter on some keyboards.
          if (event.code !== 'KeyL' || !event.altKey || event.ctrlKey || event.metaKey) return false
          event.preventDefault()
          onAsk()
          return true
        },
        COMMAND_PRIORITY_NORMAL,
      ),
    [editor, onAsk],
  )

  function insert(reference: Reference) {
    editor.update(() => {
      const after = $createTextNode(' ')
      $insertNodes([new ReferenceNode(reference), after])
      after.select()
    })
  }

  return isPicking ? <Picker onPick={insert} onClose={onClose} /> : null
}
