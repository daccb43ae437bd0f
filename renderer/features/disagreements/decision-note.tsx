import type { Disagreement } from '#shared/contract/consensus.ts'
import { Button } from '../../components/button.tsx'
import { moment } from '../../components/words.ts'
import { keyList } from './keys.ts'
import { decisionWords } from './words.ts'

interface DecisionNoteProps {
  readonly row: Disagreement
  readonly nameOf: (coder: string) => string
  readonly onReopen: () => void
}

/** What was decided, by whom, when and why; it can be reopened. */
export function DecisionNote({ row, nameOf, onReopen }: DecisionNoteProps) {
  const { decision } = row
  if (!decision) return null
  return (
    <div className="decision row row-apart" role="group" aria-label="Decision">
      <div>
        <p>
          <b>{decisionWords(decision, row.coders, nameOf)}</b>{' '}
          <span className="soft small">
            decided by {decision.by ?? 'someone who is not named'}, {moment(decision.at)}
          </span>
        </p>
        {decision.reason !== '' && <p>{decision.reason}</p>}
      </div>
      <Button onPress={onReopen}>
        Reopen <kbd aria-hidden="true">{keyList.reopen.shown}</kbd>
      </Button>
    </div>
  )
}
