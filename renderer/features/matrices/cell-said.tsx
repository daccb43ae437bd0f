import type { CallOutput } from '#shared/contract/index.ts'
import { useAsk } from '../../client/ask.ts'
import { go } from '../../client/workspace.ts'
import { Button } from '../../components/button.tsx'
import { count } from '../../components/words.ts'
import { figureWords } from './words.ts'

type Matrix = CallOutput<'matrix.compute'>

interface CellSaidProps {
  readonly cell: Matrix['total']
  readonly matrix: Matrix
}

/** What was said in a cell, coded or not: the documents that were counted, and who was heard in them. */
export function CellSaid({ cell, matrix }: CellSaidProps) {
  const { query } = cell
  const said = { query, of: 'text' } as const
  const documents = useAsk('matrix.compute', {
    ...said,
    rows: { kind: 'documents' },
    columns: { kind: 'modes' },
    measure: 'words',
  })
  const people = useAsk('matrix.compute', {
    ...said,
    rows: { kind: 'documents' },
    columns: { kind: 'modes' },
    measure: 'participants',
  })
  const named = useAsk('matrix.compute', {
    ...said,
    rows: { kind: 'participants' },
    columns: { kind: 'documents' },
    measure: 'documents',
  })
  const roles = new Map(useAsk('participant.list', {}).map(({ id, role }) => [id as string, role] as const))
  const heard = named.rows.filter(({ total }) => total.value !== 0)
  const persons = people.total.value ?? 0
  const unnamed = persons - heard.length
  const withWords = documents.rows.filter(({ total }) => total.value !== 0)
  const personsIn = new Map(people.rows.map(({ id, total }) => [id, total.value ?? 0]))
  const told =
    matrix.normalised === 'none' && matrix.measure === 'participants'
      ? [count(persons, 'participant'), count(withWords.length, 'document')]
      : [figureWords(cell, matrix), count(persons, 'participant'), count(withWords.length, 'document')]

  return (
    <>
      <p className="matrix-panel-figure">{[...new Set(told)].join(', ')}.</p>
      <p className="soft small">Heard there, coded or not; whoever asks the questions is not counted.</p>
      {persons > 0 && (
        <section className="stack" aria-labelledby="matrix-people">
          <h3 id="matrix-people">Participants</h3>
          <ul className="bullets">
            {heard.map(({ id, label }) => (
              <li key={id}>
                {label}
                {roles.get(id ?? '') ? <span className="soft"> {roles.get(id ?? '')}</span> : null}
              </li>
            ))}
            {unnamed > 0 && (
              <li>{count(unnamed, 'speaker')} for whom no participant is named, one in each document</li>
            )}
          </ul>
        </section>
      )}
      <section className="stack" aria-labelledby="matrix-documents">
        <h3 id="matrix-documents">Documents</h3>
        {withWords.length === 0 && <p className="soft">None.</p>}
        <ul className="matrix-documents">
          {withWords.map(({ id, label, total }) => (
            <li key={id}>
              <Button look="quiet" onPress={() => id !== null && go({ room: 'document', document: id })}>
                {label}
              </Button>
              <span className="soft small">
                {count(total.value ?? 0, 'word')}, {count(personsIn.get(id) ?? 0, 'participant')}
              </span>
            </li>
          ))}
        </ul>
      </section>
    </>
  )
}
