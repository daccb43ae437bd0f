import { SaxesParser } from 'saxes'
import { describe, expect, it } from 'vitest'
import { heatMapSvg, type HeatMap } from './heat-map-svg.ts'
import { pngScale } from './svg-to-png.ts'

const map: HeatMap = {
  title: 'Codes by case <study> & more',
  notes: ['Codings.'],
  rows: ['Processes / Agreements', 'A "quoted" \u0007 code'],
  columns: ['Site A', 'Site B'],
  cells: [
    [
      { text: '12', step: 5 },
      { text: '0', step: 0 },
    ],
    [
      { text: '<3', step: 0 },
      { text: '4', step: 2 },
    ],
  ],
  legend: [
    { step: 1, label: '1–2' },
    { step: 5, label: '10–12' },
  ],
  totals: { rows: ['12', '–'], columns: ['–', '4'], whole: '–' },
}

/** The words and shades of a drawing, in its order. @throws Error where it is not well formed */
function read(svg: string) {
  const parser = new SaxesParser({ xmlns: true })
  const words: string[] = []
  const shades: string[] = []
  parser.on('error', (error) => {
    throw error
  })
  parser.on('text', (text) => {
    words.push(text)
  })
  parser.on('opentag', ({ local, attributes }) => {
    const opacity = attributes['fill-opacity']?.value
    if (local === 'rect' && opacity !== undefined) shades.push(opacity)
  })
  parser.write(svg).close()
  return { words, shades }
}

describe('a heat map as a picture', () => {
  it('is well-formed SVG with every label and figure, in order', () => {
    const { words, shades } = read(heatMapSvg(map).text)
    expect(words.join('|')).toBe(
      'Codes by case <study> & more|Codes by case <study> & more|Codings.|Site A|Site B|Total|' +
        'Processes / Agreements|12|0|12|A "quoted"   code|<3|4|–|Total|–|4|–|1–2|10–12',
    )
    expect(shades).toEqual(['0.42', '0.16', '0.08', '0.42'])
  })

  it('grows with its rows and columns', () => {
    const wide = heatMapSvg({ ...map, columns: Array.from({ length: 40 }, (_, index) => `Site ${index}`) })
    expect(wide.width).toBeGreaterThan(40 * 60)
    const tall = heatMapSvg({ ...map, rows: Array.from({ length: 500 }, (_, index) => `Code ${index}`) })
    expect(tall.height).toBeGreaterThan(500 * 20)
  })

  it('becomes a PNG twice its size, unless that is more than a browser draws', () => {
    expect(pngScale(640, 480)).toBe(2)
    const scale = pngScale(3000, 13_000)
    expect(scale).toBeLessThan(1)
    expect(3000 * scale * 13_000 * scale).toBeLessThanOrEqual(32_000_001)
  })
})
