import type { AgreementDetail } from '#shared/contract/agreement.ts'
import { figure as number } from '../../components/words.ts'

interface TwoByTwoProps {
  readonly pair: AgreementDetail['pairs'][number]
}

/** Over how many units both, one or neither of two coders gave the code. */
export function TwoByTwo({ pair }: TwoByTwoProps) {
  const [first, second] = pair.coders
  const { both, firstOnly, secondOnly, neither } = pair
  return (
    <table className="figures two-by-two">
      <caption>
        {first} and {second}
      </caption>
      <thead>
        <tr>
          <th scope="col">
            <span className="visually-hidden">Coder</span>
          </th>
          <th scope="col" className="number">
            {second} coded
          </th>
          <th scope="col" className="number">
            did not
          </th>
          <th scope="col" className="number">
            All
          </th>
        </tr>
      </thead>
      <tbody>
        <Row head={`${first} coded`} cells={[both, firstOnly]} />
        <Row head="did not" cells={[secondOnly, neither]} />
        <Row head="All" cells={[both + secondOnly, firstOnly + neither]} />
      </tbody>
    </table>
  )
}

function Row({
  head,
  cells: [yes, no],
}: {
  readonly head: string
  readonly cells: readonly [number, number]
}) {
  return (
    <tr>
      <th scope="row">{head}</th>
      <td className="number">{number(yes)}</td>
      <td className="number">{number(no)}</td>
      <td className="number soft">{number(yes + no)}</td>
    </tr>
  )
}
