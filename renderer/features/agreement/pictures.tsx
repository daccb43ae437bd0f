import { useState } from 'react'
import type { CodeAgreement } from '#shared/contract/agreement.ts'
import { useDrawnNames } from '../../client/pseudonyms.ts'
import { Part } from '../../components/failed.tsx'
import { ChoiceField } from '../../components/field.tsx'
import { PseudonymsField } from '../../components/pseudonyms-field.tsx'
import { Segments } from '../../components/segments.tsx'
import { ByDocument } from './by-document.tsx'
import { ByRound } from './by-round.tsx'
import type { Question } from './choices.ts'
import { ConfusionMap } from './confusion-map.tsx'
import './pictures.css'

const kinds = [
  { value: 'confusion', label: 'Confused codes' },
  { value: 'documents', label: 'By document' },
  { value: 'rounds', label: 'Over rounds' },
] as const
type Kind = (typeof kinds)[number]['value']

interface PicturesProps {
  readonly question: Question
  readonly codes: readonly CodeAgreement[]
  /** The level they show: `As coded`. */
  readonly label: string
}

/** What figures look like: each with the same figures as a table under it, and savable. */
export function Pictures({ question, codes, label }: PicturesProps) {
  const [kind, setKind] = useState<Kind>('confusion')
  const [chosen, setChosen] = useState('')
  const used = codes.filter((code) => Object.values(code.codings).some((codings) => codings > 0))
  const code = used.find((one) => one.code === chosen) ?? null
  const { hasList, isReplacing, setReplacing, told } = useDrawnNames()
  const subject = code ? told(code.path) : 'all codes together'

  return (
    <section className="stack" aria-labelledby="agreement-pictures">
      <h2 id="agreement-pictures">Pictures</h2>
      <div className="agreement-bar">
        <Segments label="Picture" value={kind} onChange={setKind} choices={kinds} />
        {kind !== 'confusion' && (
          <ChoiceField
            label="Of"
            value={code?.code ?? ''}
            onChange={setChosen}
            choices={[
              { value: '', label: 'All codes together' },
              ...used.map((one) => ({ value: one.code, label: one.path })),
            ]}
          />
        )}
        {hasList && <PseudonymsField isOn={isReplacing} onChange={setReplacing} />}
        <span className="soft small">Codes: {label.toLowerCase()}</span>
      </div>
      <Part>
        {kind === 'confusion' && <ConfusionMap question={question} told={told} />}
        {kind === 'documents' && (
          <ByDocument question={question} code={code?.code ?? null} subject={subject} told={told} />
        )}
        {kind === 'rounds' && (
          <ByRound question={question} code={code?.code ?? null} subject={subject} told={told} />
        )}
      </Part>
    </section>
  )
}
