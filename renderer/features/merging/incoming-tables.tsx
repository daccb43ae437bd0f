import type { Incoming, IncomingWork } from '#shared/contract/merging.ts'
import { figure } from '../../components/words.ts'
import { byPerson, kindName } from './words.ts'

interface IncomingTablesProps {
  readonly incoming: readonly Incoming[]
  readonly work: readonly IncomingWork[]
}

/** What comes in, by kind of thing and by whose work it is. */
export function IncomingTables({ incoming, work }: IncomingTablesProps) {
  const people = byPerson(work)
  return (
    <div className="merge-incoming">
      <div className="card merge-table">
        <IncomingTable incoming={incoming} />
      </div>
      {people.length > 0 && (
        <div className="scroll-x card merge-table">
          <table>
            <caption>By person</caption>
            <thead>
              <tr>
                <th scope="col">Person</th>
                <Numbers of={['New codings', 'Changed', 'Removed', 'Memos']} />
              </tr>
            </thead>
            <tbody>
              {people.map((person) => (
                <tr key={person.coder}>
                  <th scope="row">
                    {person.name}
                    {person.keptApart && (
                      <span className="soft small block">Kept apart: blind work isn’t counted</span>
                    )}
                  </th>
                  <Figure of={person.codingsAdded} />
                  <Figure of={person.codingsChanged} />
                  <Figure of={person.codingsRemoved} />
                  <Figure of={person.memos} />
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </div>
  )
}

/** What comes in, by kind of thing. */
export function IncomingTable({ incoming }: { readonly incoming: readonly Incoming[] }) {
  if (incoming.length === 0)
    return <p className="soft merge-uncounted">Nothing comes in that could be counted.</p>
  return (
    <div className="scroll-x merge-table">
      <table>
        <caption>By kind</caption>
        <thead>
          <tr>
            <th scope="col">What</th>
            <Numbers of={['New', 'Changed', 'Removed']} />
          </tr>
        </thead>
        <tbody>
          {incoming.map((one) => (
            <tr key={one.kind}>
              <th scope="row">{kindName(one.kind)}</th>
              <Figure of={one.added} />
              <Figure of={one.changed} />
              <Figure of={one.removed} />
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Numbers({ of }: { readonly of: readonly string[] }) {
  return of.map((name) => (
    <th key={name} scope="col" className="number">
      {name}
    </th>
  ))
}

/** Nothing is a dash: the eye goes to what there is. */
function Figure({ of }: { readonly of: number }) {
  return <td className="number">{of === 0 ? <span className="soft">–</span> : figure(of)}</td>
}
