import { memo } from 'react'
import type { ExtractMark, MarkedExtract } from '#shared/contract/retrieval.ts'
import { ExtractCard } from '../../components/extract-card.tsx'
import { Icon, type IconName } from '../../components/icon.tsx'
import { CodeName } from '../../components/swatch.tsx'
import { ContextWords } from './context-words.tsx'
import type { Deed } from './keys.ts'
import { useReading } from './reading.ts'

interface ExtractItemProps {
  readonly id: string
  readonly index: number
  readonly total: number
  readonly extract: MarkedExtract
  readonly colour: string
  readonly isActive: boolean
  readonly isSelected: boolean
  /** Always the same function. */
  readonly onDeed: (deed: Deed, index: number) => void
}

interface Toggle {
  readonly mark: ExtractMark
  readonly deed: Deed
  readonly icon: IconName
  readonly name: string
  readonly hint: string
}

const toggles: readonly Toggle[] = [
  { mark: 'starred', deed: 'star', icon: 'star', name: 'Starred', hint: 'Star (S)' },
  { mark: 'pinned', deed: 'pin', icon: 'pin', name: 'Pinned', hint: 'Pin: first in its group (P)' },
  { mark: 'hidden', deed: 'hide', icon: 'hide', name: 'Hidden', hint: 'Hide (H)' },
]

const deeds: readonly { readonly deed: Deed; readonly name: string; readonly hint: string }[] = [
  { deed: 'widen', name: 'More context', hint: 'More of what was said around it (+)' },
  { deed: 'narrow', name: 'Less context', hint: 'Less of it (−)' },
  { deed: 'copy', name: 'Copy', hint: 'Copy it as a quotation (C)' },
  { deed: 'open', name: 'Show in the transcript', hint: 'Go to its place (Enter)' },
]

/** One extract with its marks, and what can be done with it. Drawn anew only when something of it changes. */
export const ExtractItem = memo(function ExtractItem(props: ExtractItemProps) {
  const { id, index, total, extract, colour, isActive, isSelected, onDeed } = props
  const widening = useReading(({ widened }) => widened.get(extract.coding))
  const { marks } = extract
  const tabIndex = isActive ? 0 : -1
  return (
    <div
      id={id}
      role="article"
      aria-label={`${extract.path}, ${extract.attribution}`}
      aria-posinset={index + 1}
      aria-setsize={total}
      tabIndex={tabIndex}
      data-extract={index}
      className={[
        'extract-item',
        isSelected && 'extract-selected',
        marks.includes('hidden') && 'extract-hidden',
      ]
        .filter(Boolean)
        .join(' ')}
    >
      <div className="extract-head">
        <label className="check">
          <input
            type="checkbox"
            tabIndex={tabIndex}
            checked={isSelected}
            aria-label={`Select extract ${index + 1}`}
            onChange={() => onDeed('select', index)}
          />
          <CodeName path={extract.path} colour={colour} />
        </label>
        <div className="row extract-marks">
          {toggles.map(({ mark, deed, icon, name, hint }) => (
            <button
              key={mark}
              type="button"
              tabIndex={tabIndex}
              className={`button button-quiet extract-mark extract-${mark}`}
              aria-pressed={marks.includes(mark)}
              title={hint}
              onClick={() => onDeed(deed, index)}
            >
              <Icon name={icon} />
              <span className={marks.includes(mark) ? 'small' : 'visually-hidden'}>{name}</span>
            </button>
          ))}
        </div>
      </div>
      <ExtractCard
        extract={extract}
        {...(widening ? { words: <ContextWords extract={extract} widening={widening} /> } : {})}
      >
        <span className="row extract-deeds">
          {deeds.map(({ deed, name, hint }) =>
            deed === 'narrow' && !widening ? null : (
              <button
                key={deed}
                type="button"
                tabIndex={tabIndex}
                className="button button-quiet"
                title={hint}
                onClick={() => onDeed(deed, index)}
              >
                {name}
              </button>
            ),
          )}
        </span>
      </ExtractCard>
    </div>
  )
})
