import { ToggleButton } from 'react-aria-components'
import type { MergeConflict } from '#shared/contract/merging.ts'
import { Button } from '../../components/button.tsx'
import { SideWords } from './side-words.tsx'
import { kindWords, type Outcome } from './words.ts'
import { WriteForm } from './write-form.tsx'

interface ConflictDetailProps {
  readonly conflict: MergeConflict
  readonly outcome: Outcome | null
  readonly canTakeTheirs: boolean
  /** Whether it can be left for later, and the choice changed. */
  readonly canLeave: boolean
  readonly isWriting: boolean
  readonly onSettle: (outcome: Outcome | null) => void
  readonly onWriting?: (isWriting: boolean) => void
  readonly onWrite?: (words: string) => Promise<void>
}

/** What stood there before, mine and theirs, side by side, and what settles it. */
export function ConflictDetail(props: ConflictDetailProps) {
  const { conflict, outcome, canTakeTheirs, canLeave, isWriting, onSettle, onWriting, onWrite } = props
  const words = kindWords[conflict.kind]
  const { base, mine, theirs } = conflict
  return (
    <div className="merge-detail">
      <h3>
        {conflict.subject}
        {conflict.field !== '' && ` · ${conflict.field}`}
      </h3>
      <p className="soft">
        {words.what} {canTakeTheirs ? words.effect : 'Mine stands; it can be settled after the merge.'} File:{' '}
        {conflict.fileName}.
      </p>
      {isWriting && onWrite && onWriting ? (
        <WriteForm
          field={conflict.field}
          start={mine ?? ''}
          onWrite={onWrite}
          onCancel={() => onWriting(false)}
        />
      ) : (
        <div className="row" role="group" aria-label="Settle">
          <Choice
            words={words.mine}
            letter="M"
            isOn={outcome === 'mine'}
            canLeave={canLeave}
            onPress={() => onSettle('mine')}
          />
          {canTakeTheirs && (
            <Choice
              words={words.theirs}
              letter="T"
              isOn={outcome === 'theirs'}
              canLeave={canLeave}
              onPress={() => onSettle('theirs')}
            />
          )}
          {canLeave && (
            <Choice
              words="Leave for later"
              letter="L"
              isOn={outcome === null}
              canLeave
              onPress={() => onSettle(null)}
            />
          )}
          {onWriting && (
            <Button onPress={() => onWriting(true)}>
              Write… <kbd aria-hidden="true">W</kbd>
            </Button>
          )}
        </div>
      )}
      <div className="merge-sides">
        <SideWords title="Before" side="base" kind={conflict.kind} words={base} against={null} />
        <SideWords title="Mine" side="mine" kind={conflict.kind} words={mine} against={base} />
        <SideWords title="Theirs" side="theirs" kind={conflict.kind} words={theirs} against={base ?? mine} />
      </div>
    </div>
  )
}

interface ChoiceProps {
  readonly words: string
  readonly letter: string
  readonly isOn: boolean
  readonly canLeave: boolean
  readonly onPress: () => void
}

/** A deed where it is done at once; a choice that shows which is made where it can be changed. */
function Choice({ words, letter, isOn, canLeave, onPress }: ChoiceProps) {
  const key = <kbd aria-hidden="true">{letter}</kbd>
  if (!canLeave) {
    return (
      <Button onPress={onPress}>
        {words} {key}
      </Button>
    )
  }
  return (
    <ToggleButton className="button button-plain" isSelected={isOn} onChange={onPress}>
      {isOn && <span aria-hidden="true">✓</span>}
      {words} {key}
    </ToggleButton>
  )
}
