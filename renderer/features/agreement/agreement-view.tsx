import { useState } from 'react'
import type { AgreementReport } from '#shared/contract/agreement.ts'
import { useAsk } from '../../client/ask.ts'
import { useCodebook, useCoders } from '../../client/codebook.ts'
import { useLongWork } from '../../client/long-work.ts'
import { announce } from '../../client/notices.ts'
import { go } from '../../client/workspace.ts'
import { Button } from '../../components/button.tsx'
import { CheckList } from '../../components/check-list.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { CheckField, ChoiceField } from '../../components/field.tsx'
import { Page } from '../../components/page.tsx'
import { WorkProgress } from '../../components/work-progress.tsx'
import { AgreementTables } from './agreement-tables.tsx'
import { units, unitWords, type Unit } from './words.ts'
import './agreement.css'

const resamples = 2000

/** How far the coders agree, per code and over all, with what was left out and why a figure is missing. */
export function AgreementView() {
  const { coders } = useCoders()
  const documents = useAsk('document.list', {})
  const { codes, tree } = useCodebook()
  const [chosen, setChosen] = useState<ReadonlySet<string>>(() => new Set(coders.map((coder) => coder.id)))
  const [unit, setUnit] = useState<Unit>('character')
  const [depth, setDepth] = useState('0')
  const [bootstrap, setBootstrap] = useState(false)
  const [report, setReport] = useState<AgreementReport | null>(null)
  const work = useLongWork()

  const deepest = Math.max(1, ...codes.map((code) => tree.lineOf(code.id).length))
  const finishers = new Set(
    documents.flatMap((document) =>
      document.states.filter((state) => state.state === 'finished').map((state) => state.coder as string),
    ),
  )

  async function compute() {
    const result = await work.start('agreement.compute', {
      coders: chosen.size === coders.length ? null : [...chosen],
      cases: null,
      documents: null,
      unit,
      depth: depth === '0' ? null : Number(depth),
      bootstrap: bootstrap ? { resamples, seed: 20_261 } : null,
    })
    if (!result) return
    setReport(result)
    announce('Agreement is computed.')
  }

  if (finishers.size < 2) {
    return (
      <Page title="Agreement">
        <EmptyState title="There is nothing to compare yet.">
          <p>
            Agreement needs a document that two coders have finished. Code a document as one person, mark it
            as finished, change who is coding at the top, and do the same again.
          </p>
          <Button onPress={() => go({ room: 'documents' })}>Go to the documents</Button>
        </EmptyState>
      </Page>
    )
  }

  return (
    <Page
      title="Agreement"
      lead="Of what each coder has finished: what is not yet coded never counts as coded with nothing."
    >
      <div className="agreement-choices">
        <CheckList
          label="Coders"
          choices={coders.map((coder) => ({
            id: coder.id,
            label: finishers.has(coder.id) ? coder.name : `${coder.name} (nothing finished)`,
          }))}
          chosen={chosen}
          onChange={setChosen}
        />
        <div className="stack">
          <ChoiceField<Unit>
            label="Unit"
            value={unit}
            onChange={setUnit}
            choices={units.map((value) => ({ value, label: unitWords[value] }))}
            hint="Larger than a character: a code counts where any of its codings touches the unit."
          />
          <ChoiceField
            label="Codes"
            value={depth}
            onChange={setDepth}
            choices={[
              { value: '0', label: 'As coded' },
              ...Array.from({ length: deepest - 1 }, (_, index) => ({
                value: String(index + 1),
                label: index === 0 ? 'Rolled up to the top codes' : `Rolled up to level ${index + 1}`,
              })),
            ]}
          />
          <CheckField
            label={`95 % intervals, from ${resamples.toLocaleString('en-GB')} resamples`}
            isOn={bootstrap}
            onChange={setBootstrap}
          />
        </div>
      </div>
      {work.progress ? (
        <WorkProgress label="Computing agreement" progress={work.progress} onCancel={work.cancel} />
      ) : (
        <div className="row">
          <Button look="main" isDisabled={chosen.size < 2} onPress={() => void compute()}>
            Compute agreement
          </Button>
          {chosen.size < 2 && <span className="soft">Choose at least two coders.</span>}
        </div>
      )}
      {report && <AgreementTables report={report} />}
    </Page>
  )
}
