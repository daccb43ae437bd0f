import { useEffect, useRef, useState } from 'react'
import { act } from '../../client/act.ts'
import { useAskLater } from '../../client/ask.ts'
import type { CallInput } from '#shared/contract/index.ts'
import { Button } from '../../components/button.tsx'
import { Pager } from '../../components/pager.tsx'
import type { Reference } from '../../components/markdown/references.ts'
import { count, figure } from '../../components/words.ts'
import { EvidenceList, type Item } from './evidence-list.tsx'
import { quoteLabel, type Cell } from './words.ts'

interface CellEvidenceProps {
  readonly place: Pick<CallInput<'framework.evidence'>, 'theme' | 'row'>
  readonly cell: Cell
  /** Whether there are codes to find anything by. */
  readonly hasCodes: boolean
  /** Puts a link to an extract into the text. */
  readonly onQuote: (reference: Reference) => void
}

/** Extracts on a page. */
const page = 25

/** What a cell rests on, and what its codes find, each to be linked, quoted and shown where it was said. */
export function CellEvidence({ place, cell, hasCodes, onQuote }: CellEvidenceProps) {
  const [offset, setOffset] = useState(0)
  const asked = useAskLater('framework.evidence', { ...place, offset, limit: page })
  // What was done takes its button or extract away: the keyboard goes to the heading, unless it is elsewhere.
  const heading = useRef<HTMLHeadingElement>(null)
  const hasActed = useRef(false)
  useEffect(() => {
    if (!hasActed.current || document.activeElement !== document.body) return
    hasActed.current = false
    heading.current?.focus()
  }, [asked.data])
  if (asked.error) throw asked.error
  if (!asked.data) return <p className="waiting">One moment…</p>
  const { linked, gone, total, fresh, found } = asked.data
  const isLinked = new Set(linked.map(({ coding }) => coding))

  function link({ extract }: Item) {
    const is = isLinked.has(extract.coding)
    hasActed.current = true
    void act(
      is ? 'framework.unlinkEvidence' : 'framework.linkEvidence',
      { ...place, codings: [extract.coding] },
      is ? 'The extract is unlinked.' : 'The extract is linked.',
    )
  }

  function quote(item: Item) {
    const { extract } = item
    onQuote({ kind: 'coding', id: extract.coding, label: quoteLabel(extract) })
    if (!isLinked.has(extract.coding)) link(item)
  }

  return (
    <>
      <section className="stack" aria-label="Evidence">
        <h3 ref={heading} tabIndex={-1}>
          Rests on {linked.length === 0 ? 'no extracts yet' : count(linked.length, 'extract')}
        </h3>
        {linked.length + total > 0 && (
          <p className="soft small">
            Arrow keys go from extract to extract; L links one or unlinks it, Q quotes it, T shows it in the
            transcript.
          </p>
        )}
        {gone > 0 && (
          <div className="row">
            <span>
              {gone === 1
                ? 'One extract it rested on is gone: its coding was removed, or its words were mended away.'
                : `${figure(gone)} extracts it rested on are gone: their codings were removed, or their words mended away.`}
            </span>
            <Button
              onPress={() => {
                hasActed.current = true
                void act('framework.forgetGone', place, 'What is gone is let go of.')
              }}
            >
              Let go of {gone === 1 ? 'it' : 'them'}
            </Button>
          </div>
        )}
        {linked.length === 0 ? (
          total > 0 && <p className="soft">Link those of the extracts below that your words rest on.</p>
        ) : (
          <EvidenceList
            label="Linked extracts"
            items={linked.map((extract) => ({ extract, fresh: false, linked: true, apart: false }))}
            onLink={link}
            onQuote={quote}
          />
        )}
      </section>
      <section className="stack" aria-label="Found by the theme’s codes">
        <h3>
          {total === 0 ? 'Nothing found' : `${count(total, 'extract')} found`}
          {fresh > 0 && `, ${figure(fresh)} new`}
        </h3>
        {total === 0 && (
          <p className="soft">
            {hasCodes
              ? 'Nothing is coded here with the codes of this column.'
              : 'This column has no codes to find extracts by. They are given to it at its heading.'}
          </p>
        )}
        {fresh > 0 && (
          <div className="row">
            <span>Coded since the text was written. Write it anew, or let it stand:</span>
            <Button
              onPress={() => {
                hasActed.current = true
                void act('framework.stillHolds', place, 'What is written still holds.')
              }}
            >
              Nothing new, still holds
            </Button>
          </div>
        )}
        <Pager total={total} page={page} offset={offset} shown={found.length} onGo={setOffset} />
        {found.length > 0 && (
          <EvidenceList
            label="Found extracts"
            // One that was unlinked a moment ago may not be told so yet.
            items={found.map((item) => ({ ...item, linked: isLinked.has(item.extract.coding) }))}
            onLink={link}
            onQuote={quote}
          />
        )}
      </section>
      {cell.fresh > 0 && fresh === 0 && <p className="waiting">One moment…</p>}
    </>
  )
}
