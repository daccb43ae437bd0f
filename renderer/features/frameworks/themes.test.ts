import { describe, expect, it } from 'vitest'
import { codeId } from '#shared/ids.ts'
import {
  areaThemes,
  branches,
  branchThemes,
  chosenThemes,
  integrationThemes,
  linesOf,
  topThemes,
} from './themes.ts'

const id = (end: number) => codeId.parse(`0190a1b2-c3d4-7abc-8def-${String(end).padStart(12, '0')}`)
const code = (number: number, name: string, parent: number | null = null, more = {}) => ({
  id: id(number),
  parent: parent === null ? null : id(parent),
  name,
  free: false,
  retired: false,
  ...more,
})
const codes = [
  code(1, 'Processes'),
  code(2, 'Agreements', 1),
  code(3, 'Sharing data', 1),
  code(4, 'Contracting'),
  code(5, 'waiting', null, { free: true }),
  code(6, 'Old', 1, { retired: true }),
]
const told = (themes: ReturnType<typeof topThemes>) =>
  themes.map(({ name, codes: picked = [] }) => [
    name,
    ...picked.map(({ code: one, withChildren }) => [one, withChildren]),
  ])

describe('themes of a new matrix', () => {
  it('are the top codes, each with what is below it', () => {
    expect(told(topThemes(codes))).toEqual([
      ['Processes', [id(1), true]],
      ['Contracting', [id(4), true]],
    ])
  })

  it('are the codes right below one', () => {
    expect(told(branchThemes(codes, id(1)))).toEqual([
      ['Agreements', [id(2), true]],
      ['Sharing data', [id(3), true]],
    ])
    expect(branches(codes).map(({ name }) => name)).toEqual(['Processes'])
  })

  it('are the chosen codes in the codebook’s order, each alone', () => {
    expect(told(chosenThemes(codes, new Set([id(4), id(2), id(5)])))).toEqual([
      ['Agreements', [id(2), false]],
      ['Contracting', [id(4), false]],
    ])
  })

  it('are areas, linked to codes of the same name', () => {
    expect(told(areaThemes(['Something', 'contracting'], codes))).toEqual([
      ['Something'],
      ['contracting', [id(4), true]],
    ])
    expect(told(integrationThemes(codes)).filter((theme) => theme.length > 1)).toEqual([
      ['Contracting', [id(4), true]],
    ])
    expect(integrationThemes(codes)).toHaveLength(7)
  })

  it('are the lines of a text', () => {
    expect(linesOf(' One \n\n two\n')).toEqual(['One', 'two'])
  })
})
