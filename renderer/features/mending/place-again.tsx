import { useState, type FormEvent } from 'react'
import type { Coding } from '#shared/contract/values.ts'
import { act } from '../../client/act.ts'
import { useAskLater } from '../../client/ask.ts'
import { Button } from '../../components/button.tsx'
import { TextField } from '../../components/field.tsx'
import { count } from '../../components/words.ts'

/** More places than this are better told apart by looking for more words. */
const most = 50

/** Looks for words in the coding's document; the coding moves to the place that is chosen. */
export function PlaceAgain({ coding }: { readonly coding: Coding }) {
  const [text, setText] = useState((coding.lost ?? '').slice(0, 1000))
  const [wanted, setWanted] = useState(text)
  const { data } = useAskLater(
    'mending.find',
    wanted === ''
      ? null
      : {
          text: wanted,
          matchCase: false,
          wholeWords: false,
          documents: [coding.document],
          cases: null,
          limit: most,
        },
  )

  function find(event: FormEvent) {
    event.preventDefault()
    setWanted(text)
  }

  return (
    <div className="stack mend-again">
      <form className="row row-fields" onSubmit={find}>
        <div className="grow">
          <TextField
            label="Words the coding should stand on"
            value={text}
            onChange={setText}
            maxLength={1000}
            autoFocus
          />
        </div>
        <Button type="submit" isDisabled={text === ''}>
          Find
        </Button>
      </form>
      {data && (
        <p role="status" className="soft small">
          {data.total === 0
            ? 'These words stand nowhere in the document now. Type words that do.'
            : data.total > data.places.length
              ? `${count(data.total, 'place')}, the first ${data.places.length} shown. More words find fewer.`
              : count(data.total, 'place')}
        </p>
      )}
      <ul className="stack">
        {data?.places.map((place) => (
          <li key={place.start} className="row mend-choice">
            <span className="mend-place grow">
              …{place.before}
              <mark>{place.words}</mark>
              {place.after}…
            </span>
            <Button
              label={`Put the coding on “${place.words}”${data.places.length > 1 ? `, place ${data.places.indexOf(place) + 1}` : ''}`}
              onPress={() =>
                void act(
                  'coding.reshape',
                  { coding: coding.id, span: { start: place.start, end: place.end } },
                  ({ united }) =>
                    united
                      ? 'The same coding stood there already; the two are one now.'
                      : 'The coding is placed again.',
                )
              }
            >
              Put it here
            </Button>
          </li>
        ))}
      </ul>
    </div>
  )
}
