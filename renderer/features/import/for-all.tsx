import { useState } from 'react'
import { modes, type Mode } from '#shared/contract/values.ts'
import { announce } from '../../client/notices.ts'
import { Button } from '../../components/button.tsx'
import { ChoiceField } from '../../components/field.tsx'
import { modeWords } from '../../components/words.ts'
import { CaseField } from './case-field.tsx'
import type { CaseChoice } from './drafts.ts'
import { changeAll } from './import-store.ts'

/** One case study and one mode for everything on the list. */
export function ForAll() {
  const [caseStudy, setCase] = useState<CaseChoice>({ kind: 'none' })
  const [mode, setMode] = useState<Mode>('interview')
  return (
    <section className="card" aria-labelledby="import-all">
      <h2 id="import-all">For all of them</h2>
      <div className="row row-fields">
        <CaseField label="Case study of all" value={caseStudy} onChange={setCase} />
        <Button
          onPress={() => {
            changeAll({ case: caseStudy })
            announce('The case study is set for all.')
          }}
        >
          Set the case study
        </Button>
        <ChoiceField<Mode>
          label="Mode of all"
          value={mode}
          onChange={setMode}
          choices={modes.map((value) => ({ value, label: modeWords[value] }))}
        />
        <Button
          onPress={() => {
            changeAll({ mode })
            announce('The mode is set for all.')
          }}
        >
          Set the mode
        </Button>
      </div>
    </section>
  )
}
