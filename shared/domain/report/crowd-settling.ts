import { foldWord } from '../folding.ts'

/** Who speaks on an occasion, and what an attribution tells of the occasion. */
export interface Occasion {
  /** All that is told but the people. */
  readonly place: string
  /** The same without the case study. */
  readonly placeUnnamed: string
  /** People by id, with the role they would be told by; blank: none is known. */
  readonly people: ReadonlyMap<string, string>
}

/** How far an attribution must be blurred. `named`: not at all; `unnamed`: no case study; `nowhere`: people only. */
export type Blur = 'named' | 'unnamed' | 'nowhere'

/** Those of one role at a place. */
interface Bearers {
  readonly people: Set<string>
  /** Whether they are told by no role there. A blank one never is. */
  isUntold: boolean
}

/** All occasions that are told alike. */
export interface Place {
  readonly place: string
  readonly placeUnnamed: string
  readonly roles: Map<string, Bearers>
  blur: Blur
}

/** People who are told in the very same words, and how far those are blurred. */
interface Alike {
  readonly blur: Blur
  readonly isUntold: boolean
  readonly places: Set<Place>
  readonly people: Set<string>
}

/**
 * What is told of each place and of each role there when one person speaks, so that everyone is told in the same words as
 * someone else. Whoever would stand alone loses the role, and with it, where all others there keep theirs, those of the
 * smallest other role: else it would be known who is told by none. Someone alone at a place loses its case study, then all
 * else, likewise with the smallest other place. One person in a whole project stays alone.
 */
export function settled(occasions: readonly Occasion[]): ReadonlyMap<string, Place> {
  const places = gathered(occasions)
  const all = [...places.values()]
  for (;;) {
    const lone = tellings(all).find(({ people }) => people.size < 2)
    if (!lone || !raise(lone, all)) return places
  }
}

function gathered(occasions: readonly Occasion[]): ReadonlyMap<string, Place> {
  const places = new Map<string, Place>()
  for (const { place, placeUnnamed, people } of occasions) {
    const here = places.get(place) ?? {
      place,
      placeUnnamed,
      roles: new Map<string, Bearers>(),
      blur: 'named',
    }
    places.set(place, here)
    for (const [id, written] of people) {
      const role = foldWord(written)
      const bearers = here.roles.get(role) ?? { people: new Set(), isUntold: role === '' }
      bearers.people.add(id)
      here.roles.set(role, bearers)
    }
  }
  return places
}

/** Everyone by the words they are told in, those least blurred first. */
function tellings(places: readonly Place[]): readonly Alike[] {
  const alike = new Map<string, Alike>()
  for (const place of places)
    for (const [role, { people, isUntold }] of place.roles) {
      const where = { named: place.place, unnamed: place.placeUnnamed, nowhere: '' }[place.blur]
      const words = JSON.stringify([place.blur, where, isUntold ? null : role])
      const same = alike.get(words) ?? { blur: place.blur, isUntold, places: new Set(), people: new Set() }
      alike.set(words, same)
      same.places.add(place)
      for (const id of people) same.people.add(id)
    }
  return [...alike.values()].toSorted((a, b) => rank(a) - rank(b))
}

function rank({ blur, isUntold }: Alike): number {
  return (isUntold ? 1 : 0) + { named: 0, unnamed: 1, nowhere: 2 }[blur]
}

/** Blurs by one step what tells of one person alone, or what tells of others beside them. @returns whether it could */
function raise({ blur, isUntold, places: [place] }: Alike, all: readonly Place[]): boolean {
  if (!place) return false
  if (!isUntold)
    return withhold([...place.roles.values()].find((one) => !one.isUntold && one.people.size < 2))
  if (blur === 'named')
    return (
      withhold(smallest([...place.roles.values()].filter((one) => !one.isUntold))) || hide(place, 'unnamed')
    )
  const among = all.filter(
    (other) =>
      depth(other.blur) < depth(blur) && (blur === 'nowhere' || other.placeUnnamed === place.placeUnnamed),
  )
  const next = smallest(among.map((other) => ({ other, people: peopleOf(other) })))
  if (next) return hide(next.other, blur)
  return blur === 'unnamed' && hide(place, 'nowhere')
}

function depth(blur: Blur): number {
  return { named: 0, unnamed: 1, nowhere: 2 }[blur]
}

function withhold(bearers: Bearers | undefined): boolean {
  if (bearers) bearers.isUntold = true
  return bearers !== undefined
}

function hide(place: Place, blur: Blur): boolean {
  place.blur = blur
  for (const bearers of place.roles.values()) bearers.isUntold = true
  return true
}

/** Everyone at a place. */
export function peopleOf({ roles }: Pick<Place, 'roles'>): ReadonlySet<string> {
  return new Set([...roles.values()].flatMap(({ people }) => [...people]))
}

function smallest<One extends { readonly people: ReadonlySet<string> }>(
  ones: readonly One[],
): One | undefined {
  return ones.toSorted((a, b) => a.people.size - b.people.size)[0]
}
