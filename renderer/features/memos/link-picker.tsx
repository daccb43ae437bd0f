import { useState } from 'react'
import { useAsk, useAskLater } from '../../client/ask.ts'
import { useCodebook } from '../../client/codebook.ts'
import { CodeBox } from '../../components/code-box.tsx'
import { FormDialog } from '../../components/dialog.tsx'
import { Part } from '../../components/failed.tsx'
import { ChoiceField, RadioField } from '../../components/field.tsx'
import type { Reference, ReferenceKind } from '../../components/markdown/references.ts'

interface LinkPickerProps {
  readonly onPick: (reference: Reference) => void
  readonly onClose: () => void
}

const kinds: readonly { readonly value: ReferenceKind; readonly label: string }[] = [
  { value: 'code', label: 'A code' },
  { value: 'document', label: 'A document' },
  { value: 'coding', label: 'An extract' },
]

/** How many extracts of a code are offered. */
const offered = 500

/** Asks for a code, a document or an extract to link to. */
export function LinkPicker(props: LinkPickerProps) {
  return (
    <Part>
      <Picker {...props} />
    </Part>
  )
}

function Picker({ onPick, onClose }: LinkPickerProps) {
  const { codes, tree } = useCodebook()
  const documents = useAsk('document.list', {})
  const [kind, setKind] = useState<ReferenceKind>('code')
  const [code, setCode] = useState<string | null>(null)
  const [document, setDocument] = useState<string>(documents[0]?.id ?? '')
  const [coding, setCoding] = useState('')
  const asked = kind === 'coding' && code !== null
  const { data } = useAskLater(
    'coding.extracts',
    asked ? { code, withChildren: true, case: null, coder: null, offset: 0, limit: offered } : null,
  )
  const extracts = asked ? (data?.extracts ?? []) : []

  function chosen(): Reference | null {
    if (kind === 'code') return code === null ? null : { kind, id: code, label: tree.pathOf(code) }
    if (kind === 'document') {
      const found = documents.find((one) => one.id === document)
      return found ? { kind, id: found.id, label: found.title } : null
    }
    const found = extracts.find((one) => one.coding === coding) ?? extracts[0]
    return found ? { kind, id: found.coding, label: beginning(wordsOf(found), 80) } : null
  }
  const reference = chosen()

  return (
    <FormDialog
      title="Link to"
      action="Put in the link"
      isReady={reference !== null}
      onClose={onClose}
      onSubmit={async () => {
        if (reference) onPick(reference)
        return reference !== null
      }}
    >
      <RadioField<ReferenceKind> label="Kind" value={kind} onChange={setKind} choices={kinds} />
      {kind === 'document' ? (
        documents.length === 0 ? (
          <p className="soft">There are no documents yet.</p>
        ) : (
          <ChoiceField
            label="Document"
            value={document}
            onChange={setDocument}
            choices={documents.map((one) => ({ value: one.id as string, label: one.title }))}
          />
        )
      ) : (
        <CodeBox
          label={kind === 'code' ? 'Code' : 'Code of the extract'}
          value={code}
          onChange={setCode}
          choices={codes.map((one) => ({ id: one.id, path: tree.pathOf(one.id), colour: one.colour }))}
        />
      )}
      {asked &&
        data &&
        (extracts.length === 0 ? (
          <p className="soft">Nothing is coded with it.</p>
        ) : (
          <ChoiceField
            label="Extract"
            value={coding === '' ? (extracts[0]?.coding ?? '') : coding}
            onChange={setCoding}
            choices={extracts.map((one) => ({
              value: one.coding as string,
              label: `${beginning(wordsOf(one), 60)} (${one.title}, ${one.coder})`,
            }))}
          />
        ))}
    </FormDialog>
  )
}

function wordsOf(extract: { readonly words: readonly { readonly text: string }[] }): string {
  return extract.words.map((words) => words.text).join(' ')
}

/** The first letters, to the end of a word where one is near. */
function beginning(text: string, length: number): string {
  const line = text.replace(/\s+/gu, ' ').trim()
  if (line.length <= length) return line
  const cut = line.lastIndexOf(' ', length)
  return `${line.slice(0, cut > length / 2 ? cut : length)}…`
}
