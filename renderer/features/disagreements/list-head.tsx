import type { CallOutput } from '#shared/contract/index.ts'
import { disagreementKinds } from '#shared/contract/consensus.ts'
import { Button } from '../../components/button.tsx'
import { count, figure } from '../../components/words.ts'
import { kindWords } from './words.ts'

interface ListHeadProps {
  readonly whole: Omit<CallOutput<'disagreement.list'>, 'rows'> | undefined
  /** Somebody is chosen who decides. */
  readonly isAnyoneHere: boolean
  readonly onAccept: () => void
}

/** How far it has come, who decides, and the step for what all agree on. */
export function ListHead({ whole, isAnyoneHere, onAccept }: ListHeadProps) {
  return (
    <header className="difference-top">
      <div className="row row-apart">
        <h1 tabIndex={-1} data-view-heading>
          Disagreements
        </h1>
        {whole && <Agreed agreed={whole.agreed} accepted={whole.accepted} onAccept={onAccept} />}
      </div>
      {!isAnyoneHere && (
        <p role="alert" className="difference-nobody">
          Nobody is chosen who decides. Choose who is coding, at the top: a decision carries a name.
        </p>
      )}
      {whole && (
        <p className="soft small">
          <b>{figure(whole.undecided)} undecided</b>, {figure(whole.decided)} decided,{' '}
          {figure(whole.leftOpen)} left open ·{' '}
          {disagreementKinds
            .map((kind) => `${figure(whole.byKind[kind])} ${kindWords[kind].toLowerCase()}`)
            .join(', ')}
          {whole.uncompared.length > 0 && (
            <span title={whole.uncompared.map(({ title }) => title).join('\n')}>
              {' '}
              · {count(whole.uncompared.length, 'document')} not compared yet
            </span>
          )}
        </p>
      )}
    </header>
  )
}

interface AgreedProps {
  readonly agreed: number
  readonly accepted: number
  readonly onAccept: () => void
}

function Agreed({ agreed, accepted, onAccept }: AgreedProps) {
  if (agreed === 0) return null
  if (accepted >= agreed)
    return <p className="soft small">{count(agreed, 'full agreement')} in the consensus.</p>
  return (
    <div className="row">
      <span className="soft small">
        The same code with the same edges by all enters the consensus as it is.
      </span>
      <Button onPress={onAccept}>Accept {count(agreed - accepted, 'full agreement')}</Button>
    </div>
  )
}
