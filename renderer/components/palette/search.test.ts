import { describe, expect, it } from 'vitest'
import type { Code } from '#shared/contract/codebook.ts'
import { codeId } from '#shared/ids.ts'
import { CodeSearch, offer } from './search.ts'

function code(number: number, name: string, rest: Partial<Code> = {}): Code {
  return {
    id: codeId.parse(`00000000-0000-7000-8000-${String(number).padStart(12, '0')}`),
    parent: null,
    position: number,
    name,
    colour: '#336699',
    codable: true,
    retired: false,
    successor: null,
    brief: '',
    definition: '',
    whenToUse: '',
    whenNotToUse: '',
    examples: [],
    closeButNo: [],
    synonyms: [],
    free: false,
    codings: 0,
    memos: 0,
    ...rest,
  }
}

const codes = [
  code(1, 'Outcomes', { codable: false }),
  code(2, 'Relationships', { brief: 'The informal side of working together' }),
  code(3, 'Prevention', { synonyms: ['early help'] }),
  code(4, 'Integrated relationships'),
  code(5, 'Old ways', { retired: true }),
]
const paths = new Map(codes.map((one) => [one.id as string, `Practices / ${one.name}`]))
const pathOf = (id: string) => paths.get(id) ?? ''
const namesOf = (found: readonly { code: Pick<Code, 'name'> }[]) => found.map((one) => one.code.name)

describe('offer', () => {
  it('leaves headings and retired codes out, and puts those used last first', () => {
    expect(namesOf(offer(codes, pathOf, [codes[2]?.id ?? '']))).toEqual([
      'Prevention',
      'Relationships',
      'Integrated relationships',
    ])
  })

  it('puts pinned codes before those used last, with their number', () => {
    const [, relationships, prevention] = codes
    const found = offer(codes, pathOf, [prevention?.id ?? ''], [relationships?.id ?? ''])
    expect(found.map((one) => [one.code.name, one.pin])).toEqual([
      ['Relationships', 1],
      ['Prevention', null],
      ['Integrated relationships', null],
    ])
  })
})

describe('CodeSearch', () => {
  const search = new CodeSearch(offer(codes, pathOf, []))

  it('offers everything before anything is typed', () => {
    expect(search.find('  ')).toHaveLength(3)
  })

  it('puts names that begin with the query first', () => {
    expect(namesOf(search.find('relat')).slice(0, 2)).toEqual(['Relationships', 'Integrated relationships'])
  })

  it('forgives a slip, and looks into the brief definition', () => {
    expect(namesOf(search.find('prevetion'))[0]).toBe('Prevention')
    expect(namesOf(search.find('informal side'))[0]).toBe('Relationships')
  })

  it('finds a code by its synonyms', () => {
    expect(namesOf(search.find('early hel'))[0]).toBe('Prevention')
  })

  it('knows whether a name is taken', () => {
    expect(search.has(' relationships ')).toBe(true)
    expect(search.has('relation')).toBe(false)
  })
})
