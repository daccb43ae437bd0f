import type { AgreementDetail } from '#shared/contract/agreement.ts'
import { go } from '../../client/workspace.ts'
import { figure as number } from '../../components/words.ts'
import { chosenUnits } from './chosen-units.ts'
import { figureWords, printed, shortReason, unitWords } from './words.ts'

interface DocumentsTableProps {
  readonly documents: AgreementDetail['documents']
  readonly unit: AgreementDetail['unit']
  /** Whether it is about one code: then units are counted by how many chose it. */
  readonly hasCode: boolean
}

/** The same figures, document by document. */
export function DocumentsTable({ documents, unit, hasCode }: DocumentsTableProps) {
  return (
    <div className="scroll-x" tabIndex={0} role="region" aria-label="Document by document">
      <table className="figures">
        <caption>Document by document, in {unitWords[unit].toLowerCase()}s</caption>
        <thead>
          <tr>
            <th scope="col">Document</th>
            <th scope="col" className="number">
              All
            </th>
            {hasCode && (
              <>
                <th scope="col" className="number">
                  Coded by all
                </th>
                <th scope="col" className="number">
                  by some
                </th>
                <th scope="col" className="number">
                  by nobody
                </th>
              </>
            )}
            <th scope="col" className="number">
              Percent agreement
            </th>
            <th scope="col" className="number">
              Alpha
            </th>
          </tr>
        </thead>
        <tbody>
          {documents.map((row) => {
            const { all, some, nobody } = chosenUnits(row.counts)
            return (
              <tr key={row.document}>
                <th scope="row">
                  <button
                    type="button"
                    className="link"
                    onClick={() => go({ room: 'document', document: row.document })}
                  >
                    {row.title}
                  </button>
                </th>
                <td className="number">{number(row.units)}</td>
                {hasCode && (
                  <>
                    <td className="number">{number(all)}</td>
                    <td className="number">{number(some)}</td>
                    <td className="number">{number(nobody)}</td>
                  </>
                )}
                <td className="number">{figureWords(row.percent_agreement, 'percent')}</td>
                <td className="number">
                  {typeof row.alpha === 'number' ? (
                    printed(row.alpha)
                  ) : (
                    <span className="no-figure">none: {shortReason(row.alpha.null)}</span>
                  )}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}
