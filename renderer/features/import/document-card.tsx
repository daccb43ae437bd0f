import { useState } from 'react'
import type { StagedDocument, StagedSource } from '#shared/contract/import.ts'
import { modes, type Mode } from '#shared/contract/values.ts'
import { Button } from '../../components/button.tsx'
import { CheckField, ChoiceField, TextField } from '../../components/field.tsx'
import { count, modeWords } from '../../components/words.ts'
import { CaseField } from './case-field.tsx'
import { keyOf } from './drafts.ts'
import { change, useImport } from './import-store.ts'
import { SpeakerTable } from './speaker-table.tsx'
import { TurnsPreview } from './turns-preview.tsx'

interface DocumentCardProps {
  readonly source: StagedSource
  readonly document: StagedDocument
}

/** One document to be: title, case study, mode, speakers, and its first turns to look at. */
export function DocumentCard({ source, document }: DocumentCardProps) {
  const draft = useImport((now) => now.drafts.get(keyOf(source.id, document.index)))
  const [preview, setPreview] = useState(false)
  if (!draft) return null
  const set = (part: Parameters<typeof change>[2]) => change(source.id, document.index, part)
  const attributes = new Map(Object.entries(draft.attributes))
  return (
    <div className="import-document" role="group" aria-label={`Document ${draft.title}`}>
      <CheckField
        label={source.alreadyImportedAs === null ? `Store ${draft.title}` : `Store ${draft.title} again`}
        isOn={draft.isIncluded}
        onChange={(isIncluded) => set({ isIncluded })}
      />
      {draft.isIncluded && (
        <>
          <div className="import-fields">
            <TextField
              label="Title"
              value={draft.title}
              onChange={(title) => set({ title })}
              maxLength={300}
            />
            <CaseField label="Case study" value={draft.case} onChange={(value) => set({ case: value })} />
            <ChoiceField<Mode>
              label="Mode"
              value={draft.mode}
              onChange={(mode) => set({ mode })}
              choices={modes.map((value) => ({ value, label: modeWords[value] }))}
            />
          </div>
          {document.warnings.map((warning) => (
            <p key={warning} className="import-warning">
              {warning}
            </p>
          ))}
          {document.header.length > 0 && (
            <fieldset>
              <legend className="field-label">
                Found before the conversation. Keep as attributes of the document?
              </legend>
              {document.header.map(({ key, value }) => (
                <CheckField
                  key={key}
                  label={`${key}: ${value}`}
                  isOn={attributes.get(key) === value}
                  onChange={(on) => {
                    const { [key]: _left, ...others } = draft.attributes
                    set({ attributes: on ? { ...others, [key]: value } : others })
                  }}
                />
              ))}
            </fieldset>
          )}
          {document.speakers.length > 0 && <SpeakerTable source={source} document={document} draft={draft} />}
          <div className="row">
            <Button look="quiet" onPress={() => setPreview(!preview)}>
              {preview ? 'Hide the text' : 'Look at the text'}
            </Button>
            <span className="soft small">{count(document.turns, 'turn')}</span>
          </div>
          {preview && (
            <TurnsPreview
              source={source.id}
              index={document.index}
              turns={document.turns}
              title={draft.title}
            />
          )}
        </>
      )}
    </div>
  )
}
