import { useState } from 'react'
import type { CallOutput } from '#shared/contract/index.ts'
import { useAsk, useAskLater } from '../../client/ask.ts'
import { useStillCodebook } from '../../client/codebook.ts'
import { go } from '../../client/workspace.ts'
import { Button } from '../../components/button.tsx'
import { ExtractCard } from '../../components/extract-card.tsx'
import { Pager } from '../../components/pager.tsx'
import { CodeName } from '../../components/swatch.tsx'
import { count } from '../../components/words.ts'
import { figureWords } from './words.ts'

type Matrix = CallOutput<'matrix.compute'>

interface CellExtractsProps {
  readonly cell: Matrix['total']
  readonly matrix: Matrix
}

/** Extracts on a page. */
const page = 25

/** The extracts that a cell counts, a page at a time, each with a step to its place. */
export function CellExtracts({ cell, matrix }: CellExtractsProps) {
  const [offset, setOffset] = useState(0)
  const { query } = cell
  const { tree } = useStillCodebook()
  const found = useAskLater('retrieval.run', { query, offset, limit: page })
  // How many documents they stand in: the total of a table of them.
  const documents = useAsk('matrix.compute', {
    rows: { kind: 'documents' },
    columns: { kind: 'modes' },
    query,
    measure: 'documents',
  }).total.value

  if (found.error) throw found.error
  if (!found.data) return <p className="waiting">One moment…</p>
  const { total, extracts } = found.data
  const isCounted = matrix.measure === 'codings' && matrix.normalised === 'none'
  const said = [
    ...(isCounted ? [] : [figureWords(cell, matrix)]),
    count(total, 'coding'),
    ...(matrix.measure === 'documents' && matrix.normalised === 'none'
      ? []
      : [count(documents ?? 0, 'document')]),
  ]
  return (
    <>
      <p className="matrix-panel-figure">{said.join(', ')}.</p>
      {total > 0 && (
        <div className="row">
          <Button look="quiet" onPress={() => go({ room: 'extracts', query })}>
            Open as a query
          </Button>
        </div>
      )}
      <Pager total={total} page={page} offset={offset} shown={extracts.length} onGo={setOffset} />
      <ol className="matrix-extracts" aria-label="Extracts" aria-busy={found.isPlaceholderData}>
        {extracts.map((extract) => (
          <li key={extract.coding}>
            <ExtractCard extract={extract}>
              <CodeName path={extract.path} colour={tree.get(extract.code)?.colour ?? 'transparent'} />
              <Button
                look="quiet"
                label={`Show in the transcript: ${extract.title}${extract.turn === null ? '' : `, turn ${extract.turn}`}`}
                onPress={() => go({ room: 'document', document: extract.document, coding: extract.coding })}
              >
                Show in the transcript
              </Button>
            </ExtractCard>
          </li>
        ))}
      </ol>
    </>
  )
}
