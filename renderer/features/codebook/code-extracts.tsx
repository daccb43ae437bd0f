import { useState } from 'react'
import type { Code } from '#shared/contract/codebook.ts'
import { useAsk, useAskLater } from '../../client/ask.ts'
import { useCoders } from '../../client/codebook.ts'
import { go } from '../../client/workspace.ts'
import { Button } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { ExtractCard } from '../../components/extract-card.tsx'
import { CheckField } from '../../components/field.tsx'
import { PickField } from '../../components/pick-field.tsx'
import { count } from '../../components/words.ts'

const step = 50

interface CodeExtractsProps {
  readonly code: Code
  readonly hasChildren: boolean
  /** The codebook's newest. */
  readonly version: number
}

/** What was coded with a code, each with its attribution. */
export function CodeExtracts({ code, hasChildren, version }: CodeExtractsProps) {
  const cases = useAsk('case.list', {})
  const { coders } = useCoders()
  const [caseStudy, setCase] = useState('')
  const [coder, setCoder] = useState('')
  const [withChildren, setWithChildren] = useState(!code.codable)
  const [onlyOlder, setOnlyOlder] = useState(false)
  const [limit, setLimit] = useState(step)
  const { data } = useAskLater('coding.extracts', {
    code: code.id,
    withChildren,
    case: caseStudy === '' ? null : caseStudy,
    coder: coder === '' ? null : coder,
    olderThan: onlyOlder ? version : null,
    offset: 0,
    limit,
  })
  return (
    <div className="stack">
      <div className="row row-fields">
        <PickField label="Case study" none="All" of={cases} value={caseStudy} onChange={setCase} />
        <PickField label="Coder" none="Everyone" of={coders} value={coder} onChange={setCoder} />
        {version > 1 && (
          <CheckField
            label={`To review: made before version ${version}`}
            isOn={onlyOlder}
            onChange={setOnlyOlder}
          />
        )}
        {hasChildren && (
          <CheckField label="With the codes below it" isOn={withChildren} onChange={setWithChildren} />
        )}
      </div>
      {data &&
        (data.total === 0 ? (
          <EmptyState
            title={
              onlyOlder
                ? `None was made before version ${version} of the codebook.`
                : 'No extracts. Open a document, select words and choose this code.'
            }
          />
        ) : (
          <>
            <p className="soft">{count(data.total, 'extract')}</p>
            {data.extracts.map((extract) => (
              <ExtractCard key={extract.coding} extract={extract}>
                <span className="soft">codebook version {extract.version}</span>
                <Button
                  look="quiet"
                  label={`Show in the transcript: ${extract.title}`}
                  onPress={() => go({ room: 'document', document: extract.document, coding: extract.coding })}
                >
                  Show in the transcript
                </Button>
              </ExtractCard>
            ))}
            {data.total > data.extracts.length && (
              <div className="row">
                <Button onPress={() => setLimit(limit + step)}>Show more</Button>
              </div>
            )}
          </>
        ))}
    </div>
  )
}
