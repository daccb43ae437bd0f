import { useState } from 'react'
import type { CallOutput } from '#shared/contract/index.ts'
import { findingKinds } from '#shared/contract/report-values.ts'
import { askAgain } from '../../client/ask.ts'
import { act } from '../../client/act.ts'
import { Button } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { CheckField } from '../../components/field.tsx'
import { count } from '../../components/words.ts'
import { Refused } from '../../components/refused.tsx'
import { PseudonymForm } from './pseudonym-form.tsx'
import { Warnings } from './warnings.tsx'
import { findingWords, placeWords } from './words.ts'

type Check = CallOutput<'report.check'>
type Finding = Check['findings'][number]

interface CheckPanelProps {
  readonly check: Check | null
  readonly error: unknown
  readonly cleared: readonly string[]
  readonly onCleared: (cleared: string[]) => void
  /** Shows a quotation in the report. */
  readonly onShow: (coding: string) => void
}

/** What in the chosen words might still say who or where: to be replaced, trimmed or called fine. */
export function CheckPanel({ check, error, cleared, onCleared, onShow }: CheckPanelProps) {
  const [withCleared, setWithCleared] = useState(false)
  if (error) return <Refused error={error} onAgain={askAgain} />
  if (!check)
    return (
      <p className="soft" role="status">
        Looking through every word…
      </p>
    )
  const open = check.findings.filter((finding) => !finding.cleared)
  const shown = withCleared ? check.findings : open
  return (
    <div className="stack">
      <p className="soft">
        Every capitalised name, number, e-mail address, postcode and phone number that would go into a file.
        Give what says who or where a pseudonym, cut it from its quotation, or call it fine.
      </p>
      <Warnings warnings={check.warnings} />
      {check.findings.length > open.length && (
        <CheckField
          label={`Show also the ${count(check.findings.length - open.length, 'one', 'ones')} called fine`}
          isOn={withCleared}
          onChange={setWithCleared}
        />
      )}
      {shown.length === 0 ? (
        <EmptyState
          title={check.findings.length === 0 ? 'Nothing was found.' : 'All of it has been looked at.'}
        >
          <p>
            A check finds what looks like a name or a number. It does not find who can be told by what they
            say.
          </p>
        </EmptyState>
      ) : (
        findingKinds.map((kind) => {
          const own = shown.filter((finding) => finding.kind === kind)
          return own.length === 0 ? null : (
            <section key={kind} aria-labelledby={`found-${kind}`}>
              <h2 id={`found-${kind}`} className="report-found-head">
                {findingWords[kind]} ({own.length})
              </h2>
              <ul className="report-found">
                {own.map((finding) => (
                  <FindingRow
                    key={finding.words}
                    finding={finding}
                    onShow={onShow}
                    onFine={() =>
                      onCleared(
                        finding.cleared
                          ? cleared.filter((words) => words !== finding.words)
                          : [...cleared, finding.words],
                      )
                    }
                  />
                ))}
              </ul>
            </section>
          )
        })
      )}
    </div>
  )
}

interface FindingRowProps {
  readonly finding: Finding
  readonly onShow: (coding: string) => void
  readonly onFine: () => void
}

/** So many places are shown of each. */
const mostPlaces = 3

function FindingRow({ finding, onShow, onFine }: FindingRowProps) {
  const [isNaming, setNaming] = useState(false)
  const { words, places } = finding

  // A heading that stands over forty quotations is shown once.
  const distinct = [
    ...new Map(
      places.map((place) => [`${placeWords[place.where]}\0${place.before}\0${place.after}`, place]),
    ).values(),
  ]

  async function replace(pseudonym: string) {
    const done = await act(
      'pseudonym.write',
      { id: null, words, pseudonym },
      `“${words}” is replaced by “${pseudonym}” in every report.`,
    )
    if (done !== undefined) setNaming(false)
  }

  return (
    <li className="report-finding">
      <div className="row row-apart">
        <span>
          <b>{words}</b>{' '}
          <span className="soft small">
            {count(places.length, 'place')}
            {finding.cleared && ', called fine'}
          </span>
        </span>
        <span className="row">
          <Button label={`Replace ${words}`} onPress={() => setNaming(!isNaming)}>
            Replace…
          </Button>
          <Button label={finding.cleared ? `${words} is not fine` : `${words} is fine`} onPress={onFine}>
            {finding.cleared ? 'Not fine' : 'Fine'}
          </Button>
        </span>
      </div>
      {isNaming && <PseudonymForm words={words} onWrite={(pseudonym) => void replace(pseudonym)} />}
      <ul className="report-places">
        {distinct.slice(0, mostPlaces).map(({ where, coding, before, after }, index) => (
          <li key={index}>
            {placeWords[where] !== '' && <span className="soft small">{placeWords[where]}: </span>}
            {coding === null ? (
              <Place words={words} before={before} after={after} />
            ) : (
              <button type="button" className="link" onClick={() => onShow(coding)}>
                <Place words={words} before={before} after={after} />
              </button>
            )}
          </li>
        ))}
      </ul>
      {distinct.length > mostPlaces && (
        <p className="soft small">and {count(distinct.length - mostPlaces, 'other place')}</p>
      )}
    </li>
  )
}

interface PlaceProps {
  readonly words: string
  readonly before: string
  readonly after: string
}

function Place({ words, before, after }: PlaceProps) {
  return (
    <>
      <span className="soft">{before}</span>
      <mark>{words}</mark>
      <span className="soft">{after}</span>
    </>
  )
}
