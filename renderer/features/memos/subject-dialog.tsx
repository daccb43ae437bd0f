import { useState } from 'react'
import { useAsk } from '../../client/ask.ts'
import { useCodebook } from '../../client/codebook.ts'
import type { Subject } from '../../client/workspace.ts'
import { Button } from '../../components/button.tsx'
import { CodeBox } from '../../components/code-box.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Part } from '../../components/failed.tsx'
import { ChoiceField } from '../../components/field.tsx'

interface SubjectDialogProps {
  readonly onClose: () => void
  readonly onChoose: (subject: Subject, words: string) => void
}

type Kind = 'project' | 'case' | 'document' | 'code' | 'participant'

/** Asks what a new memo is about. Those about a coding or a place in the text begin in the transcript. */
export function SubjectDialog(props: SubjectDialogProps) {
  return (
    <Dialog title="What is the memo about?" onClose={props.onClose}>
      <Part>
        <Choices {...props} />
      </Part>
    </Dialog>
  )
}

function Choices({ onClose, onChoose }: SubjectDialogProps) {
  const cases = useAsk('case.list', {})
  const documents = useAsk('document.list', {})
  const participants = useAsk('participant.list', {})
  const { codes, tree } = useCodebook()
  const [kind, setKind] = useState<Kind>('project')
  const [caseStudy, setCase] = useState<string>(cases[0]?.id ?? '')
  const [document, setDocument] = useState<string>(documents[0]?.id ?? '')
  const [participant, setParticipant] = useState<string>(participants[0]?.id ?? '')
  const [code, setCode] = useState<string | null>(null)

  function subject(): readonly [Subject, string] | null {
    if (kind === 'project') return [{ kind }, 'the project']
    if (kind === 'case') {
      const found = cases.find((one) => one.id === caseStudy)
      return found ? [{ kind, id: found.id }, found.name] : null
    }
    if (kind === 'document') {
      const found = documents.find((one) => one.id === document)
      return found ? [{ kind, id: found.id }, found.title] : null
    }
    if (kind === 'participant') {
      const found = participants.find((one) => one.id === participant)
      return found ? [{ kind, id: found.id }, found.pseudonym] : null
    }
    const found = codes.find((one) => one.id === code)
    return found ? [{ kind, id: found.id }, tree.pathOf(found.id)] : null
  }
  const chosen = subject()

  return (
    <div className="stack">
      <ChoiceField<Kind>
        label="Kind"
        value={kind}
        onChange={setKind}
        choices={[
          { value: 'project', label: 'The project' },
          ...(cases.length > 0 ? [{ value: 'case' as const, label: 'A case study' }] : []),
          ...(documents.length > 0 ? [{ value: 'document' as const, label: 'A document' }] : []),
          ...(codes.length > 0 ? [{ value: 'code' as const, label: 'A code' }] : []),
          ...(participants.length > 0 ? [{ value: 'participant' as const, label: 'A participant' }] : []),
        ]}
        hint="A memo about one coding, or about a place in the text, is begun in the transcript."
      />
      {kind === 'case' && (
        <ChoiceField
          label="Case study"
          value={caseStudy}
          onChange={setCase}
          choices={cases.map((one) => ({ value: one.id, label: one.name }))}
        />
      )}
      {kind === 'document' && (
        <ChoiceField
          label="Document"
          value={document}
          onChange={setDocument}
          choices={documents.map((one) => ({ value: one.id, label: one.title }))}
        />
      )}
      {kind === 'participant' && (
        <ChoiceField
          label="Participant"
          value={participant}
          onChange={setParticipant}
          choices={participants.map((one) => ({
            value: one.id as string,
            label: one.role ? `${one.pseudonym}, ${one.role}` : one.pseudonym,
          }))}
        />
      )}
      {kind === 'code' && (
        <CodeBox
          label="Code"
          value={code}
          onChange={setCode}
          choices={codes.map((one) => ({ id: one.id, path: tree.pathOf(one.id), colour: one.colour }))}
        />
      )}
      <div className="row row-end">
        <Button look="quiet" onPress={onClose}>
          Cancel
        </Button>
        <Button
          look="main"
          isDisabled={chosen === null}
          onPress={() => {
            if (!chosen) return
            onChoose(chosen[0], chosen[1])
            onClose()
          }}
        >
          Write
        </Button>
      </div>
    </div>
  )
}
