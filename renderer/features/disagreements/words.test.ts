import { describe, expect, it } from 'vitest'
import { coderId, codeId, type CoderId, type CodeId } from '#shared/ids.ts'
import { decisionWords, listed, namesApart, whoDiffers } from './words.ts'

const id = (number: number) => `01890000-0000-7000-8000-00000000000${number}`
const ann = coderId.parse(id(1))
const ben = coderId.parse(id(2))
const cerys = coderId.parse(id(3))
const trust = codeId.parse(id(4))
const money = codeId.parse(id(5))
const names = new Map<string, string>([
  [ann, 'Ann'],
  [ben, 'Ben'],
  [cerys, 'Cerys'],
  [trust, 'Trust'],
  [money, 'Money'],
])
const nameOf = (one: string) => names.get(one) ?? ''

function coded(coder: CoderId, ...codes: CodeId[]) {
  return { coder, stretches: codes.map((code) => ({ code, start: 0, end: 5, codings: [] })) }
}

describe('listed', () => {
  it('reads as a sentence does', () => {
    expect([listed(['Ann']), listed(['Ann', 'Ben']), listed(['Ann', 'Ben', 'Cerys'])]).toEqual([
      'Ann',
      'Ann and Ben',
      'Ann, Ben and Cerys',
    ])
  })
})

describe('namesApart', () => {
  it('tells codes of one name by what stands above them', () => {
    const codes = [
      { id: 'a', name: 'Prevention', above: 'Outcomes' },
      { id: 'b', name: 'Prevention', above: '' },
      { id: 'c', name: 'Trust', above: 'Practices' },
    ]
    expect([...namesApart(codes).values()]).toEqual(['Prevention (Outcomes)', 'Prevention', 'Trust'])
  })
})

describe('whoDiffers', () => {
  const say = (kind: Parameters<typeof whoDiffers>[0]['kind'], ...coders: ReturnType<typeof coded>[]) =>
    whoDiffers({ kind, coders }, nameOf, nameOf)

  it('says who coded and who did not', () => {
    expect(say('coded_by_some', coded(ann, trust), coded(ben, trust), coded(cerys))).toBe(
      'Ann and Ben coded it, Cerys did not',
    )
  })

  it('says who chose which code, each code once', () => {
    expect(say('different_code', coded(ann, trust, trust), coded(ben, money), coded(cerys))).toBe(
      'Ann: Trust · Ben: Money · Cerys: nothing',
    )
  })

  it('names those whose edges differ', () => {
    expect(say('boundaries', coded(ann, trust), coded(ben, trust))).toBe('Ann and Ben')
  })
})

describe('decisionWords', () => {
  const coders = [coded(ann, trust), coded(ben, money)]
  it('says what was decided', () => {
    const say = (outcome: 'took' | 'other' | 'left_open', took: CoderId[]) =>
      decisionWords({ outcome, took }, coders, nameOf)
    expect(say('took', [ann])).toBe('Took Ann’s')
    expect(say('took', [ann, ben])).toBe('Took all of it')
    expect(say('took', [])).toBe('Left uncoded')
    expect(say('other', [])).toBe('Coded otherwise')
    expect(say('left_open', [])).toBe('Left open')
  })
})
