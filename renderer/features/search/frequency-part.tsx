import { useDeferredValue, useEffect, useMemo, useState } from 'react'
import { stemmedLanguageNames, wordLanguageNames } from '#shared/domain/search/word-languages.ts'
import { withdrawnPeopleSentence } from '#shared/withdrawn-sentence.ts'
import { askAgain, useAskPart } from '../../client/ask.ts'
import { useAskNewest } from '../../client/ask-newest.ts'
import { announce } from '../../client/notices.ts'
import type { SearchAsked } from '../../client/search-asked.ts'
import { go } from '../../client/workspace.ts'
import { Button } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { CheckField, ChoiceField, TextField } from '../../components/field.tsx'
import { Segments } from '../../components/segments.tsx'
import { count, figure } from '../../components/words.ts'
import { Refused } from '../../components/refused.tsx'
import { ExportDialog } from './export-dialog.tsx'
import { FrequencyTable } from './frequency-table.tsx'
import { inOrder, searchFor, type FrequencyRow } from './frequency-rows.ts'
import { LeftOutDialog } from './left-out-dialog.tsx'
import { withinOf } from './question.ts'
import { ModeField } from './search-bar.tsx'
import { useWordChoices } from './use-word-choices.ts'
import { languageWords } from './words.ts'

interface FrequencyPartProps {
  readonly project: string
  readonly asked: SearchAsked
  readonly onChange: (part: Partial<SearchAsked>) => void
}

/** As many words as are listed: sorting and scrolling stay quick, and letters find the others. */
const mostListed = 2000
/** How long typing must rest before it is asked, in milliseconds. */
const rest = 120

/** How often each word is said, by case study or speaker; a click leads to the text. */
export function FrequencyPart({ project, asked, onChange }: FrequencyPartProps) {
  const documents = useAskPart('document.list', {}, casesOf)
  const [choices, choose] = useWordChoices(project)
  const [isListing, setListing] = useState(false)
  const [isExporting, setExporting] = useState(false)
  const containing = useRestedText(asked.containing)
  const question = {
    ...withinOf({ ...asked, only: null }),
    by: asked.by,
    stopWords: choices.stopWords,
    stems: choices.stems,
    without: [...choices.without],
    containing,
  }
  const { data, error, isPlaceholderData } = useAskNewest('words.frequency', {
    ...question,
    limit: mostListed,
  })
  const rows = useMemo(() => (data ? inOrder(data.words, asked) : []), [data, asked])
  const shown = useDeferredValue(rows)
  const caseless = useMemo(
    () => documents.filter((row) => row.case === null).map(({ id }) => id),
    [documents],
  )

  if (documents.length === 0) {
    return (
      <div className="search-empty">
        <EmptyState title="There are no words to count yet.">
          <p>Import interviews and focus groups first.</p>
          <Button onPress={() => go({ room: 'import' })}>Import documents</Button>
        </EmptyState>
      </div>
    )
  }

  function leaveOut({ word, forms }: FrequencyRow) {
    choose({ without: [...new Set([...choices.without, ...forms])] })
    announce(`${word} is left out.`)
  }

  return (
    <>
      <div className="words-choices">
        <Segments<SearchAsked['by']>
          label="Counted by"
          value={asked.by}
          onChange={(by) => onChange({ by, order: 'count', isRising: false })}
          choices={[
            { value: 'case', label: 'Case study' },
            { value: 'speaker', label: 'Speaker' },
          ]}
        />
        <ChoiceField
          label="Stop words"
          value={choices.stopWords ?? ''}
          onChange={(name) =>
            choose({ stopWords: wordLanguageNames.find((language) => language === name) ?? null })
          }
          choices={[
            { value: '', label: 'All are counted' },
            ...wordLanguageNames.map((value) => ({ value, label: `${languageWords[value]}: left out` })),
          ]}
        />
        <ChoiceField
          label="Forms of a word"
          value={choices.stems ?? ''}
          onChange={(name) =>
            choose({ stems: stemmedLanguageNames.find((language) => language === name) ?? null })
          }
          choices={[
            { value: '', label: 'Each by itself' },
            ...stemmedLanguageNames.map((value) => ({ value, label: `${languageWords[value]}: as one` })),
          ]}
        />
        <TextField
          label="Only words with"
          value={asked.containing}
          onChange={(letters) => onChange({ containing: letters })}
          maxLength={300}
        />
        <div className="words-choices-more">
          <ModeField mode={asked.mode} onChange={(mode) => onChange({ mode })} />
          <CheckField
            label="What interviewers say"
            isOn={asked.interviewers}
            onChange={(interviewers) => onChange({ interviewers })}
          />
          <Button onPress={() => setExporting(true)}>Export…</Button>
          <Button look="quiet" onPress={() => setListing(true)}>
            {choices.without.length === 0
              ? 'Leave words out…'
              : `${count(choices.without.length, 'word')} left out…`}
          </Button>
        </div>
      </div>
      {error && !isPlaceholderData && <Refused error={error} onAgain={askAgain} />}
      {!data && !error && <p className="waiting">One moment…</p>}
      {data && (
        <>
          <p className="search-told" aria-live="polite">
            {toldWords(data, shown.length, containing)}
            {data.withdrawn > 0 && ` ${withdrawnPeopleSentence(data.withdrawn)}`}
          </p>
          {data.words.length > 0 && (
            <FrequencyTable
              rows={shown}
              columns={data.columns}
              asked={asked}
              caseless={caseless}
              onOrder={(order) =>
                onChange({ order, isRising: asked.order === order ? !asked.isRising : order === 'word' })
              }
              onGo={(row, only) => go({ room: 'search', asked: { ...asked, ...searchFor(row, only) } })}
              onLeaveOut={leaveOut}
            />
          )}
        </>
      )}
      {isExporting && <ExportDialog question={question} onClose={() => setExporting(false)} />}
      {isListing && (
        <LeftOutDialog
          words={choices.without}
          onChange={(without) => choose({ without })}
          onClose={() => setListing(false)}
        />
      )}
    </>
  )
}

/** A text once typing rests. */
function useRestedText(text: string): string {
  const [rested, setRested] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setRested(text), rest)
    return () => clearTimeout(timer)
  }, [text])
  return rested
}

function toldWords(
  data: { readonly total: number; readonly different: number; readonly listed: number },
  shown: number,
  containing: string,
): string {
  const said = `${count(data.total, 'word')} said`
  const different = count(data.different, 'different word')
  if (data.listed === 0)
    return containing.trim() === ''
      ? `${said}. None is left to be listed.`
      : `${said}. None that is listed has these letters.`
  const listed =
    containing.trim() === '' ? different : `${figure(data.listed)} of ${different} have these letters`
  return data.listed > shown
    ? `${said}, ${listed}; the ${figure(shown)} most frequent are listed.`
    : `${said}, ${listed}.`
}

function casesOf(documents: readonly { readonly id: string; readonly case: string | null }[]) {
  return documents.map(({ id, case: of }) => ({ id, case: of }))
}
