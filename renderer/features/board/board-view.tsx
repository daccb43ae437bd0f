import { useCallback, useRef, useState, type KeyboardEvent } from 'react'
import { isTextDropItem, DropZone, Text } from 'react-aria-components'
import type { CodeGroup, FreeCodeCard } from '#shared/contract/board.ts'
import { useAsk } from '../../client/ask.ts'
import { useCodebook } from '../../client/codebook.ts'
import { announce } from '../../client/notices.ts'
import { go } from '../../client/workspace.ts'
import { Button } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { Page } from '../../components/page.tsx'
import { BoardDialogs, type BoardDialog } from './board-dialogs.tsx'
import { BoardBar } from './board-bar.tsx'
import { CardList, cardType } from './card-list.tsx'
import { gather, takeOut } from './gathering.ts'
import { GroupSection } from './group-section.tsx'
import './board.css'

/** How many extracts are fetched for a card, which shows the first that differ. */
const extracts = 6

/** Free codes as cards, to be gathered into groups, and groups to be collapsed into codes of the codebook. */
export function BoardView() {
  const codebook = useCodebook()
  const { groups, cards } = useAsk('board.show', { extracts })
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set())
  const [dialog, setDialog] = useState<BoardDialog | null>(null)
  const board = useRef<HTMLDivElement>(null)
  const chosen = cards.filter((card) => selected.has(card.code))

  const choicesFor = useCallback(
    (card: FreeCodeCard) => [
      { id: 'gather', label: 'Put into a group…', run: () => setDialog({ kind: 'gather', cards: [card] }) },
      ...(card.group === null
        ? []
        : [{ id: 'out', label: 'Take out of the group', run: () => void takeOut([card]) }]),
      {
        id: 'adopt',
        label: 'Give it a place in the codebook…',
        run: () => setDialog({ kind: 'adopt', card }),
      },
      { id: 'show', label: 'Show in the codebook', run: () => go({ room: 'codebook', code: card.code }) },
    ],
    [],
  )

  /** The cards selected, or the one the keyboard is at. */
  function meant(target: EventTarget): readonly FreeCodeCard[] {
    if (chosen.length > 0) return chosen
    const row = target instanceof Element ? target.closest('[role=row]') : null
    const key = row?.getAttribute('data-key')
    return cards.filter((card) => card.code === key)
  }

  function press(event: KeyboardEvent) {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    // A dialog or menu of this view stands elsewhere in the page, yet its keys come by here.
    if (!(event.target instanceof Node) || !board.current?.contains(event.target)) return
    const key = event.key.toLowerCase()
    if (key !== 'g' && key !== 'o' && key !== 'p') return
    event.preventDefault()
    event.stopPropagation()
    const these = meant(event.target)
    const [first] = these
    if (!first) announce('Select a card first: go to it with the arrows and press Space.')
    else if (key === 'g') setDialog({ kind: 'gather', cards: these })
    else if (key === 'o') void takeOut(these)
    else if (these.length === 1) setDialog({ kind: 'adopt', card: first })
    else announce('One free code at a time is given a place. Gather several into a group and collapse it.')
  }

  const byCode = (codes: readonly string[]) => cards.filter((card) => codes.includes(card.code))

  function listOf(label: string, group: CodeGroup | null) {
    const here = cards.filter((card) => card.group === (group?.id ?? null))
    return (
      <CardList
        label={label}
        cards={here}
        selected={selected}
        onSelect={(now) => {
          const others = chosen
            .map((card) => card.code)
            .filter((code) => !here.some((one) => one.code === code))
          setSelected(new Set([...others, ...now]))
        }}
        onDrop={(codes) => void (group ? gather(byCode(codes), group) : takeOut(byCode(codes)))}
        choicesFor={choicesFor}
      />
    )
  }

  if (cards.length === 0) return <EmptyBoard />
  const loose = cards.filter((card) => card.group === null)
  return (
    <Page
      title="Free codes"
      lead="Gather what belongs together into groups, then collapse each group into a code of the codebook. Every step can be undone."
    >
      <BoardBar
        selected={chosen}
        onGather={() => setDialog({ kind: 'gather', cards: chosen })}
        onTakeOut={() => void takeOut(chosen)}
        onClear={() => setSelected(new Set())}
      />
      <div className="board" ref={board} onKeyDownCapture={press}>
        <GroupSection name="In no group" cards={loose}>
          {listOf('Free codes in no group', null)}
        </GroupSection>
        {groups.map((group) => {
          const inside = cards.filter((card) => card.group === group.id)
          return (
            <GroupSection
              key={group.id}
              name={group.name}
              cards={inside}
              actions={
                <>
                  <Button
                    look="quiet"
                    label={`Rename ${group.name}`}
                    onPress={() => setDialog({ kind: 'rename', group })}
                  >
                    Rename…
                  </Button>
                  <Button
                    label={`Collapse ${group.name} into a code`}
                    onPress={() => setDialog({ kind: 'collapse', group, cards: inside })}
                  >
                    Collapse…
                  </Button>
                </>
              }
            >
              {listOf(`Free codes in ${group.name}`, group)}
            </GroupSection>
          )
        })}
        <DropZone
          className="group new-group"
          getDropOperation={(types) => (types.has(cardType) ? 'move' : 'cancel')}
          onDrop={(event) =>
            void Promise.all(event.items.filter(isTextDropItem).map((item) => item.getText(cardType))).then(
              (codes) => setDialog({ kind: 'gather', cards: byCode(codes) }),
            )
          }
        >
          <Text slot="label">Drop free codes here for a new group.</Text>
        </DropZone>
      </div>
      {dialog && (
        <BoardDialogs
          dialog={dialog}
          groups={groups}
          codebook={codebook}
          onMoved={() => setSelected(new Set())}
          onClose={() => setDialog(null)}
        />
      )}
    </Page>
  )
}

function EmptyBoard() {
  return (
    <Page title="Free codes">
      <EmptyState title="No free codes.">
        <p>
          A free code comes about while you read: select words in a transcript, press C and type a name that
          is not in the codebook, or press I to take the words themselves as its name. It then stands here as
          a card, to be gathered with others and given a place in the codebook.
        </p>
        <Button look="main" onPress={() => go({ room: 'documents' })}>
          Go to the documents
        </Button>
      </EmptyState>
    </Page>
  )
}
