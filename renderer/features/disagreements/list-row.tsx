import { memo } from 'react'
import type { Disagreement } from '#shared/contract/consensus.ts'
import type { StillCodebook } from '../../client/codebook.ts'
import { CodeName } from '../../components/swatch.tsx'
import { codeColourOf, codeNames } from './code-names.ts'
import { decisionWords, kindSigns, kindWords, whoDiffers } from './words.ts'

interface ListRowProps {
  readonly row: Disagreement
  readonly codebook: StillCodebook
  readonly nameOf: (coder: string) => string
}

/** One disagreement in the list, always of the same height. */
export const ListRow = memo(function ListRow({ row, codebook, nameOf }: ListRowProps) {
  const codeName = codeNames(row.codes, codebook)
  return (
    <>
      <span className="difference-line difference-head">
        <span className="difference-kind">
          <span aria-hidden="true">{kindSigns[row.kind]}</span> {kindWords[row.kind]}
        </span>
        <span className="soft small">
          {row.turn !== null && `Turn ${row.turn} · `}
          {row.title}
        </span>
      </span>
      <span className="difference-line difference-codes">
        {row.codes.map((code) => (
          <CodeName key={code} path={codeName(code)} colour={codeColourOf(code, codebook)} />
        ))}
      </span>
      <span className="difference-line difference-words">{row.words}</span>
      <span className="difference-line difference-head small">
        <span className="soft difference-who">{whoDiffers(row, nameOf, codeName)}</span>
        {row.decision && (
          <span className={`tag difference-${row.decision.outcome}`}>
            {decisionWords(row.decision, row.coders, nameOf)}
          </span>
        )}
      </span>
    </>
  )
})
