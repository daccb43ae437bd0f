import { useMemo, useState, type KeyboardEvent } from 'react'
import { Button, Collection, Tree, TreeItem, TreeItemContent, type Key } from 'react-aria-components'
import type { Code } from '#shared/contract/codebook.ts'
import type { CodeTree } from '#shared/domain/code-tree.ts'
import { act } from '../../client/act.ts'
import { announce } from '../../client/notices.ts'
import { Icon } from '../../components/icon.tsx'
import { Swatch } from '../../components/swatch.tsx'
import { count, figure } from '../../components/words.ts'
import { moveOf, type Direction } from './moves.ts'

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

  function press(event: KeyboardEvent) {
    const direction = event.altKey ? directions[event.key] : undefined
    if (!direction || selected === null) return
    event.preventDefault()
    event.stopPropagation()
    const move = moveOf(tree, selected, direction)
    if (!move) return announce('It cannot go further this way.')
    void act(
      'codebook.move',
      { code: selected, ...move },
      `${tree.get(selected)?.name ?? 'The code'} is moved.`,
    )
  }

  return (
    <div className="tree-scroller" onKeyDownCapture={press}>
      <Tree<Item>
        aria-label="Codes"
        className="tree"
        items={items}
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
              {code.retired && <span className="tag">retired</span>}
            </span>
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
    code.retired ? 'retired' : null,
    code.codable ? count(code.codings, 'coding') : 'heading',
  ]
    .filter(Boolean)
    .join(', ')
}

function itemsOf(tree: CodeTree<string, Code>, parent: string | null): Item[] {
  return tree.childrenOf(parent).map((code) => ({ id: code.id, code, children: itemsOf(tree, code.id) }))
}
