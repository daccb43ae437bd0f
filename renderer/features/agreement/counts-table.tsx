import { listed } from '#shared/agreement-words.ts'
import type { AgreementReport, CodeAgreement } from '#shared/contract/agreement.ts'
import { figure as number } from '../../components/words.ts'
import { unitWords } from './words.ts'

interface CountsTableProps {
  readonly counts: CodeAgreement['counts']
  readonly unit: AgreementReport['unit']
}

/** All coders at once: over how many units exactly these gave the code, of those who finished there. */
export function CountsTable({ counts, unit }: CountsTableProps) {
  return (
    <table className="figures figures-narrow">
      <caption>All coders at once</caption>
      <thead>
        <tr>
          <th scope="col">Coded by exactly</th>
          <th scope="col">of those who finished</th>
          <th scope="col" className="number">
            {unitWords[unit]}s
          </th>
        </tr>
      </thead>
      <tbody>
        {counts.map((row, index) => (
          <tr key={index}>
            <th scope="row">{row.chosen.length === 0 ? 'nobody' : listed(row.chosen)}</th>
            <td>{listed(row.rated)}</td>
            <td className="number">{number(row.units)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
