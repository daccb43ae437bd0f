import { useState } from 'react'
import type { CallOutput } from '#shared/contract/index.ts'
import { act } from '../../client/act.ts'
import { askAgain, useAskLater } from '../../client/ask.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { CheckField } from '../../components/field.tsx'
import { count } from '../../components/words.ts'
import { Refused } from '../../components/refused.tsx'
import { Words, type Quotation } from './quotation-row.tsx'
import type { Part } from './sections.ts'

interface CandidatesDialogProps {
  readonly report: string
  readonly part: Part
  readonly heading: string
  readonly onClose: () => void
}

const atOnce = 50

/** All that could be quoted of one code at one case study, each to be taken or left. */
export function CandidatesDialog({ report, part, heading, onClose }: CandidatesDialogProps) {
  const [limit, setLimit] = useState(atOnce)
  const { data, error } = useAskLater('report.candidates', {
    report,
    case: part.case,
    code: part.code,
    limit,
  })
  return (
    <Dialog title={`Quotations: ${heading}`} onClose={onClose} wide>
      {error ? (
        <Refused error={error} onAgain={askAgain} />
      ) : !data ? (
        <p className="soft">Looking…</p>
      ) : (
        <>
          <p className="soft">
            {count(data.total, 'extract')} could be quoted
            {part.caseName === null ? '' : ` at ${part.caseName}`}. What is ticked goes into the report.
          </p>
          <ul className="report-candidates">
            {data.candidates.map((candidate) => (
              <CandidateRow key={candidate.quotation.coding} report={report} candidate={candidate} />
            ))}
          </ul>
          {data.total > data.candidates.length && (
            <Button onPress={() => setLimit(limit + atOnce)}>Show more</Button>
          )}
        </>
      )}
      <div className="row row-end">
        <Button onPress={onClose}>Done</Button>
      </div>
    </Dialog>
  )
}

interface CandidateRowProps {
  readonly report: string
  readonly candidate: CallOutput<'report.candidates'>['candidates'][number]
}

function CandidateRow({ report, candidate }: CandidateRowProps) {
  const { quotation, chosen, standing } = candidate
  const isIn = standing === null ? chosen : standing === 'in'
  // Ticked at once, until the host has answered or refused.
  const [wanted, setWanted] = useState<{ readonly on: boolean; readonly was: boolean } | null>(null)
  const isOn = wanted?.was === isIn ? wanted.on : isIn

  async function choose(to: 'in' | 'out' | null) {
    setWanted(to === null ? null : { on: to === 'in', was: isIn })
    const done = await act('report.choose', { report, codings: [quotation.coding], standing: to })
    if (done === undefined) setWanted(null)
  }

  return (
    <li className="report-candidate">
      <CheckField
        label="In"
        name={`Quote: ${firstWords(quotation)}`}
        isOn={isOn}
        onChange={(on) => void choose(on ? 'in' : 'out')}
      />
      <div>
        <Words quotation={quotation} />
        <p className="soft small">
          {quotation.title}
          {quotation.starred && ' · starred'}
          {standing !== null && ' · by hand'}
          {standing === 'in' && !chosen && ' · the same words are quoted already'}
        </p>
        {standing !== null && (
          <Button
            look="quiet"
            label={`As the rule has it: ${firstWords(quotation)}`}
            onPress={() => void choose(null)}
          >
            As the rule has it
          </Button>
        )}
      </div>
    </li>
  )
}

function firstWords({ turns }: Quotation): string {
  const said = turns.flatMap(({ pieces }) =>
    pieces.flatMap((piece) => (piece.kind === 'said' ? [piece.text] : [])),
  )
  return said.join(' ').split(/\s+/u).slice(0, 8).join(' ')
}
