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

  it('is always two people at least, where the project has two on occasions of the size', () => {
    const role = fc.constantFrom('Nurse', 'Manager', 'Carer', '')
    const any = fc.array(
      fc.record({
        place: fc.constantFrom('Site A, Group', 'Site B, Group', 'Site A, Interview'),
        roles: fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c', 'd', 'e'), role), {
          minLength: 1,
          maxLength: 4,
        }),
      }),
      { minLength: 1, maxLength: 5 },
    )
    fc.assert(
      fc.property(any, (occasions) => {
        const all = occasions.map(({ place, roles }) => occasion(place, Object.fromEntries(roles)))
        const crowdOfAll = new Crowd(all)
        for (const here of all) {
          const people = [...here.people.keys()]
          const { withheld, blur } = crowdOfAll.blurred(here, people)
          const like = all.filter(
            (there) =>
              blur === 'nowhere' ||
              (blur === 'named' ? there.place === here.place : there.placeUnnamed === here.placeUnnamed),
          )
          for (const person of people) {
            const told = withheld.has(person) ? '' : (here.people.get(person) ?? '')
            const could = new Set(
              like.flatMap(({ people: there }) =>
                [...there].flatMap(([id, own]) => (told === '' || own === told ? [id] : [])),
              ),
            )
            if (told !== '' || blur !== 'nowhere') expect(could.size).toBeGreaterThan(1)
          }
        }
      }),
    )
  })
})
