import { useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react'
import type { CallOutput } from '#shared/contract/index.ts'
import type { Trim } from '#shared/contract/report-values.ts'
import { printedPieces } from '#shared/domain/report/printed-quotation.ts'
import { PseudonymList } from '#shared/domain/report/pseudonym-list.ts'
import { trimmedTurns, trimProblem } from '#shared/domain/report/trimming.ts'
import { act } from '../../../client/act.ts'
import { askAgain, useAskLater } from '../../../client/ask.ts'
import { announce } from '../../../client/notices.ts'
import { Button } from '../../../components/button.tsx'
import { Dialog } from '../../../components/dialog.tsx'
import { TextField } from '../../../components/field.tsx'
import { Refused } from '../../../components/refused.tsx'
import { withCut, withInsertion, withoutBlanks } from './trimming.ts'

interface TrimDialogProps {
  readonly report: string
  readonly coding: string
  readonly onClose: () => void
}

/** Cutting from a quotation and putting in, over its original. */
export function TrimDialog({ report, coding, onClose }: TrimDialogProps) {
  const { data, error } = useAskLater('report.original', { report, coding })
  const list = useAskLater('pseudonym.list', {}).data
  const isReplacing = useAskLater('report.read', { report }).data?.settings.pseudonyms ?? false
  const pseudonyms = useMemo(() => new PseudonymList(isReplacing ? (list ?? []) : []), [list, isReplacing])
  return (
    <Dialog title="Trim the quotation" onClose={onClose} wide>
      {error ? <Refused error={error} onAgain={askAgain} /> : !data ? <p className="soft">Looking…</p> : null}
      {data && <TrimForm report={report} original={data} pseudonyms={pseudonyms} onClose={onClose} />}
    </Dialog>
  )
}

interface TrimFormProps {
  readonly report: string
  readonly original: CallOutput<'report.original'>
  readonly pseudonyms: PseudonymList
  readonly onClose: () => void
}

const untrimmed: Trim = { cuts: [], insertions: [] }

function TrimForm({ report, original, pseudonyms, onClose }: TrimFormProps) {
  const { coding, text, turns } = original
  const field = useRef<HTMLTextAreaElement>(null)
  const [trim, setTrim] = useState<Trim>((original.outdated ? null : original.trim) ?? untrimmed)
  // Not `readOnly`: a browser moves no cursor in a field of that kind. What would change the words is refused instead.
  useEffect(() => {
    const area = field.current
    const refuse = (event: Event) => event.preventDefault()
    area?.addEventListener('beforeinput', refuse)
    return () => area?.removeEventListener('beforeinput', refuse)
  }, [])
  const [putting, setPutting] = useState<number | null>(null)
  const [words, setWords] = useState('')
  const isTrimmed = trim.cuts.length > 0 || trim.insertions.length > 0
  const printed = trimmedTurns(text, turns, trim, (said) => pseudonyms.find(said))
    .map((pieces) => printedPieces(pieces))
    .filter((turn) => turn !== '')
  const isNothingLeft = trimProblem(text, turns, trim) === 'nothing_left'

  function cut() {
    const { selectionStart: start = 0, selectionEnd: end = 0 } = field.current ?? {}
    const span = withoutBlanks(text, { start, end })
    if (!span) return announce('Select the words to be cut first.')
    setTrim(withCut(trim, span))
    announce(`Cut: ${text.slice(span.start, span.end)}`)
  }

  function putIn() {
    const at = putting
    if (at === null || words.trim() === '') return
    setTrim(withInsertion(trim, at, words.trim().replace(/^\[|\]$/gu, '')))
    endPutting()
  }

  function endPutting() {
    setPutting(null)
    setWords('')
    field.current?.focus()
  }

  function press(event: KeyboardEvent) {
    if (event.key === 'Delete' || event.key === 'Backspace') cut()
    else if (event.key === '[') setPutting(field.current?.selectionEnd ?? 0)
    else return
    event.preventDefault()
  }

  async function keep() {
    const done = await act(
      'report.trim',
      { report, coding, trim: isTrimmed ? trim : null },
      isTrimmed ? 'The quotation is trimmed.' : 'The quotation stands as it was said.',
    )
    if (done !== undefined) onClose()
  }

  return (
    <div className="stack">
      {original.outdated && (
        <p className="report-warnings">
          The words were changed since this quotation was trimmed, so it has to be trimmed anew.
        </p>
      )}
      <label className="field">
        <span className="field-label">The original</span>
        <textarea
          ref={field}
          className="input report-original"
          aria-readonly
          onChange={() => undefined}
          autoFocus
          rows={8}
          value={text}
          onKeyDown={press}
          aria-describedby="trim-hint"
        />
        <span id="trim-hint" className="field-hint">
          Select words and press Delete to cut them; press [ to put something in where the cursor is.
        </span>
      </label>
      {putting === null ? (
        <div className="row">
          <Button onPress={cut}>Cut the selection</Button>
          <Button onPress={() => setPutting(field.current?.selectionEnd ?? 0)}>Put in…</Button>
        </div>
      ) : (
        <form
          className="row report-putting"
          onSubmit={(event) => {
            event.preventDefault()
            event.stopPropagation()
            putIn()
          }}
        >
          <TextField
            label={`Put in before “${text.slice(putting).trimStart().split(/\s+/u).slice(0, 3).join(' ')}”`}
            value={words}
            onChange={setWords}
            maxLength={1000}
            autoFocus
          />
          <Button type="submit" isDisabled={words.trim() === ''}>
            Put in
          </Button>
          <Button look="quiet" onPress={endPutting}>
            Never mind
          </Button>
        </form>
      )}
      <section aria-labelledby="trim-printed">
        <h3 id="trim-printed">As it will be printed</h3>
        <div className="report-words report-printed">
          {isNothingLeft && <p className="soft">Nothing is left of it.</p>}
          {printed.map((turn, index) => (
            <p key={index}>{turn}</p>
          ))}
        </div>
      </section>
      {isTrimmed && (
        <ul className="report-trims" aria-label="What was cut and put in">
          {trim.cuts.map((one) => (
            <li key={`cut ${one.start}`}>
              Cut: “{shortened(text.slice(one.start, one.end))}”
              <Button
                look="quiet"
                label={`Put back “${shortened(text.slice(one.start, one.end))}”`}
                onPress={() => setTrim({ ...trim, cuts: trim.cuts.filter((other) => other !== one) })}
              >
                Put back
              </Button>
            </li>
          ))}
          {trim.insertions.map((one) => (
            <li key={`put ${one.at} ${one.text}`}>
              Put in: [{one.text}]
              <Button
                look="quiet"
                label={`Take out [${one.text}]`}
                onPress={() =>
                  setTrim({ ...trim, insertions: trim.insertions.filter((other) => other !== one) })
                }
              >
                Take out
              </Button>
            </li>
          ))}
        </ul>
      )}
      <div className="row row-end">
        <Button look="quiet" onPress={onClose}>
          Cancel
        </Button>
        <Button look="main" isDisabled={isNothingLeft} onPress={() => void keep()}>
          {isTrimmed ? 'Keep it so' : 'Keep it as it was said'}
        </Button>
      </div>
    </div>
  )
}

function shortened(words: string): string {
  return words.length > 80 ? `${words.slice(0, 40)} … ${words.slice(-30)}` : words
}
