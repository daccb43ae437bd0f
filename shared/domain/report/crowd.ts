import { foldWord } from '../folding.ts'
import { peopleOf, settled, type Blur, type Occasion, type Place } from './crowd-settling.ts'

export type { Blur, Occasion }

export interface Blurred {
  /** Whose role must not be told. */
  readonly withheld: ReadonlySet<string>
  readonly blur: Blur
}

/** In place of a role: someone who is told by none. */
const unnamed = ''

/**
 * Everyone in the project, for the question whom an attribution could be of. Asked of somebody who knows who was there
 * and how attributions are made: who would have been told by their role is not meant where none is told.
 */
export class Crowd {
  readonly #places: ReadonlyMap<string, Place>
  /** By place, who was there on each occasion, by the role they are told by when they speak alone. */
  readonly #occasions = new Map<string, ReadonlyMap<string, ReadonlySet<string>>[]>()
  readonly #safe = new Map<string, boolean>()

  constructor(occasions: readonly Occasion[]) {
    this.#places = settled(occasions)
    for (const { place, people } of occasions) {
      const there = Map.groupBy(people.keys(), (id) => this.#toldAlone(place, people.get(id)))
      const byRole = new Map([...there].map(([role, ids]) => [role, new Set(ids)]))
      const others = this.#occasions.get(place)
      if (others) others.push(byRole)
      else this.#occasions.set(place, [byRole])
    }
  }

  /** Whether nobody else could be the one who is told by this role alone, on an occasion told like this one. */
  isOnly({ place, people }: Occasion, person: string): boolean {
    const role = foldWord(people.get(person) ?? '')
    const here = this.#places.get(place)
    if (!here) return false
    return (role === '' ? peopleOf(here).size : (here.roles.get(role)?.people.size ?? 0)) < 2
  }

  /** What is told of an occasion, whoever speaks: the case study, its kind, or neither. */
  blurOf({ place }: Occasion): Blur {
    return this.#places.get(place)?.blur ?? 'named'
  }

  /**
   * What must not be told of people who speak together, so that of each of them two people at least could be meant. Where
   * nobody is the only one of a role, but one of them alone ever speaks in such company, no role in it is told.
   */
  blurred(occasion: Occasion, people: readonly string[]): Blurred {
    const { place } = occasion
    const toldBy = new Map(people.map((id) => [id, this.#toldAlone(place, occasion.people.get(id))]))
    const isSafe = this.#isSafe(place, [...toldBy.values()])
    const hasRole = (id: string) => foldWord(occasion.people.get(id) ?? '') !== ''
    return {
      withheld: new Set(people.filter((id) => hasRole(id) && (!isSafe || toldBy.get(id) === unnamed))),
      blur: this.blurOf(occasion),
    }
  }

  #toldAlone(place: string, written = ''): string {
    const role = foldWord(written)
    return this.#places.get(place)?.roles.get(role)?.isUntold === false ? role : unnamed
  }

  /** Whether of each of those who are told so together two people at least could be meant. */
  #isSafe(place: string, told: readonly string[]): boolean {
    // Alone, everyone was settled.
    if (told.length < 2) return true
    const question = JSON.stringify([place, ...told.toSorted()])
    const known = this.#safe.get(question)
    if (known !== undefined) return known
    const many = [...Map.groupBy(told, (role) => role)].map(([role, { length }]) => ({ role, length }))
    const fitting = (this.#occasions.get(place) ?? []).filter((there) =>
      many.every(({ role, length }) => (there.get(role)?.size ?? 0) >= length),
    )
    const isSafe = many.every(
      ({ role, length }) =>
        length > 1 || new Set(fitting.flatMap((there) => [...(there.get(role) ?? [])])).size > 1,
    )
    this.#safe.set(question, isSafe)
    return isSafe
  }
}
