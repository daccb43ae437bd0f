import type { Handover } from '#shared/contract/handover.ts'
import { act } from '../../client/act.ts'
import { go } from '../../client/workspace.ts'
import { Button } from '../../components/button.tsx'
import { count, moment } from '../../components/words.ts'
import { isOut, standing } from './words.ts'

/** Copies, newest first: for whom, with what in them, where they are and what is not finished. */
export function HandoverTable({ copies }: { readonly copies: readonly Handover[] }) {
  return (
    <div className="scroll-x" tabIndex={0} role="region" aria-label="Copies given away">
      <table className="handover-table">
        <thead>
          <tr>
            <th scope="col">For</th>
            <th scope="col">Made</th>
            <th scope="col">Documents</th>
            <th scope="col">Others’ work</th>
            <th scope="col">Where it is</th>
            <th scope="col">Not finished</th>
            <th scope="col">
              <span className="visually-hidden">What can be done</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {copies.map((copy) => (
            <tr key={copy.id}>
              <th scope="row">
                {copy.person.name}
                <span className="handover-file soft small block">{copy.fileName}</span>
              </th>
              <td>
                {moment(copy.madeAt)}
                {copy.by !== null && <span className="soft small block">by {copy.by}</span>}
              </td>
              <td>
                {copy.documents === null ? (
                  'The whole project'
                ) : (
                  <Titles documents={copy.documents} what={`in the copy for ${copy.person.name}`} />
                )}
              </td>
              <td>{copy.withOthers ? 'With' : 'Without (blind)'}</td>
              <td>
                <span className={isOut(copy) ? 'handover-out' : ''}>{standing(copy)}</span>
              </td>
              <td>
                {copy.missing.length === 0 ? (
                  'Nothing'
                ) : (
                  <Titles documents={copy.missing} what={`not finished by ${copy.person.name}`} />
                )}
              </td>
              <td>{copy.returnedAt === null && <Expecting copy={copy} />}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

interface TitlesProps {
  readonly documents: Handover['missing']
  /** Which documents, for who can't see the column's head. */
  readonly what: string
}

/** How many documents, and which, when asked. */
function Titles({ documents, what }: TitlesProps) {
  return (
    <details>
      <summary>
        {count(documents.length, 'document')}
        <span className="visually-hidden"> {what}</span>
      </summary>
      <ul className="handover-titles">
        {documents.map(({ document, title }) => (
          <li key={document}>
            <button type="button" className="link" onClick={() => go({ room: 'document', document })}>
              {title}
            </button>
          </li>
        ))}
      </ul>
    </details>
  )
}

/** Calls off a copy that won't come back, or expects it again. */
function Expecting({ copy }: { readonly copy: Handover }) {
  const { id, calledOffAt, person } = copy
  const calledOff = calledOffAt === null
  return (
    <Button
      look="quiet"
      label={calledOff ? `Call off the copy for ${person.name}` : `Expect the copy for ${person.name} again`}
      onPress={() =>
        void act(
          'handover.setCalledOff',
          { handover: id, calledOff },
          calledOff
            ? `The copy for ${person.name} is no longer expected.`
            : `The copy for ${person.name} is expected again.`,
        )
      }
    >
      {calledOff ? 'Call off' : 'Expect again'}
    </Button>
  )
}
