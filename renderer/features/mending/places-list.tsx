import type { CallOutput } from '#shared/contract/index.ts'
import { CheckField } from '../../components/field.tsx'
import { count } from '../../components/words.ts'

export type FoundPlace = CallOutput<'mending.find'>['places'][number]

/** Tells one place from any other. */
export function placeKey({ document, start }: FoundPlace): string {
  return `${document}:${start}`
}

interface PlacesListProps {
  readonly places: readonly FoundPlace[]
  readonly by: string
  /** Keys of places that are left as they are. */
  readonly left: ReadonlySet<string>
  readonly onLeave: (left: ReadonlySet<string>) => void
}

/** Every place as it is and as it would be, by document, each with a tick. */
export function PlacesList({ places, by, left, onLeave }: PlacesListProps) {
  const byDocument = Map.groupBy(places, (place) => place.document)

  function tick(key: string, on: boolean) {
    const next = new Set(left)
    if (on) next.delete(key)
    else next.add(key)
    onLeave(next)
  }

  return [...byDocument].map(([document, found]) => {
    const title = found[0]?.title ?? ''
    return (
      <section key={document} className="mend-found" aria-label={`Places in ${title}`}>
        <h2>
          {title} <span className="soft small">{count(found.length, 'place')}</span>
        </h2>
        <ul>
          {found.map((place) => {
            const key = placeKey(place)
            return (
              <li key={key}>
                <CheckField
                  isOn={!left.has(key)}
                  onChange={(on) => tick(key, on)}
                  label={
                    <span className="mend-place">
                      …{place.before}
                      <del>{place.words}</del>
                      {by !== '' && <ins>{by}</ins>}
                      {place.after}…
                    </span>
                  }
                />
              </li>
            )
          })}
        </ul>
      </section>
    )
  })
}
