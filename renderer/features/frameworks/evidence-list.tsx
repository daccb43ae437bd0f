import { useEffect, useEffectEvent, useLayoutEffect, useRef } from 'react'
import type { CallOutput } from '#shared/contract/index.ts'
import { useStillCodebook } from '../../client/codebook.ts'
import { go } from '../../client/workspace.ts'
import { Button } from '../../components/button.tsx'
import { ExtractCard } from '../../components/extract-card.tsx'
import { CodeName } from '../../components/swatch.tsx'

export type Item = CallOutput<'framework.evidence'>['found'][number]

interface EvidenceListProps {
  readonly label: string
  readonly items: readonly Item[]
  readonly onLink: (item: Item) => void
  readonly onQuote: (item: Item) => void
}

/** Extracts, gone through by the arrow keys, each with its deeds on a key. */
export function EvidenceList({ label, items, onLink, onQuote }: EvidenceListProps) {
  const { tree } = useStillCodebook()
  const list = useRef<HTMLOListElement>(null)
  const at = useRef(0)

  // One of them is always reached by Tab.
  useLayoutEffect(() => {
    const rows = list.current?.children ?? []
    at.current = Math.max(0, Math.min(rows.length - 1, at.current))
    for (const [place, row] of [...rows].entries())
      row.setAttribute('tabindex', place === at.current ? '0' : '-1')
  })

  function goTo(place: number) {
    const row = list.current?.children[place]
    if (!(row instanceof HTMLElement)) return
    at.current = place
    for (const other of list.current?.children ?? [])
      other.setAttribute('tabindex', other === row ? '0' : '-1')
    row.focus()
  }

  const press = useEffectEvent((event: KeyboardEvent) => {
    const row = event.target
    if (!(row instanceof HTMLElement) || row.parentElement !== list.current) return
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const place = [...(list.current?.children ?? [])].indexOf(row)
    const item = items[place]
    if (!item) return
    if (event.key === 'ArrowDown') goTo(place + 1)
    else if (event.key === 'ArrowUp') goTo(place - 1)
    else if (event.key === 'Home') goTo(0)
    else if (event.key === 'End') goTo(items.length - 1)
    else if (event.key.toLowerCase() === 't') show(item)
    else if (event.key.toLowerCase() === 'l' && !item.apart) onLink(item)
    else if (event.key.toLowerCase() === 'q' && !item.apart) onQuote(item)
    else return
    event.preventDefault()
  })

  // What comes up from the extracts; the list itself is no control.
  useEffect(() => {
    const element = list.current
    const heed = ({ target }: FocusEvent) => {
      const place = [...(element?.children ?? [])].findIndex((row) => row === target)
      if (place !== -1) at.current = place
    }
    element?.addEventListener('keydown', press)
    element?.addEventListener('focusin', heed)
    return () => {
      element?.removeEventListener('keydown', press)
      element?.removeEventListener('focusin', heed)
    }
  }, [])

  return (
    <ol ref={list} className="framework-extracts" aria-label={label}>
      {items.map((item) => {
        const { extract, fresh, linked, apart } = item
        const where = `${extract.title}${extract.turn === null ? '' : `, turn ${extract.turn}`}`
        return (
          <li key={extract.coding} tabIndex={-1}>
            <ExtractCard extract={extract}>
              <CodeName path={extract.path} colour={tree.get(extract.code)?.colour ?? 'transparent'} />
              {fresh && <span className="framework-badge framework-marked">new</span>}
              {linked && <span className="framework-badge">linked</span>}
              {apart ? (
                <span className="soft">Your own in a blind round: to be linked once it is opened.</span>
              ) : (
                <>
                  <Button
                    look="quiet"
                    label={`${linked ? 'Unlink' : 'Link'} the extract of ${where}`}
                    onPress={() => onLink(item)}
                  >
                    {linked ? 'Unlink' : 'Link'}
                  </Button>
                  <Button look="quiet" label={`Quote the extract of ${where}`} onPress={() => onQuote(item)}>
                    Quote
                  </Button>
                </>
              )}
              <Button look="quiet" label={`Show in the transcript: ${where}`} onPress={() => show(item)}>
                Show in the transcript
              </Button>
            </ExtractCard>
          </li>
        )
      })}
    </ol>
  )
}

function show({ extract }: Item): void {
  go({ room: 'document', document: extract.document, coding: extract.coding })
}
