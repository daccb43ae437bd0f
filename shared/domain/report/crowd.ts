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

export interface Blurred {
  /** Whose role must not be told. */
  readonly withheld: ReadonlySet<string>
  readonly blur: Blur
}

/** Anyone at all, in place of a role. */
const anyone = null
type Told = string | typeof anyone

/** Everyone in the project, for the question whom an attribution could be of. */
export class Crowd {
  readonly #at: Readonly<Record<Blur, Map<string, (readonly [string, string])[][]>>> = {
    named: new Map(),
    unnamed: new Map(),
    nowhere: new Map(),
  }
  readonly #counted = new Map<string, number>()

  constructor(occasions: readonly Occasion[]) {
    for (const { place, placeUnnamed, people } of occasions) {
      const folded = [...people].map(([id, role]) => [id, foldWord(role)] as const)
      for (const [blur, key] of [
        ['named', place],
        ['unnamed', placeUnnamed],
        ['nowhere', ''],
      ] as const) {
        const there = this.#at[blur].get(key)
        if (there) there.push(folded)
        else this.#at[blur].set(key, [folded])
      }
    }
  }

  /** Whether nobody else could be the one who is told by this role alone, on an occasion told like this one. */
  isOnly(occasion: Occasion, person: string): boolean {
    const role = told(occasion, person)
    return this.#carriers('named', occasion, [role], role) < 2
  }

  /**
   * What must not be told of people who speak together, so that of each of them two people at least could be meant: also
   * where nobody is the only one of a role, but only one of them ever speaks with someone of the other's.
   */
  blurred(occasion: Occasion, people: readonly string[]): Blurred {
    const withheld = new Set<string>()
    const rolesNow = () =>
      people.map((person): Told => (withheld.has(person) ? anyone : told(occasion, person)))
    for (const blur of ['named', 'unnamed', 'nowhere'] as const) {
      let isSettled = false
      while (!isSettled) {
        const roles = rolesNow()
        const lone = people.find(
          (_, index) =>
            roles[index] !== anyone && this.#carriers(blur, occasion, roles, roles[index] ?? anyone) < 2,
        )
        if (lone === undefined) isSettled = true
        else withheld.add(lone)
      }
      const roles = rolesNow()
      const isHidden = roles.every(
        (role) => role !== anyone || this.#carriers(blur, occasion, roles, anyone) > 1,
      )
      if (isHidden) return { withheld, blur }
    }
    return { withheld, blur: 'nowhere' }
  }

  /** How many people are of the role on any occasion that is told so and at which all these roles are heard. */
  #carriers(blur: Blur, { place, placeUnnamed }: Occasion, roles: readonly Told[], role: Told): number {
    const key = { named: place, unnamed: placeUnnamed, nowhere: '' }[blur]
    const needed = [...new Set(roles.filter((one) => one !== anyone))].toSorted()
    const question = JSON.stringify([blur, key, needed, roles.length, role])
    const known = this.#counted.get(question)
    if (known !== undefined) return known
    const carriers = new Set<string>()
    for (const people of this.#at[blur].get(key) ?? []) {
      const heard = new Set(people.map(([, own]) => own))
      if (people.length < roles.length || !needed.every((one) => heard.has(one))) continue
      for (const [id, own] of people) if (role === anyone || own === role) carriers.add(id)
    }
    this.#counted.set(question, carriers.size)
    return carriers.size
  }
}

/** A blank role tells nothing: it could be anyone's. */
function told({ people }: Occasion, person: string): Told {
  const role = foldWord(people.get(person) ?? '')
  return role === '' ? anyone : role
}
