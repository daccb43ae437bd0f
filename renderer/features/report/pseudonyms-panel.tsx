import { useState } from 'react'
import { act } from '../../client/act.ts'
import { askAgain, useAskLater } from '../../client/ask.ts'
import { Button } from '../../components/button.tsx'
import { count } from '../../components/words.ts'
import { Refused } from '../../components/refused.tsx'
import { PseudonymForm } from './pseudonym-form.tsx'

interface PseudonymsPanelProps {
  readonly isUsed: boolean
  readonly onUse: () => void
}

/** The project's pseudonym list. It holds for every report. */
export function PseudonymsPanel({ isUsed, onUse }: PseudonymsPanelProps) {
  const { data, error } = useAskLater('pseudonym.list', {})
  const counted = useAskLater('pseudonym.places', {})
  const places = new Map(counted.data?.map((entry) => [entry.id, entry.places]))
  const [changing, setChanging] = useState<string | null>(null)

  async function change(id: string, words: string, pseudonym: string) {
    if ((await act('pseudonym.write', { id, words, pseudonym })) !== undefined) setChanging(null)
  }

  const refused = error ?? counted.error
  if (refused) return <Refused error={refused} onAgain={askAgain} />
  return (
    <div className="stack">
      <p className="soft">
        What stands in reports for names and places, wherever they occur as whole words. The transcripts keep
        their words; in print the pseudonym is in square brackets.
      </p>
      {!isUsed && (
        <p className="report-warnings">
          This report does not replace them. <Button onPress={onUse}>Replace them</Button>
        </p>
      )}
      <PseudonymForm
        words={null}
        onWrite={(pseudonym, words) =>
          void act(
            'pseudonym.write',
            { id: null, words, pseudonym },
            `“${words}” is replaced by “${pseudonym}”.`,
          )
        }
      />
      {data && data.length === 0 && <p className="soft">The list is empty.</p>}
      {data && data.length > 0 && (
        <table className="table">
          <caption className="visually-hidden">Pseudonym list</caption>
          <thead>
            <tr>
              <th scope="col">Name or place</th>
              <th scope="col">Pseudonym</th>
              <th scope="col">In the transcripts</th>
              <th scope="col">
                <span className="visually-hidden">Deeds</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {data.map(({ id, words, pseudonym }) => (
              <tr key={id}>
                <th scope="row">{words}</th>
                <td>
                  {changing === id ? (
                    <PseudonymForm
                      words={words}
                      pseudonym={pseudonym}
                      onWrite={(other) => void change(id, words, other)}
                    />
                  ) : (
                    pseudonym
                  )}
                </td>
                <td>{places.has(id) ? count(places.get(id) ?? 0, 'place') : '…'}</td>
                <td className="row">
                  <Button
                    look="quiet"
                    label={`Change the pseudonym for ${words}`}
                    onPress={() => setChanging(changing === id ? null : id)}
                  >
                    Change…
                  </Button>
                  <Button
                    look="quiet"
                    label={`Remove ${words} from the list`}
                    onPress={() =>
                      void act(
                        'pseudonym.remove',
                        { id },
                        `“${words}” is no longer replaced. Undo brings it back.`,
                      )
                    }
                  >
                    Remove
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  )
}
