import { useRef, useState, type KeyboardEvent } from 'react'
import type { HistoryEntry } from '#shared/contract/history.ts'
import { Button } from '../../components/button.tsx'
import { count, moment } from '../../components/words.ts'
import { sentenceOf, stepsOf, type Step } from './steps.ts'

interface StepListProps {
  /** Newest first. */
  readonly entries: readonly HistoryEntry[]
  readonly busy: boolean
  readonly onStep: (command: string | null) => void
}

/** The steps as a list to walk through with the arrows; Enter goes to the one chosen. */
export function StepList({ entries, busy, onStep }: StepListProps) {
  const steps = stepsOf(entries)
  const here = steps.findIndex((step) => step.way === 'here')
  const [chosen, setChosen] = useState<string | null>(null)
  const list = useRef<HTMLOListElement>(null)
  const found = steps.findIndex((step) => step.entry.id === chosen)
  const active = found >= 0 ? found : Math.max(0, here)

  function choose(index: number) {
    setChosen(steps[index]?.entry.id ?? null)
    const row = list.current?.querySelector(`[data-step="${index}"]`)
    if (row instanceof HTMLElement) row.focus()
  }

  function press(event: KeyboardEvent, index: number) {
    if (event.altKey || event.ctrlKey || event.metaKey) return
    const next = {
      ArrowDown: Math.min(steps.length - 1, index + 1),
      ArrowUp: Math.max(0, index - 1),
      Home: 0,
      End: steps.length - 1,
    }[event.key]
    const step = steps[index]
    if (next !== undefined) choose(next)
    else if (event.key === 'Enter' && step && canGo(step)) onStep(step.entry.id)
    else return
    event.preventDefault()
  }

  return (
    <ol className="history" ref={list} aria-label="Steps, newest first">
      {steps.map((step, index) => {
        const { entry, way } = step
        const isChosen = entry.id === chosen
        return (
          <li
            key={entry.id}
            className={[
              'history-entry',
              entry.undone ? 'history-undone' : '',
              way === 'here' ? 'history-here' : '',
              isChosen ? 'history-chosen' : '',
            ]
              .filter(Boolean)
              .join(' ')}
          >
            <button
              type="button"
              className="history-step"
              data-step={index}
              tabIndex={index === active ? 0 : -1}
              {...(way === 'here' ? { 'aria-current': 'step' as const } : {})}
              onKeyDown={(event) => press(event, index)}
              onFocus={() => setChosen(entry.id)}
              onClick={() => setChosen(entry.id)}
            >
              <span className="history-label">
                {sentenceOf(entry)}
                {way === 'here' && <span className="tag">you are here</span>}
                {entry.undone && <span className="tag">undone</span>}
              </span>
              <span className="soft small">
                <time dateTime={entry.at}>{moment(entry.at)}</time> · {count(entry.rows, 'change')}
              </span>
            </button>
            {isChosen && canGo(step) && (
              <span className="history-deed">
                <Button isDisabled={busy} onPress={() => onStep(entry.id)}>
                  {way === 'back' ? 'Go back to here' : 'Go forward to here'}
                </Button>
              </span>
            )}
          </li>
        )
      })}
    </ol>
  )
}

function canGo({ way }: Step): boolean {
  return way === 'back' || way === 'forward'
}
