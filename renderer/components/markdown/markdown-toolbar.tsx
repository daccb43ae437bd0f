import { useEffect, useState } from 'react'
import {
  $isListNode,
  INSERT_ORDERED_LIST_COMMAND,
  INSERT_UNORDERED_LIST_COMMAND,
  REMOVE_LIST_COMMAND,
} from '@lexical/list'
import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext'
import { $createHeadingNode, $createQuoteNode, $isHeadingNode } from '@lexical/rich-text'
import {
  $createParagraphNode,
  $getSelection,
  $isElementNode,
  $isRangeSelection,
  FORMAT_TEXT_COMMAND,
  type ElementNode,
} from 'lexical'
import { ToggleButton, Toolbar } from 'react-aria-components'
import { Button } from '../button.tsx'

interface Format {
  readonly block: string
  readonly bold: boolean
  readonly italic: boolean
}

const nothing: Format = { block: 'paragraph', bold: false, italic: false }

interface MarkdownToolbarProps {
  readonly onLink?: () => void
}

/** Headings, lists, quotes, bold, italic and links for the memo below it. */
export function MarkdownToolbar({ onLink }: MarkdownToolbarProps) {
  const [editor] = useLexicalComposerContext()
  const [format, setFormat] = useState(nothing)

  useEffect(
    () =>
      editor.registerUpdateListener(({ editorState }) => {
        editorState.read(() => setFormat(readFormat()))
      }),
    [editor],
  )

  function setBlock(make: () => ElementNode) {
    if (format.block === 'bullet' || format.block === 'number')
      editor.dispatchCommand(REMOVE_LIST_COMMAND, undefined)
    editor.update(() => replaceBlocks(make))
  }
  const toggleBlock = (type: string, make: () => ElementNode) => () =>
    setBlock(format.block === type ? $createParagraphNode : make)

  return (
    <Toolbar aria-label="Format" className="memo-toolbar">
      <Format
        name="Heading"
        isOn={format.block === 'h2'}
        onPress={toggleBlock('h2', () => $createHeadingNode('h2'))}
      />
      <Format
        name="Subheading"
        isOn={format.block === 'h3'}
        onPress={toggleBlock('h3', () => $createHeadingNode('h3'))}
      />
      <Format name="Quote" isOn={format.block === 'quote'} onPress={toggleBlock('quote', $createQuoteNode)} />
      <Format
        name="List"
        isOn={format.block === 'bullet'}
        onPress={() =>
          editor.dispatchCommand(
            format.block === 'bullet' ? REMOVE_LIST_COMMAND : INSERT_UNORDERED_LIST_COMMAND,
            undefined,
          )
        }
      />
      <Format
        name="Numbered list"
        isOn={format.block === 'number'}
        onPress={() =>
          editor.dispatchCommand(
            format.block === 'number' ? REMOVE_LIST_COMMAND : INSERT_ORDERED_LIST_COMMAND,
            undefined,
          )
        }
      />
      <Format
        name="Bold"
        isOn={format.bold}
        onPress={() => editor.dispatchCommand(FORMAT_TEXT_COMMAND, 'bold')}
      />
      <Format
        name="Italic"
        isOn={format.italic}
        onPress={() => editor.dispatchCommand(FORMAT_TEXT_COMMAND, 'italic')}
      />
      {onLink && (
        <Button
          look="quiet"
          onPress={() => {
            // The picker gives focus back to where it was: that shall be the text.
            editor.getRootElement()?.focus()
            onLink()
          }}
        >
          Link… <kbd aria-hidden="true">Alt+L</kbd>
        </Button>
      )}
    </Toolbar>
  )
}

function Format({
  name,
  isOn,
  onPress,
}: {
  readonly name: string
  readonly isOn: boolean
  readonly onPress: () => void
}) {
  return (
    <ToggleButton isSelected={isOn} onChange={onPress} className="button button-quiet">
      {name}
    </ToggleButton>
  )
}

/** Makes every block the selection touches into another kind, with its words. */
function replaceBlocks(make: () => ElementNode): void {
  const selection = $getSelection()
  if (!$isRangeSelection(selection)) return
  const blocks = new Set(
    [selection.anchor.getNode(), ...selection.getNodes()].map((node) => node.getTopLevelElement()),
  )
  for (const block of blocks) if ($isElementNode(block)) block.replace(make(), true)
}

function readFormat(): Format {
  const selection = $getSelection()
  if (!$isRangeSelection(selection)) return nothing
  const top = selection.anchor.getNode().getTopLevelElement()
  const block = $isListNode(top)
    ? top.getListType()
    : $isHeadingNode(top)
      ? top.getTag()
      : (top?.getType() ?? 'paragraph')
  return { block, bold: selection.hasFormat('bold'), italic: selection.hasFormat('italic') }
}
