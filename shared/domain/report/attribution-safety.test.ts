import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Crowd, type Occasion } from './crowd.ts'
import { fieldsOf, filled, inOneBreath } from './template.ts'

describe('a template', () => {
  const values = { role: 'Nurse', case: 'Site A', setting: 'Focus Group' }

  it('is filled, and what is not known goes with its comma', () => {
    const template = '{role}, {case}, {setting}'
    expect(filled(template, values)).toBe('Nurse, Site A, Focus Group')
    expect(filled(template, { ...values, case: ' ' })).toBe('Nurse, Focus Group')
    expect(filled(template, {})).toBe('')
    expect(filled('{role} ({pseudonym}), in {case}; turn {turn}', { role: 'Nurse', turn: '4' })).toBe(
      'Nurse; turn 4',
    )
    expect(filled('Said by {role} – {time}', { role: 'A {case}, B' })).toBe('Said by A {case}, B')
    expect(filled('Study 2, {nonsense}', values)).toBe('Study 2')
  })

  it('names its fields', () => {
    expect(fieldsOf('{role}, { case } and {role}, {what}')).toEqual(['role', 'case', 'what'])
    expect(inOneBreath(['A', 'B', 'A', 'C'])).toBe('A, B and C')
  })
})

const occasion = (place: string, people: Record<string, string>): Occasion => ({
  place,
  placeUnnamed: place.replace(/^.*, /u, ''),
  people: new Map(Object.entries(people)),
})
const nothing = { withheld: new Set(), blur: 'named' }

describe('whom an attribution could be of', () => {
  const group = occasion('Site A, Group', { ann: 'Nurse', ben: 'nurse', cy: 'Manager', di: 'Carer' })
  const other = occasion('Site B, Group', { eve: 'Manager', flo: 'Manager' })
  const lone = occasion('Site B, Interview', { gus: 'Carer' })
  const further = occasion('Site A, Interview', { hal: 'Porter' })
  const crowd = new Crowd([group, other, lone, further])

  it('is told where two people at least bear the role there', () => {
    expect(crowd.blurred(group, ['ann'])).toEqual(nothing)
    expect(crowd.isOnly(group, 'ann')).toBe(false)
    expect(crowd.isOnly(group, 'cy')).toBe(true)
  })

  it('loses the role, then the case study', () => {
    expect(crowd.blurred(group, ['cy'])).toEqual({ withheld: new Set(['cy']), blur: 'named' })
    expect(crowd.blurred(group, ['ann', 'cy'])).toEqual({ withheld: new Set(['cy']), blur: 'named' })
    expect(crowd.blurred(lone, ['gus'])).toEqual({ withheld: new Set(['gus']), blur: 'unnamed' })
    expect(new Crowd([lone]).blurred(lone, ['gus'])).toEqual({ withheld: new Set(['gus']), blur: 'nowhere' })
  })

  it('weighs who could be heard together', () => {
    const one = occasion('Site A, Group', { n1: 'Nurse', m1: 'Manager' })
    const two = occasion('Site A, Group', { n2: 'Nurse', c2: 'Carer' })
    const three = occasion('Site A, Group', { m3: 'Manager', c3: 'Carer' })
    const both = new Crowd([one, two, three])
    expect(both.isOnly(one, 'n1')).toBe(false)
    expect(both.isOnly(one, 'm1')).toBe(false)
    // Only on this occasion is a nurse heard with a manager.
    expect(both.blurred(one, ['n1', 'm1']).withheld.size).toBeGreaterThan(0)
  })

  it('hides nobody behind a word that all others there are spared', () => {
    const carers = occasion('Site D, Group', { ann: 'Service user', ben: 'Service user', cy: 'Carer' })
    const nurses = occasion('Site A, Group', {
      di: 'Nurse',
      eve: 'Nurse',
      flo: 'Nurse',
      gus: 'Porter',
      hal: 'Porter',
      ivy: 'Manager',
    })
    const both = new Crowd([carers, nurses])
    expect(both.blurred(carers, ['cy'])).toEqual({ withheld: new Set(['cy']), blur: 'named' })
    expect(both.blurred(carers, ['ann']).withheld).toEqual(new Set(['ann']))
    // As few as can be: the porters keep the manager company, and the nurses their role.
    expect(both.blurred(nurses, ['ivy', 'gus', 'di']).withheld).toEqual(new Set(['ivy', 'gus']))
    // Nobody else is ever told without a case study.
    const alone = occasion('Site A, Interview', { joe: 'Carer' })
    const two = occasion('Site B, Interview', { kim: 'Nurse', lou: 'Nurse' })
    const three = new Crowd([alone, two])
    expect(three.blurred(alone, ['joe']).blur).toBe('unnamed')
    expect(three.blurred(two, ['kim'])).toEqual({ withheld: new Set(['kim']), blur: 'unnamed' })
    expect(three.blurOf(two)).toBe('unnamed')
  })

  it('is two people at least, also for who knows how attributions are made, where the project has two', () => {
    const role = fc.constantFrom('Nurse', 'Manager', 'Carer', '')
    const any = fc.array(
      fc.record({
        place: fc.constantFrom('Site A, Group', 'Site B, Group', 'Site A, Interview', 'Site B, Interview'),
        people: fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g'), { minLength: 1, maxLength: 5 }),
      }),
      { minLength: 1, maxLength: 5 },
    )
    const roles = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g'), role)
    fc.assert(
      fc.property(any, roles, (occasions, roleOf) => {
        const all = occasions.map(({ place, people }) =>
          occasion(place, Object.fromEntries(people.map((id) => [id, roleOf[id] ?? '']))),
        )
        if (new Set(all.flatMap(({ people }) => [...people.keys()])).size < 2) return
        const crowdOfAll = new Crowd(all)
        // By what is printed and the words a speaker goes by in it: everyone who goes by them in the very same print.
        const meant = new Map<string, Set<string>>()
        for (const here of all)
          for (const company of companiesOf([...here.people.keys()])) {
            const { withheld, blur } = crowdOfAll.blurred(here, company)
            const goesBy = (id: string) => (withheld.has(id) ? '' : (here.people.get(id) ?? ''))
            const where = { named: here.place, unnamed: here.placeUnnamed, nowhere: '' }[blur]
            const print = JSON.stringify([blur, where, ...company.map(goesBy).toSorted()])
            for (const id of company) {
              const key = `${print} ${goesBy(id)}`
              meant.set(key, (meant.get(key) ?? new Set()).add(id))
            }
          }
        for (const [print, people] of meant) expect(people.size, print).toBeGreaterThan(1)
      }),
      { numRuns: 500 },
    )
  })
})

/** Everyone alone, and all who could be heard together. */
function companiesOf(people: readonly string[]): readonly string[][] {
  return people.reduce<string[][]>((known, id) => [...known, ...known.map((some) => [...some, id]), [id]], [])
}
