import { useState, type FormEvent } from 'react'
import type { CallInput } from '#shared/contract/index.ts'
import { useAsk } from '../../client/ask.ts'
import { Button } from '../../components/button.tsx'
import { CheckList } from '../../components/check-list.tsx'
import { CheckField, RadioField, TextField } from '../../components/field.tsx'

export type Wanted = Omit<CallInput<'mending.find'>, 'limit'>
type Where = 'all' | 'documents' | 'cases'

interface ReplaceFormProps {
  readonly by: string
  readonly onBy: (by: string) => void
  readonly onFind: (wanted: Wanted) => void
}

/** What to look for, and where. */
export function ReplaceForm({ by, onBy, onFind }: ReplaceFormProps) {
  const documents = useAsk('document.list', {})
  const cases = useAsk('case.list', {})
  const [text, setText] = useState('')
  const [matchCase, setMatchCase] = useState(false)
  const [wholeWords, setWholeWords] = useState(true)
  const [where, setWhere] = useState<Where>('all')
  const [chosenDocuments, setDocuments] = useState<ReadonlySet<string>>(new Set())
  const [chosenCases, setCases] = useState<ReadonlySet<string>>(new Set())
  const isSomewhere =
    where === 'all' || (where === 'documents' ? chosenDocuments.size > 0 : chosenCases.size > 0)
  const isReady = text !== '' && isSomewhere

  function find(event: FormEvent) {
    event.preventDefault()
    if (!isReady) return
    onFind({
      text,
      matchCase,
      wholeWords,
      documents: where === 'documents' ? [...chosenDocuments] : null,
      cases: where === 'cases' ? [...chosenCases] : null,
    })
  }

  return (
    <form className="card" onSubmit={find}>
      <div className="mend-fields">
        <TextField label="Find" value={text} onChange={setText} maxLength={1000} autoFocus />
        <TextField label="Replace by" value={by} onChange={onBy} maxLength={1000} />
      </div>
      <div className="row mend-options">
        <CheckField label="Match case" isOn={matchCase} onChange={setMatchCase} />
        <CheckField label="Whole words" isOn={wholeWords} onChange={setWholeWords} />
      </div>
      <RadioField<Where>
        label="Where"
        value={where}
        onChange={setWhere}
        choices={[
          { value: 'all', label: 'In all documents' },
          { value: 'documents', label: 'In certain documents' },
          { value: 'cases', label: 'In certain case studies' },
        ]}
      />
      {where === 'documents' && (
        <CheckList
          label="Documents"
          choices={documents.map((document) => ({ id: document.id, label: document.title }))}
          chosen={chosenDocuments}
          onChange={setDocuments}
        />
      )}
      {where === 'cases' && (
        <CheckList
          label="Case studies"
          choices={cases.map((one) => ({ id: one.id, label: one.name }))}
          chosen={chosenCases}
          onChange={setCases}
        />
      )}
      <div className="row">
        <Button type="submit" look="main" isDisabled={!isReady}>
          Find
        </Button>
      </div>
    </form>
  )
}
