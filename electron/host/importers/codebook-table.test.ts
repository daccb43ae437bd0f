import { describe, expect, it } from 'vitest'
import { tableCodes } from './codebook-table.ts'
import { readCsv } from './csv.ts'

const read = (csv: string) => tableCodes(readCsv(new TextEncoder().encode(csv)))

/** The codes as paths, in the order of the table. */
function pathsIn(csv: string): string[] {
  const { codes } = read(csv)
  const byKey = new Map(codes.map((code) => [code.key, code]))
  const pathOf = (key: string | null): string => {
    const code = key === null ? undefined : byKey.get(key)
    if (!code) return ''
    return code.parent === null ? code.name : `${pathOf(code.parent)} / ${code.name}`
  }
  return codes.map(({ key }) => pathOf(key))
}

describe('a codebook as a table', () => {
  it('tells places by paths, in any order, and adds what has no row', () => {
    expect(pathsIn('Definition,Path\nx,Practices / Trust / Kept\ny,Practices / Trust\n')).toEqual([
      'Practices',
      'Practices / Trust / Kept',
      'Practices / Trust',
    ])
  })

  it('knows the paths of other programs', () => {
    expect(pathsIn('Hierarchical name\nTheme\\\\Trust\nTheme\\\\Money\n')).toEqual([
      'Theme',
      'Theme / Trust',
      'Theme / Money',
    ])
  })

  it('keeps a name that looks like a path', () => {
    const { codes } = read('Path,Name\nIn / Out,In / Out\nIn / Out / Both / None,Both / None\n')
    expect(codes.map(({ name }) => name)).toEqual(['In / Out', 'Both / None'])
    expect(codes[1]?.parent).toBe(codes[0]?.key)
  })

  it('tells places by a column for each level, blank ones meaning what stands above', () => {
    expect(pathsIn('Level 1,Level 2,Level 3,Brief\nA,,,x\n,B,,y\n,,C,z\nA,D,,w\nE,,,v\n')).toEqual([
      'A',
      'A / B',
      'A / B / C',
      'A / D',
      'E',
    ])
    expect(pathsIn('Theme,Code\nA,B\nA,C\n')).toEqual(['A', 'A / B', 'A / C'])
  })

  it('tells places by parents: names, paths or ids', () => {
    expect(pathsIn('Name,Parent,Id\nTrust,Practices,1\nKept,1,2\nMoney,Unlisted,3\nPractices,,4\n')).toEqual([
      'Unlisted',
      'Practices / Trust',
      'Practices / Trust / Kept',
      'Unlisted / Money',
      'Practices',
    ])
    expect(pathsIn('Name,Parent\nA,\nB,\nP,A\nP,B\nx,B / P\n').at(-1)).toBe('B / P / x')
  })

  it('knows its columns by many names and says which it does not', () => {
    const { codes, notices } = read(
      'Code,Short description,Include,Exclude,Near misses,Colour,Codable,Mood\nTrust,b,w,n,c1\n,,,,,,,sad\nHead,,,,,#ABCDEF,no,\n',
    )
    expect(codes[0]?.told).toMatchObject({
      brief: 'b',
      whenToUse: 'w',
      whenNotToUse: 'n',
      closeButNo: ['c1'],
    })
    expect(codes[1]?.told).toMatchObject({ colour: '#abcdef', codable: false })
    expect(notices.join(' ')).toContain('“Mood”')
    expect(notices.join(' ')).toContain('One row without the name of a code')
  })

  it('is silent about what it has no column for', () => {
    expect(read('Name\nTrust\n').codes[0]?.told).toEqual({})
  })

  it('takes escaping back only where the table says that it was done', () => {
    const { codes } = read(`Name,Brief,formula_escaped\n'=A,'=x,name; brief\nB,'=y,\n`)
    expect(codes.map(({ name, told }) => [name, told.brief])).toEqual([
      ['=A', '=x'],
      ['B', "'=y"],
    ])
  })

  it('refuses a table that names no codes', () => {
    expect(() => read('Speaker,Text\nAna,Hello\n')).toThrow(/no_text/u)
  })
})
