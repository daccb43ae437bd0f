import { useState, type KeyboardEvent } from 'react'
import { act } from '../../client/act.ts'
import { announce } from '../../client/notices.ts'
import { Button } from '../../components/button.tsx'
import { CandidatesDialog } from './candidates-dialog.tsx'
import { QuotationRow } from './quotation-row.tsx'
import type { Part } from './sections.ts'
import { TrimDialog } from './trim/trim-dialog.tsx'
import { countWords } from './words.ts'

interface PartViewProps {
  readonly report: string
  readonly part: Part
  readonly heading: string
  readonly withDefinition: boolean
  readonly withCounts: boolean
}

/** A theme at a case study: its quotations in order, each with its deeds. */
export function PartView({ report, part, heading, withDefinition, withCounts }: PartViewProps) {
  const [isChoosing, setChoosing] = useState(false)
  const [trimming, setTrimming] = useState<string | null>(null)
  const codings = part.quotations.map(({ coding }) => coding)

  async function move(coding: string, by: 1 | -1) {
    const from = codings.findIndex((one) => one === coding)
    const to = from + by
    if (to < 0 || to >= codings.length) {
      announce(by < 0 ? 'It is the first one already.' : 'It is the last one already.')
      return
    }
    const order = codings.toSpliced(from, 1).toSpliced(to, 0, ...codings.slice(from, from + 1))
    const done = await act(
      'report.arrange',
      { report, codings: order },
      `Quotation ${to + 1} of ${order.length}.`,
    )
    // Moved in the page, it has lost the keyboard.
    if (done !== undefined) backTo(coding)
  }

  function leaveOut(coding: string) {
    const at = codings.findIndex((one) => one === coding)
    const next = codings[at + 1] ?? codings[at - 1]
    if (next) rowOf(next)?.focus()
    void act('report.choose', { report, codings: [coding], standing: 'out' }, 'The quotation is left out.')
  }

  function press(event: KeyboardEvent) {
    const row = event.target
    const coding = row instanceof HTMLElement ? row.dataset['coding'] : undefined
    if (!(row instanceof HTMLElement) || coding === undefined) return
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : null
    if (step !== null && event.altKey) void move(coding, step)
    else if (step !== null) neighbour(row, step)?.focus()
    else if (event.key === 't' && !event.ctrlKey && !event.metaKey && !event.altKey) setTrimming(coding)
    else if (event.key === 'Delete') leaveOut(coding)
    else return
    event.preventDefault()
  }

  return (
    <section className="report-part">
      <div className="report-part-head">
        <h3>{heading}</h3>
        <Button look="quiet" label={`Choose quotations: ${heading}`} onPress={() => setChoosing(true)}>
          Choose…
        </Button>
      </div>
      {withDefinition && part.definition !== '' && <p className="soft">{part.definition}</p>}
      {withCounts && <p className="soft small">{countWords(part.counts)}</p>}
      <div onKeyDownCapture={press}>
        {part.quotations.map((quotation) => (
          <QuotationRow
            key={quotation.coding}
            report={report}
            quotation={quotation}
            onTrim={() => setTrimming(quotation.coding)}
            onLeaveOut={() => leaveOut(quotation.coding)}
            onMove={(by) => void move(quotation.coding, by)}
          />
        ))}
      </div>
      {isChoosing && (
        <CandidatesDialog report={report} part={part} heading={heading} onClose={() => setChoosing(false)} />
      )}
      {trimming !== null && (
        <TrimDialog
          report={report}
          coding={trimming}
          onClose={() => {
            setTrimming(null)
            backTo(trimming)
          }}
        />
      )}
    </section>
  )
}

/** Gives a quotation the keyboard once the page is drawn anew. */
function backTo(coding: string): void {
  setTimeout(() => rowOf(coding)?.focus(), 50)
}

function rowOf(coding: string): HTMLElement | null {
  return document.querySelector<HTMLElement>(`.report-page [data-coding="${CSS.escape(coding)}"]`)
}

/** The quotation before or after one, also in the next part. */
function neighbour(row: Element, step: 1 | -1): HTMLElement | undefined {
  const rows = [...(row.closest('.report-page')?.querySelectorAll<HTMLElement>('[data-coding]') ?? [])]
  return rows[rows.findIndex((one) => one === row) + step]
}
