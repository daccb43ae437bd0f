import type { RefObject } from 'react'
import { Button } from '../../components/button.tsx'
import { TextField } from '../../components/field.tsx'
import { keyList, type KeyName } from './keys.ts'
import type { Lane } from './lanes.ts'
import { whose } from './words.ts'

interface SettleBarProps {
  /** Of the coders. */
  readonly lanes: readonly Pick<Lane, 'coder' | 'name' | 'letter'>[]
  /** Who decides; null: nobody is chosen. */
  readonly adjudicator: string | null
  readonly reason: string
  readonly reasonField: RefObject<HTMLDivElement | null>
  readonly onReason: (reason: string) => void
  /** The reason is written: the list has the keyboard again. */
  readonly onReasonDone: () => void
  readonly onTake: (coder: string) => void
  readonly onDeed: (deed: KeyName) => void
}

const takes = [
  ['all', 'All of it'],
  ['none', 'Nothing'],
] as const satisfies readonly (readonly [KeyName, string])[]
const others = ['other', 'leaveOpen', 'codebook'] as const satisfies readonly KeyName[]

/** Everything that settles the chosen disagreement, each with its key. */
export function SettleBar(props: SettleBarProps) {
  const { lanes, adjudicator, reason, reasonField, onReason, onReasonDone, onTake, onDeed } = props
  return (
    <div className="settle">
      <div className="row" role="group" aria-label="Take">
        <span className="field-label" aria-hidden="true">
          Take
        </span>
        {lanes.map(({ coder, name, letter }) => (
          <Button key={coder} onPress={() => onTake(coder)}>
            {whose(name)} {letter !== null && <kbd aria-hidden="true">{letter}</kbd>}
          </Button>
        ))}
        {takes.map(([deed, words]) => (
          <Button key={deed} onPress={() => onDeed(deed)}>
            {words} <kbd aria-hidden="true">{keyList[deed].shown}</kbd>
          </Button>
        ))}
      </div>
      <div className="row" role="group" aria-label="Or">
        <span className="field-label" aria-hidden="true">
          Or
        </span>
        {others.map((deed) => (
          <Button key={deed} onPress={() => onDeed(deed)}>
            {keyList[deed].label} <kbd aria-hidden="true">{keyList[deed].shown}</kbd>
          </Button>
        ))}
      </div>
      <div
        ref={reasonField}
        className="settle-reason"
        onKeyDownCapture={(event) => {
          if (event.key !== 'Enter' && event.key !== 'Escape') return
          event.preventDefault()
          event.stopPropagation()
          if (event.key === 'Escape') onReason('')
          onReasonDone()
        }}
      >
        <TextField
          label={`Reason${adjudicator === null ? '' : `, as ${adjudicator}`} (W; may be left out)`}
          value={reason}
          onChange={onReason}
          maxLength={2000}
        />
      </div>
    </div>
  )
}
