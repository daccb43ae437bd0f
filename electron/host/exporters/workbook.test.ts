import readXlsxFile from 'read-excel-file/node'
import { describe, expect, it } from 'vitest'
import { unzipped } from './test-support/read-back.ts'
import { workbook, type WorkbookSheet } from './workbook.ts'
import { longestCell } from './xlsx-text.ts'

const sheet: WorkbookSheet = {
  name: 'Words',
  headings: ['site', 'words', 'share'],
  rows: [],
  widths: [20, 40, 10],
}

/** The heights of a sheet's rows, in points; 0: left to the program. */
async function heightsOf(rows: WorkbookSheet['rows'], headings = sheet.headings): Promise<number[]> {
  const parts = await unzipped(await workbook([{ ...sheet, headings, rows }]))
  const found = parts.get('xl/worksheets/sheet1.xml')?.matchAll(/<row (?<attributes>[^>]*)>/gu) ?? []
  return Array.from(found, ({ groups }) => {
    const height = /ht="(?<points>[\d.]+)"/u.exec(groups?.['attributes'] ?? '')?.groups?.['points']
    return Number(height ?? 0)
  })
}

describe('a workbook', () => {
  it('holds texts as texts and figures as figures, as they are to be written', async () => {
    const rows = [['=1+1', '', 0.25]]
    const bytes = await workbook([{ ...sheet, rows, formatOf: () => '0.0%' }])
    const [read] = await readXlsxFile(Buffer.from(bytes))
    expect(read?.data).toEqual([
      ['site', 'words', 'share'],
      ['=1+1', null, 0.25],
    ])
    expect((await unzipped(bytes)).get('xl/styles.xml')).toContain('0.0%')
  })

  it('has rows as high as their longest text, which not every program works out by itself', async () => {
    const said = 'we sat down together and it took a year '
    expect(await heightsOf([['Site A', 'short', 1]])).toEqual([0, 0])
    const [, one = 0, many = 0, most = 0] = await heightsOf([
      ['Site A', said.repeat(3), 1],
      ['Site A', said.repeat(12), 1],
      ['Site A', said.repeat(600), 1],
    ])
    expect(one).toBeGreaterThanOrEqual(3 * 15)
    expect(one).toBeLessThanOrEqual(5 * 15)
    expect(many / one).toBeCloseTo(4, 0)
    expect(most).toBe(409)
    expect(
      (await heightsOf([], ['site', 'a heading that is far longer than its column is wide', 'share']))[0],
    ).toBe(30)
  })

  it('says in a last column what was too long for its cell', async () => {
    const rows = [['Site A', 'x'.repeat(longestCell + 1), 1]]
    const [read] = await readXlsxFile(Buffer.from(await workbook([{ ...sheet, rows, tellsTruncated: true }])))
    expect(read?.data[0]?.[3]).toBe('truncated')
    expect(read?.data[1]?.[3]).toBe('words: first 32,767 of 32,768 characters')
    expect(String(read?.data[1]?.[1])).toHaveLength(longestCell)
  })
})
