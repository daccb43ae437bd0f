import { useEffect, useState } from 'react'
import type { CallInput, CallOutput } from '#shared/contract/index.ts'
import { useStillCodebook } from '../../client/codebook.ts'
import { useLongWork } from '../../client/long-work.ts'
import { announce } from '../../client/notices.ts'
import { preference, remember } from '../../client/preferences.ts'
import { useWorkspace } from '../../client/workspace.ts'
import { Button } from '../../components/button.tsx'
import { CodeBox } from '../../components/code-box.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { RadioField } from '../../components/field.tsx'
import { WorkProgress } from '../../components/work-progress.tsx'
import { count } from '../../components/words.ts'
import type { Question } from './question.ts'

type Input = CallInput<'search.codeResults'>
type Unit = Input['unit']
type Foreseen = CallOutput<'search.codeResults'>

const units = [
  { value: 'words', label: 'The words that were found' },
  { value: 'sentence', label: 'The sentences they stand in' },
  { value: 'turn', label: 'The whole turns' },
] as const satisfies readonly { readonly value: Unit; readonly label: string }[]
const unitKey = 'search.unit'

interface CodeResultsDialogProps {
  readonly question: Question
  /** Lines that are left out. */
  readonly without: Input['without']
  readonly onClose: () => void
}

/** Codes what a search finds in transcripts as one step, which is foreseen first. */
export function CodeResultsDialog({ question, without, onClose }: CodeResultsDialogProps) {
  const { codes, tree } = useStillCodebook()
  const coder = useWorkspace((now) => now.coder)
  const [code, setCode] = useState<string | null>(null)
  const [unit, setUnit] = useState<Unit>(
    () => units.find(({ value }) => value === preference(unitKey))?.value ?? 'sentence',
  )
  const [foreseen, setForeseen] = useState<{ readonly key: string; readonly of: Foreseen } | null>(null)
  const [isApplying, setApplying] = useState(false)
  const work = useLongWork()
  const input = code === null || coder === null ? null : inputOf(question, { without, unit, code, coder })
  const key = JSON.stringify(input)
  const known = foreseen?.key === key ? foreseen.of : null

  const { start } = work
  const [asking, setAsking] = useState({ key: '', input })
  if (asking.key !== key) setAsking({ key, input })
  useEffect(() => {
    if (!asking.input) return
    void start('search.codeResults', { ...asking.input, dryRun: true }).then((of) => {
      if (of) setForeseen({ key: asking.key, of })
    })
  }, [asking, start])

  async function apply() {
    if (!input) return
    setApplying(true)
    const done = await start('search.codeResults', { ...input, dryRun: false })
    setApplying(false)
    if (!done) return
    announce(`${count(done.created, 'coding')} made${alreadyWords(done)}. Undo takes that back.`)
    onClose()
  }

  return (
    <Dialog title="Code results" onClose={onClose}>
      <p className="soft">
        All lines of transcripts
        {without && without.length > 0 ? `, without the ${count(without.length, 'line')} left out,` : ''} are
        coded in one step, which Undo takes back.
      </p>
      <CodeBox
        label="Code"
        choices={codes
          .filter(({ codable, retired }) => codable && !retired)
          .map(({ id, colour }) => ({ id, colour, path: tree.pathOf(id) }))}
        value={code}
        onChange={setCode}
      />
      <RadioField<Unit>
        label="What is coded"
        value={unit}
        onChange={(next) => {
          remember(unitKey, next)
          setUnit(next)
        }}
        choices={units}
      />
      {coder === null && <p role="alert">Nobody is coding yet. Add a coder first.</p>}
      <div aria-live="polite" className="search-foreseen">
        {work.progress ? (
          <WorkProgress
            label={isApplying ? 'Coding' : 'Looking what it comes to'}
            progress={work.progress}
            onCancel={work.cancel}
          />
        ) : known ? (
          <p>{foreseenWords(known)}</p>
        ) : (
          <p className="soft">Choose a code to see what it comes to.</p>
        )}
      </div>
      <div className="row row-end">
        <Button look="quiet" onPress={onClose}>
          Close
        </Button>
        <Button
          look="main"
          isDisabled={!known || known.created === 0 || work.progress !== null}
          onPress={() => void apply()}
        >
          {known && known.created > 0 ? `Make ${count(known.created, 'coding')}` : 'Code'}
        </Button>
      </div>
    </Dialog>
  )
}

function inputOf(
  { words, wholeWords, match, cases, documents, speakers, modes, interviewers }: Question,
  rest: Pick<Input, 'without' | 'unit' | 'code' | 'coder'>,
): Omit<Input, 'dryRun'> {
  return { words, wholeWords, match, cases, documents, speakers, modes, interviewers, ...rest }
}

function foreseenWords({ hits, documents, created, already }: Foreseen): string {
  if (hits === 0) return 'No line is left to code.'
  const made = created === 0 ? 'No new coding' : `${count(created, 'new coding')}`
  return `${count(hits, 'line')} in ${count(documents, 'document')}: ${made}${alreadyWords({ already })}.`
}

function alreadyWords({ already }: Pick<Foreseen, 'already'>): string {
  return already === 0 ? '' : `, ${already === 1 ? '1 stands' : `${count(already, 'coding')} stand`} already`
}
