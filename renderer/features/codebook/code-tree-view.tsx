import { useMemo, useState, type KeyboardEvent } from 'react'
import {
  Button,
  Collection,
  Tree,
  TreeItem,
  TreeItemContent,
  useDragAndDrop,
  type Key,
} from 'react-aria-components'
import type { Code } from '#shared/contract/codebook.ts'
import type { CodeTree } from '#shared/domain/code-tree.ts'
import { act } from '../../client/act.ts'
import { announce } from '../../client/notices.ts'
import { Icon } from '../../components/icon.tsx'
import { Swatch } from '../../components/swatch.tsx'
import { count, figure } from '../../components/words.ts'
import { dropOf, moveOf, type Direction, type Move } from './moves.ts'

interface CodeTreeViewProps {
  readonly tree: CodeTree<string, Code>
  readonly selected: string | null
  readonly onSelect: (code: string) => void
}

interface Item {
  readonly id: string
  readonly code: Code
  readonly children: readonly Item[]
}

const directions: { readonly [key: string]: Direction } = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'out',
  ArrowRight: 'in',
}

export function CodeTreeView({ tree, selected, onSelect }: CodeTreeViewProps) {
  const items = useMemo(() => itemsOf(tree, null), [tree])
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set())
  const expanded = useMemo(
    () =>
      tree
        .inReadingOrder()
        .map((code) => code.id as string)
        .filter((id) => tree.childrenOf(id).length > 0 && !closed.has(id)),
    [tree, closed],
  )

  function move(code: string, to: Move | null) {
    if (!to) return announce('It cannot go there.')
    const moved = tree.get(code)
    const what = moved?.free ? 'has a place in the codebook now' : 'is moved'
    const done = `${moved?.name ?? 'The code'} ${what}. Undo takes it back.`
    void act('codebook.move', { code, ...to }, done)
  }

  const { dragAndDropHooks } = useDragAndDrop<Item>({
    getItems: (keys) => [...keys].map((key) => ({ 'text/plain': tree.get(String(key))?.name ?? '' })),
    onMove: ({ keys, target }) => {
      const [dragged] = keys
      if (dragged === undefined) return
      const place = { key: String(target.key), dropPosition: target.dropPosition }
      move(String(dragged), dropOf(tree, String(dragged), place))
    },
  })

  function press(event: KeyboardEvent) {
    const direction = event.altKey ? directions[event.key] : undefined
    if (!direction || selected === null) return
    event.preventDefault()
    event.stopPropagation()
    const to = moveOf(tree, selected, direction)
    if (to) move(selected, to)
    else announce('It cannot go further this way.')
  }

  return (
    <div className="tree-scroller" onKeyDownCapture={press}>
      <Tree<Item>
        aria-label="Codes"
        className="tree"
        items={items}
        dragAndDropHooks={dragAndDropHooks}
        selectionMode="single"
        selectionBehavior="replace"
        disallowEmptySelection
        selectedKeys={selected === null ? [] : [selected]}
        onSelectionChange={(keys) => {
          const first = keys === 'all' ? undefined : [...keys][0]
          if (typeof first === 'string') onSelect(first)
        }}
        expandedKeys={expanded}
        onExpandedChange={(keys: Set<Key>) =>
          setClosed(
            new Set(
              tree
                .inReadingOrder()
                .map((code) => code.id as string)
                .filter((id) => tree.childrenOf(id).length > 0 && !keys.has(id)),
            ),
          )
        }
      >
        {(item) => <CodeItem item={item} />}
      </Tree>
    </div>
  )
}

function CodeItem({ item: { id, code, children } }: { readonly item: Item }) {
  return (
    <TreeItem id={id} textValue={spoken(code)} className="tree-item">
      <TreeItemContent>
        {({ hasChildItems }) => (
          <>
            {hasChildItems ? (
              <Button slot="chevron" className="tree-chevron" aria-label={`Below ${code.name}`}>
                <Icon name="chevron" />
              </Button>
            ) : (
              <span className="tree-chevron" />
            )}
            <Swatch colour={code.colour} />
            <span className={code.codable ? 'tree-name' : 'tree-name tree-heading'}>
              {code.name}
              {code.free && <span className="tag">free code</span>}
              {code.retired && <span className="tag">retired</span>}
            </span>
            <Button slot="drag" className="tree-drag" aria-label={`Drag ${code.name}`}>
              <Icon name="more" />
            </Button>
            <span className="tree-count soft small">
              {code.codable || code.codings > 0 ? figure(code.codings) : 'heading'}
            </span>
          </>
        )}
      </TreeItemContent>
      <Collection items={children}>{(child) => <CodeItem item={child} />}</Collection>
    </TreeItem>
  )
}

function spoken(code: Code): string {
  return [
    code.name,
    code.free ? 'free code' : null,
    code.retired ? 'retired' : null,
    code.codable ? count(code.codings, 'coding') : 'heading',
  ]
    .filter(Boolean)
    .join(', ')
}

function itemsOf(tree: CodeTree<string, Code>, parent: string | null): Item[] {
  return tree.childrenOf(parent).map((code) => ({ id: code.id, code, children: itemsOf(tree, code.id) }))
}
