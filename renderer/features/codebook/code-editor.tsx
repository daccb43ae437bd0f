import { useId, useState } from 'react'
import type { Code, CodeFields } from '#shared/contract/codebook.ts'
import { act } from '../../client/act.ts'
import { Button } from '../../components/button.tsx'
import { CheckField, TextField } from '../../components/field.tsx'
import { ListField } from './list-field.tsx'

/** Everything that is written about a code, to be changed and kept. */
export function CodeEditor({ code }: { readonly code: Code }) {
  const colourId = useId()
  const now = fieldsOf(code)
  const [base, setBase] = useState(now)
  const [draft, setDraft] = useState<CodeFields>(now)
  const isChanged = !same(draft, base)

  // The code changed elsewhere (undo, another window): follow it, unless something is being written here.
  if (!same(now, base)) {
    setBase(now)
    if (!isChanged) setDraft(now)
  }

  const set = (part: Partial<CodeFields>) => setDraft({ ...draft, ...part })

  async function save() {
    const fields = {
      ...draft,
      examples: draft.examples.filter((one) => one.trim() !== ''),
      closeButNo: draft.closeButNo.filter((one) => one.trim() !== ''),
      synonyms: [...new Set(draft.synonyms.map((one) => one.trim()).filter((one) => one !== ''))],
    }
    const saved = await act('codebook.update', { code: code.id, fields }, `${draft.name} is saved.`)
    if (saved === undefined) return
    setDraft(fields)
    setBase(fields)
  }

  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault()
        if (isChanged && draft.name.trim() !== '') void save()
      }}
    >
      <div className="code-first-fields">
        <TextField label="Name" value={draft.name} onChange={(name) => set({ name })} isRequired />
        <div className="field">
          <label htmlFor={colourId} className="field-label">
            Colour
          </label>
          <input
            id={colourId}
            type="color"
            className="input"
            value={draft.colour}
            onChange={(event) => set({ colour: event.target.value })}
          />
        </div>
      </div>
      <CheckField
        label="Can be applied to words. Otherwise it is a heading for the codes below it."
        isOn={draft.codable}
        onChange={(codable) => set({ codable })}
      />
      <TextField label="Brief definition" value={draft.brief} onChange={(brief) => set({ brief })} rows={2} />
      <TextField
        label="Full definition"
        value={draft.definition}
        onChange={(definition) => set({ definition })}
        rows={4}
      />
      <TextField
        label="When to use"
        value={draft.whenToUse}
        onChange={(whenToUse) => set({ whenToUse })}
        rows={3}
      />
      <TextField
        label="When not to use"
        value={draft.whenNotToUse}
        onChange={(whenNotToUse) => set({ whenNotToUse })}
        rows={3}
      />
      <ListField
        label="Synonyms"
        one="synonym"
        rows={1}
        hint="Other words by which the code is found when coding."
        values={draft.synonyms}
        onChange={(synonyms) => set({ synonyms })}
      />
      <ListField
        label="Examples"
        one="example"
        values={draft.examples}
        onChange={(examples) => set({ examples })}
      />
      <ListField
        label="Close but no"
        one="near miss"
        values={draft.closeButNo}
        onChange={(closeButNo) => set({ closeButNo })}
      />
      <div className="row code-save">
        <Button type="submit" look="main" isDisabled={!isChanged || draft.name.trim() === ''}>
          Save
        </Button>
        {isChanged && (
          <Button look="quiet" onPress={() => setDraft(base)}>
            Leave as it was
          </Button>
        )}
      </div>
    </form>
  )
}

function fieldsOf(code: Code): CodeFields {
  const { name, colour, codable, brief, definition, whenToUse, whenNotToUse } = code
  const { examples, closeButNo, synonyms } = code
  return { name, colour, codable, brief, definition, whenToUse, whenNotToUse, examples, closeButNo, synonyms }
}

function same(a: CodeFields, b: CodeFields): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
