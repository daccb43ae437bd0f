import { useState } from 'react'
import { CheckField, ChoiceField, RadioField, TextField } from '../../../components/field.tsx'
import type { ChangeSettings, Settings } from '../use-settings.ts'
import { AttributionSettings } from './attribution-settings.tsx'
import { KeptField } from './kept-field.tsx'
import { QuotedSettings } from './quoted-settings.tsx'

interface SettingsPanelProps {
  readonly settings: Settings
  readonly name: string
  readonly onChange: ChangeSettings
}

/** What a report quotes, how it attributes, and what else goes in. Every choice is kept at once. */
export function SettingsPanel({ settings, name, onChange }: SettingsPanelProps) {
  return (
    <section className="report-settings" aria-label="Settings of the report">
      <details open>
        <summary>What is quoted</summary>
        <QuotedSettings settings={settings} onChange={onChange} />
      </details>
      <details>
        <summary>Who speaks</summary>
        <AttributionSettings settings={settings} onChange={onChange} />
      </details>
      <details>
        <summary>What goes in</summary>
        <Contents settings={settings} name={name} onChange={onChange} />
      </details>
    </section>
  )
}

function Contents({ settings, name, onChange }: SettingsPanelProps) {
  return (
    <div className="stack">
      <RadioField
        label="Sections"
        value={settings.sections}
        choices={[
          { value: 'case', label: 'A section a case study, with its themes' },
          { value: 'theme', label: 'A section a theme, with its case studies' },
        ]}
        onChange={(sections) => onChange({ sections })}
      />
      <KeptField
        label="Title"
        hint={`Without one, the report’s name: ${name}`}
        value={settings.title ?? ''}
        onKeep={(title) => onChange({ title: title === '' ? null : title })}
      />
      <KeptField label="Authors" value={settings.authors} onKeep={(authors) => onChange({ authors })} />
      <KeptField
        label="Introduction"
        rows={4}
        value={settings.introduction}
        onKeep={(introduction) => onChange({ introduction })}
      />
      <CheckField
        label="Definitions of the codes"
        isOn={settings.definitions}
        onChange={(definitions) => onChange({ definitions })}
      />
      <CheckField label="Counts" isOn={settings.counts} onChange={(counts) => onChange({ counts })} />
      <CheckField
        label="Methods paragraph"
        isOn={settings.methods}
        onChange={(methods) => onChange({ methods })}
      />
      <CheckField
        label="The codebook as an appendix"
        isOn={settings.codebook}
        onChange={(codebook) => onChange({ codebook })}
      />
      <BlockField words={settings.blockAbove} onKeep={(blockAbove) => onChange({ blockAbove })} />
      <ChoiceField
        label="Language of the document"
        value={settings.language}
        choices={
          languages.some(({ value }) => value === settings.language)
            ? languages
            : [...languages, { value: settings.language, label: settings.language }]
        }
        onChange={(language) => onChange({ language })}
      />
      <ChoiceField
        label="Paper"
        value={settings.page}
        choices={[
          { value: 'a4', label: 'A4' },
          { value: 'letter', label: 'US Letter' },
        ]}
        onChange={(page) => onChange({ page })}
      />
    </div>
  )
}

const languages: readonly { readonly value: string; readonly label: string }[] = [
  { value: 'en-GB', label: 'English (United Kingdom)' },
  { value: 'en-US', label: 'English (United States)' },
  { value: 'cy-GB', label: 'Welsh' },
  { value: 'de-DE', label: 'German' },
  { value: 'fr-FR', label: 'French' },
  { value: 'es-ES', label: 'Spanish' },
  { value: 'it-IT', label: 'Italian' },
  { value: 'nl-NL', label: 'Dutch' },
  { value: 'sv-SE', label: 'Swedish' },
]

interface BlockFieldProps {
  readonly words: number
  readonly onKeep: (words: number) => void
}

/** From how many words on a quotation is set as a block. */
function BlockField({ words, onKeep }: BlockFieldProps) {
  const [typed, setTyped] = useState<string | null>(null)
  const number = Number(typed ?? words)
  const isNumber = Number.isInteger(number) && number >= 0 && number <= 10_000 && typed !== ''
  return (
    <TextField
      label="A quotation of more words than this is a block"
      value={typed ?? String(words)}
      onChange={setTyped}
      error={isNumber ? null : 'A whole number from 0 to 10,000.'}
      onBlur={() => {
        if (typed !== null && isNumber && number !== words) onKeep(number)
        setTyped(null)
      }}
    />
  )
}
