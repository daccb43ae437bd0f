import { useId } from 'react'
import type { CodePart } from '#shared/contract/codebook-files.ts'
import { isListPart, type PartDifference } from '#shared/domain/code-differences.ts'
import { Swatch } from '../../components/swatch.tsx'
import { sideOf, type Draft, type Side } from './drafts.ts'
import { partWords } from './words.ts'

interface PartChoicesProps {
  readonly differences: readonly PartDifference[]
  readonly draft: Draft
  readonly onChange: (part: CodePart, side: Side) => void
}

/** What the two say differently, side by side, and which of it stands. */
export function PartChoices({ differences, draft, onChange }: PartChoicesProps) {
  if (differences.length === 0) return <p className="soft">The two say the same.</p>
  return (
    <div className="stack">
      {differences.map((difference) => (
        <PartChoice
          key={difference.part}
          difference={difference}
          side={sideOf(difference, draft)}
          onChange={(side) => onChange(difference.part, side)}
        />
      ))}
    </div>
  )
}

interface PartChoiceProps {
  readonly difference: PartDifference
  readonly side: Side
  readonly onChange: (side: Side) => void
}

function PartChoice({ difference, side, onChange }: PartChoiceProps) {
  const { part, mine, theirs } = difference
  const id = useId()
  const isList = isListPart(part)
  const words = [
    { side: 'mine', label: 'Keep ours', text: mine },
    { side: 'theirs', label: isList ? 'Add theirs' : 'Take theirs', text: theirs },
  ] as const
  return (
    <fieldset className="book-part-choice">
      <legend className="field-label">{partWords[part]}</legend>
      <div className="book-part-sides">
        {words.map((one) => (
          <div
            key={one.side}
            className={one.side === side ? 'book-part-side book-part-side-stands' : 'book-part-side'}
          >
            <label className="check">
              <input type="radio" name={id} checked={one.side === side} onChange={() => onChange(one.side)} />
              <span>{one.label}</span>
            </label>
            <p className="book-part-words">
              {part === 'colour' && one.text !== '' && (
                <>
                  <Swatch colour={one.text} />{' '}
                </>
              )}
              {one.text.trim() === '' ? <span className="soft">Nothing</span> : one.text}
            </p>
          </div>
        ))}
      </div>
    </fieldset>
  )
}
