import { printedQuotation } from '#shared/domain/report/printed-quotation.ts'
import { go, noteHere } from '../../client/workspace.ts'
import { Button } from '../../components/button.tsx'
import { Icon } from '../../components/icon.tsx'
import { MenuButton } from '../../components/menu.tsx'
import type { Part } from './sections.ts'

export type Quotation = Part['quotations'][number]

interface QuotationRowProps {
  readonly report: string
  readonly quotation: Quotation
  readonly onTrim: () => void
  readonly onLeaveOut: () => void
  readonly onMove: (by: 1 | -1) => void
}

/** A quotation as it would be printed, with what can be done to it. */
export function QuotationRow({ report, quotation, onTrim, onLeaveOut, onMove }: QuotationRowProps) {
  const { coding } = quotation
  const marks = [
    quotation.starred && 'starred',
    quotation.byHand && 'chosen by hand',
    quotation.trimmed && 'trimmed',
  ]
    .filter(Boolean)
    .join(', ')

  function open() {
    // Coming back, this quotation is in view again.
    noteHere({ room: 'report', report, coding })
    go({ room: 'document', document: quotation.document, coding })
  }

  return (
    <div
      className="report-row"
      tabIndex={0}
      role="article"
      aria-label={`Quotation, ${quotation.attribution}`}
      data-coding={coding}
    >
      <Words quotation={quotation} />
      <div className="report-deeds">
        {marks !== '' && <span className="soft small">{marks}</span>}
        <Button look="quiet" onPress={onTrim}>
          Trim…
        </Button>
        <Button look="quiet" onPress={open}>
          Original
        </Button>
        <MenuButton
          label="More for this quotation"
          isIcon
          choices={[
            { id: 'up', label: 'Earlier (Alt+↑)', run: () => onMove(-1) },
            { id: 'down', label: 'Later (Alt+↓)', run: () => onMove(1) },
            { id: 'out', label: 'Leave out (Delete)', run: onLeaveOut },
          ]}
        >
          <Icon name="more" />
        </MenuButton>
      </div>
    </div>
  )
}

/** The words as printed, run in or as a block, with their attribution. */
export function Words({ quotation }: { readonly quotation: Quotation }) {
  const turns = printedQuotation(quotation)
  const attribution = `(${quotation.attribution})`
  return (
    <blockquote className={quotation.block ? 'report-words report-block' : 'report-words'}>
      {turns.map(({ label, text }, index) => (
        <p key={index}>
          {label !== null && <b>{label}: </b>}
          {text}
          {!quotation.block && index === turns.length - 1 && (
            <span className="report-by"> {attribution}</span>
          )}
        </p>
      ))}
      {quotation.block && <p className="report-by report-by-block">{attribution}</p>}
    </blockquote>
  )
}
