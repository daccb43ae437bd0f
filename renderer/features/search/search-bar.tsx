import type { KeyboardEvent, RefObject } from 'react'
import type { SearchAsked } from '../../client/search-asked.ts'
import { CheckField, ChoiceField } from '../../components/field.tsx'
import { Icon } from '../../components/icon.tsx'
import { Segments } from '../../components/segments.tsx'
import { figure, modeWords } from '../../components/words.ts'
import { modes } from '#shared/contract/values.ts'

interface SearchBarProps {
  readonly asked: SearchAsked
  readonly onChange: (part: Partial<SearchAsked>) => void
  /** How many lines there are in each place; null: nothing was searched for yet. */
  readonly counts: {
    readonly inDocuments: number
    readonly inMemos: number
    readonly inCodebook: number
  } | null
  readonly field: RefObject<HTMLInputElement | null>
  /** Whether the field gets the keyboard when the view is shown. */
  readonly isFirst: boolean
  /** To the lines. */
  readonly onDown: () => void
}

/** What is searched for, and where. Everything is searched for at once. */
export function SearchBar({ asked, onChange, counts, field, isFirst, onDown }: SearchBarProps) {
  const start = (part: Partial<SearchAsked>) => onChange({ ...part, at: -1, top: 0 })
  const all = counts && counts.inDocuments + counts.inMemos + counts.inCodebook

  function press(event: KeyboardEvent) {
    if (event.key !== 'ArrowDown' && event.key !== 'Enter') return
    event.preventDefault()
    onDown()
  }

  return (
    <div className="search-bar" role="search">
      <div className="search-row">
        <div className="search-field">
          <Icon name="search" />
          <input
            ref={field}
            type="search"
            className="input"
            aria-label="Words to search for"
            placeholder="Words, “a phrase”, or commission*"
            autoComplete="off"
            spellCheck={false}
            maxLength={10_000}
            value={asked.words}
            onChange={(event) => start({ words: event.target.value })}
            onKeyDown={press}
            {...(isFirst ? { 'data-view-heading': true } : {})}
          />
        </div>
        <ModeField mode={asked.mode} onChange={(mode) => start({ mode })} />
      </div>
      <div className="search-options">
        <Segments<SearchAsked['where']>
          label="Where"
          hideLabel
          value={asked.only ? 'documents' : asked.where}
          onChange={(where) => start({ where, only: where === 'documents' ? asked.only : null })}
          choices={[
            { value: 'all', label: counted('All', all) },
            { value: 'documents', label: counted('Transcripts', counts?.inDocuments ?? null) },
            { value: 'memos', label: counted('Memos', counts?.inMemos ?? null) },
            { value: 'codebook', label: counted('Codebook', counts?.inCodebook ?? null) },
          ]}
        />
        <CheckField
          label="Whole words"
          isOn={asked.wholeWords}
          onChange={(wholeWords) => start({ wholeWords })}
        />
        <CheckField
          label="Any of the words"
          isOn={asked.match === 'any'}
          onChange={(any) => start({ match: any ? 'any' : 'all' })}
        />
        <CheckField
          label="What interviewers say"
          isOn={asked.interviewers}
          onChange={(interviewers) => start({ interviewers })}
        />
      </div>
    </div>
  )
}

interface ModeFieldProps {
  readonly mode: SearchAsked['mode']
  readonly onChange: (mode: SearchAsked['mode']) => void
}

/** Documents of one mode of evidence, or all. */
export function ModeField({ mode, onChange }: ModeFieldProps) {
  return (
    <ChoiceField<NonNullable<SearchAsked['mode']> | 'all'>
      label="Mode of evidence"
      hideLabel
      value={mode ?? 'all'}
      onChange={(value) => onChange(value === 'all' ? null : value)}
      choices={[
        { value: 'all', label: 'Every mode' },
        ...modes.map((value) => ({ value, label: modeWords[value] })),
      ]}
    />
  )
}

function counted(name: string, number: number | null) {
  return (
    <>
      {name}
      {number !== null && <span className="search-count"> {figure(number)}</span>}
    </>
  )
}
