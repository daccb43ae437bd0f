import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { agreementReport } from '#shared/contract/agreement.ts'
import { appFolder } from '#host/places/app-folder.ts'
import { commandLine } from '../support/command-line.ts'

const { write, json, refused, misused } = commandLine()

const vectorShape = z.array(
  z.object({
    id: z.string(),
    measure: z.string(),
    input: z.looseObject({
      units: z.array(z.array(z.json())).optional(),
      length: z.int().optional(),
      coders: z.json().optional(),
    }),
    expected: z.json(),
    tolerance: z.number().optional(),
  }),
)
const vectorFile = path.join(appFolder(), 'test', 'vectors', 'agreement.json')
const agreementVectors = vectorShape.parse(JSON.parse(readFileSync(vectorFile, 'utf8')))

describe('concord agreement --ratings', () => {
  const figures = {
    krippendorff_alpha_nominal: 'alpha_nominal',
    percent_agreement: 'percent_agreement',
    percent_agreement_pooled_pairs: 'percent_agreement_pooled',
    gwet_ac1: 'gwet_ac1',
    fleiss_kappa: 'fleiss_kappa',
    brennan_prediger: 'brennan_prediger',
    cohen_kappa: 'cohen_kappa',
    scott_pi: 'scott_pi',
    holsti: 'holsti',
  } as const
  const figureOf = new Map<string, (typeof figures)[keyof typeof figures]>(Object.entries(figures))

  /** Vectors on one and the same table are read from one report. */
  const tables = Map.groupBy(
    agreementVectors.filter(
      ({ id, measure, input }) =>
        figureOf.has(measure) &&
        input.units !== undefined &&
        /^(?:k2011-B|raw4|cohen1960-ex2|cont4x4|artstein-poesio-ex2|holsti|edge-novar)/u.test(id),
    ),
    ({ input }) => JSON.stringify(input.units),
  )

  function tableOf(units: readonly (readonly (string | number | null)[])[]): string {
    const width = Math.max(...units.map((row) => row.length))
    const coders = Array.from({ length: width }, (_, index) => `Coder ${index + 1}`)
    const cell = (value: string | number | null | undefined) =>
      value === null || value === undefined ? '' : `"${value}"`
    return [
      coders.join(','),
      ...units.map((row) => coders.map((_, index) => cell(row[index])).join(',')),
    ].join('\n')
  }

  it.each([...tables].map(([units, group]) => [group.map(({ id }) => id).join(', '), units, group] as const))(
    'gives the published figures of %s',
    async (ids, units, group) => {
      const table = z.array(z.array(z.union([z.string(), z.number(), z.null()]))).parse(JSON.parse(units))
      const name = write(`${ids.split(',')[0] ?? ''}.csv`, tableOf(table))
      const { overall } = await json(agreementReport, 'agreement', '--ratings', name)
      for (const { id, measure, expected, tolerance = 1e-9 } of group) {
        const figure = overall[figureOf.get(measure) ?? 'holsti']
        if (typeof expected === 'number') {
          expect(figure, id).toBeTypeOf('number')
          expect(Math.abs(Number(figure) - expected), id).toBeLessThanOrEqual(tolerance)
        } else expect(figure, id).toEqual({ null: expect.any(String) as string })
      }
    },
  )

  it('has enough of them', () => expect([...tables.values()].flat().length).toBeGreaterThan(12))

  it('tells a blank from coded nothing, and takes several codes', async () => {
    const of = (cell: string) =>
      json(agreementReport, 'agreement', '--ratings', write('r.csv', `A,B\nx; y,y;x\n-,-\nx,${cell}\n`))
    expect((await of('')).overall.percent_agreement).toBe(1)
    const report = await of('-')
    expect(report).toMatchObject({ unit: 'row', coders: ['A', 'B'], units: 3 })
    expect(report.overall.percent_agreement).toBeCloseTo(2 / 3, 12)
    const given = await json(agreementReport, 'agreement', '--ratings', 'r.csv', '--categories', '9')
    expect(given.overall.categories).toEqual({ q: 9, from: 'given' })
  })

  it('refuses a table that is none', async () => {
    expect(await refused('not_found', 'agreement', '--ratings', 'gone.csv')).toContain('gone.csv')
    await refused('import_rejected', 'agreement', '--ratings', write('none.csv', ''))
    const stray = write('stray.csv', 'A,B,\nx,y,\nx,x,z\n')
    expect(await refused('validation', 'agreement', '--ratings', stray)).toContain('Row 3')
    await misused('one of', 'agreement', 'Study', '--ratings', 'r.csv')
  })
})

describe('concord agreement --spans', () => {
  const spansShape = z.record(
    z.string(),
    z.array(z.object({ start: z.int(), end: z.int(), code: z.union([z.string(), z.number()]) })),
  )

  function spansOf(id: string): { name: string; length: string; expected: unknown } {
    const vector = agreementVectors.find((one) => one.id === id)
    const coders = spansShape.parse(vector?.input.coders)
    const rows = Object.entries(coders).flatMap(([coder, spans]) =>
      spans.length === 0
        ? [`${coder},,,`]
        : spans.map(({ start, end, code }) => `${coder},${start},${end},${code}`),
    )
    const name = write(`${id}.csv`, ['coder,start,end,code', ...rows].join('\n'))
    return { name, length: String(vector?.input.length), expected: vector?.expected }
  }

  it('gives the published u-alpha family', async () => {
    const { name, length, expected } = spansOf('k2016-aps-precise')
    const figures = z
      .object({ u: z.number(), bar_u: z.number(), cu: z.number(), cu_coverage: z.number() })
      .parse(expected)
    const { overall } = await json(agreementReport, 'agreement', '--spans', name, '--length', length)
    expect(overall.u_alpha).toBeCloseTo(figures.u, 9)
    expect(overall.bar_u_alpha).toBeCloseTo(figures.bar_u, 9)
    expect(overall.cu_alpha).toBeCloseTo(figures.cu, 9)
    expect(overall.cu_coverage).toBeCloseTo(figures.cu_coverage, 9)
    const perCode = z.record(z.string(), z.number()).parse(spansOf('k2016-aps-ku').expected)
    for (const [code, figure] of Object.entries(perCode))
      expect(overall.k_u_alpha[code]).toBeCloseTo(figure, 6)
  })

  it('gives figures by the character, and tells a coder who coded nothing', async () => {
    const { name, length, expected } = spansOf('k1995-A-charlevel')
    const figures = z.record(z.string(), z.number()).parse(expected)
    const { overall } = await json(agreementReport, 'agreement', '--spans', name, '--length', length)
    expect(Math.abs(Number(overall.cohen_kappa) - (figures['cohen_kappa'] ?? Number.NaN))).toBeLessThan(0.001)
    expect(Math.abs(Number(overall.scott_pi) - (figures['scott_pi'] ?? Number.NaN))).toBeLessThan(0.001)
    const table = write('nothing.csv', 'coder,start,end,code\nA,0,5,x\nB,,,\n')
    const report = await json(agreementReport, 'agreement', '--spans', table, '--length', '10')
    expect(report.coders).toEqual(['A', 'B'])
    expect(report.overall.percent_agreement).toBe(0.5)
  })

  it('refuses spans outside the text and words for numbers', async () => {
    const wrong = (row: string) => write('wrong-spans.csv', `coder,start,end,code\nA,0,5,x\n${row}\n`)
    expect(
      await refused('validation', 'agreement', '--spans', wrong('B,0,11,x'), '--length', '10'),
    ).toContain(' 11 ')
    await refused('validation', 'agreement', '--spans', wrong('B,zero,5,x'), '--length', '10')
    const nobody = wrong(',0,5,x')
    expect(await refused('validation', 'agreement', '--spans', nobody, '--length', '10')).toContain('Row 3')
    await misused('--length is missing', 'agreement', '--spans', 'wrong-spans.csv')
  })
})
