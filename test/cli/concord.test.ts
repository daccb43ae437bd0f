import Database from 'better-sqlite3'
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod'
import { agreementReport } from '#shared/contract/agreement.ts'
import { documentId } from '#shared/ids.ts'
import { appFolder } from '#host/places/app-folder.ts'
import { runConcord, runProgram } from '../support/concord.ts'
import { interview } from '../support/study.ts'
import turnVectors from '../vectors/turns.json' with { type: 'json' }

let folder: string
beforeAll(() => {
  folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'concord-test-')))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const at = (...parts: string[]) => path.join(folder, ...parts)
const concord = (...words: string[]) => runConcord(folder, ...words)

function write(name: string, content: string): string {
  writeFileSync(at(name), content)
  return name
}

/** Runs a command that must succeed, and answers what it printed. */
async function told(...words: string[]): Promise<string> {
  const { status, stdout, stderr } = await concord(...words)
  expect(status, `${words.join(' ')}\n${stderr}`).toBe(0)
  return stdout
}

/** Runs a command with --json: exactly one JSON value on standard output, of this shape. */
async function json<S extends z.ZodType>(shape: S, ...words: string[]): Promise<z.output<S>> {
  return z.parse<S>(shape, JSON.parse(await told(...words, '--json')))
}

/** Expects a refusal: status 1, nothing on standard output, code and sentence on standard error. */
async function refused(code: string, ...words: string[]): Promise<string> {
  const { status, stdout, stderr } = await concord(...words)
  expect({ status, stdout }, stderr).toEqual({ status: 1, stdout: '' })
  const last = stderr.trimEnd().split('\n').at(-1) ?? ''
  expect(last).toMatch(new RegExp(`^${code} \\S.*[.!?]$`, 'u'))
  expect(stderr).not.toContain('    at ')
  return stderr
}

/** Expects wrong usage: status 2, nothing on standard output, what is wrong and how it goes on standard error. */
async function misused(wrong: string, ...words: string[]): Promise<void> {
  const { status, stdout, stderr } = await concord(...words)
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
  expect(stderr).toContain(wrong)
  expect(stderr).toContain('Usage: concord')
}

const imported = z.array(
  z.strictObject({
    source: z.string(),
    document: documentId.nullable(),
    title: z.string().nullable(),
    characters: z.int(),
    turns: z.int(),
    speakers: z.array(z.string()),
    rejected: z.strictObject({ reason: z.string(), sentence: z.string() }).optional(),
  }),
)
const documentRows = z.array(
  z.strictObject({
    id: documentId,
    title: z.string(),
    case: z.string().nullable(),
    mode: z.string(),
    characters: z.int(),
    turns: z.int(),
  }),
)
const turnRows = z.array(
  z.strictObject({ speaker: z.string().nullable(), timestamp: z.string().nullable(), text: z.string() }),
)
const codingRows = z.array(
  z.strictObject({
    coder: z.string(),
    document: z.string(),
    code: z.string(),
    start: z.int(),
    end: z.int(),
    quote: z.string(),
  }),
)
const applied = z.strictObject({ created: z.int(), already: z.int() })
const made = z.strictObject({ file: z.string(), name: z.string(), codes: z.int() })
const historyRows = z.array(
  z.strictObject({
    id: z.string(),
    kind: z.string(),
    label: z.string(),
    coder: z.string().nullable(),
    at: z.iso.datetime(),
    undone: z.boolean(),
    hidden: z.boolean(),
    rows: z.int(),
  }),
)
const exported = z.array(
  z.strictObject({
    file: z.string(),
    case: z.string().nullable(),
    format: z.string(),
    bytes: z.int(),
    altered: z.int(),
  }),
)
const verified = z.strictObject({
  whole: z.boolean(),
  findings: z.array(z.strictObject({ check: z.string(), sentence: z.string() })),
  checked: z.record(z.string(), z.int()),
})

describe('concord', () => {
  it('explains itself, and says what is wrong about wrong usage', async () => {
    expect(await told('--help')).toContain('Usage: concord COMMAND')
    const bare = await concord()
    expect([bare.status, bare.stdout.startsWith('Usage:')]).toEqual([2, true])
    await misused('no command "explode"', 'explode')
    await misused('FILE is missing', 'documents')
    await misused('--loud', 'documents', 'Study', '--loud')
    await misused('one word too many', 'verify', 'Study', 'more')
  })

  it('runs by npm too', async () => {
    const { status, stdout } = await runProgram(
      'npm',
      ['run', '-s', 'concord', '--', 'new', at('By npm'), '--json'],
      appFolder(),
    )
    expect(status).toBe(0)
    expect(made.parse(JSON.parse(stdout))).toMatchObject({ file: at('By npm.concord'), name: 'By npm' })
  })
})

describe('concord new', () => {
  it('makes a project with the codebook that is named', async () => {
    expect(await told('new', 'Default')).toMatch(/^Made .*Default\.concord with \d+ codes\.\n$/u)
    expect(
      await json(made, 'new', 'Barriers.concord', '--codebook', 'barriers', '--name', 'All barriers'),
    ).toMatchObject({
      file: at('Barriers.concord'),
      name: 'All barriers',
    })
    expect((await json(made, 'new', 'None', '--codebook', 'none')).codes).toBe(0)
    const book = write(
      'book.json',
      JSON.stringify({ id: 'b', name: 'B', codes: [{ name: 'A', children: [{ name: 'B' }] }] }),
    )
    expect((await json(made, 'new', 'Own', '--codebook', book)).codes).toBe(2)
  })

  it('refuses what is there already, a folder that is not, and a codebook that is none', async () => {
    await refused('validation', 'new', 'Default')
    await refused('not_found', 'new', path.join('no', 'where'))
    await misused('--codebook', 'new', 'Another', '--codebook', 'nonsense')
    await refused('import_rejected', 'new', 'Another', '--codebook', write('bad.json', 'not JSON'))
    expect(existsSync(at('Another.concord'))).toBe(false)
  })
})

interface TurnVector {
  readonly id: string
  readonly text: string
  readonly kind?: string
  readonly runs?: unknown
  readonly expected: z.input<typeof turnRows>
}

describe('concord import and turns', () => {
  const all: readonly TurnVector[] = turnVectors
  // Layouts told by bold type alone are the importers' own tests' matter: plain text has none.
  const vectors = all.filter(({ runs }) => runs === undefined)
  const documents = new Map<string, string>()

  beforeAll(async () => {
    await told('new', 'Layouts', '--codebook', 'none')
    const names = vectors.map(({ id, text, kind }) =>
      write(`${id}.${kind === 'vtt' || kind === 'srt' ? kind : 'txt'}`, text),
    )
    const rows = await json(imported, 'import', 'Layouts', ...names)
    expect(rows.map(({ source }) => source)).toEqual(names)
    for (const [index, { id, expected }] of vectors.entries()) {
      const row = rows[index]
      expect(row, id).toMatchObject({ title: id, turns: expected.length })
      expect(row?.rejected).toBeUndefined()
      documents.set(id, row?.document ?? '')
    }
  }, 60_000)

  it.each(vectors.map((vector) => [vector.id, vector] as const))(
    'read the layout %s',
    async (id, { expected }) => {
      expect(await json(turnRows, 'turns', 'Layouts', documents.get(id) ?? '')).toEqual(expected)
    },
  )

  it('name a document by its title too, and say when there is none', async () => {
    const [vector] = vectors
    expect(await json(turnRows, 'turns', 'Layouts', (vector?.id ?? '').toUpperCase())).toEqual(
      vector?.expected,
    )
    expect(await told('turns', 'Layouts', 'label-colon')).toBe(
      'Interviewer: How did the week go?\nRespondent: Slowly, I think.\n',
    )
    expect(await refused('not_found', 'turns', 'Layouts', 'Nobody')).toContain('“Nobody”')
    await misused('DOCUMENT is missing', 'turns', 'Layouts')
  })

  it('take a case study and a mode, however its words are joined', async () => {
    await told('new', 'Modes', '--codebook', 'none')
    const modes = ['focus group', 'focus-group', 'Focus_Group', 'literature']
    for (const [index, mode] of modes.entries()) {
      const source = write(`mode ${index}.txt`, `${interview}${index}`)
      await told('import', 'Modes', source, '--case', index === 0 ? 'Site A' : 'site a', '--mode', mode)
    }
    const rows = await json(documentRows, 'documents', 'Modes')
    expect(rows.map(({ case: of, mode }) => [of, mode])).toEqual([
      ['Site A', 'focus group'],
      ['Site A', 'focus group'],
      ['Site A', 'focus group'],
      ['Site A', 'literature'],
    ])
    expect(rows[0]).toMatchObject({ title: 'mode 0', characters: interview.length + 1, turns: 4 })
    await misused('--mode is one of', 'import', 'Modes', 'mode 0.txt', '--mode', 'party')
  })

  it('turn bad files away and import the others, each answered for', async () => {
    await told('new', 'Bad', '--codebook', 'none')
    const good = write('good.txt', interview)
    const empty = write('empty.txt', '')
    const { status, stdout, stderr } = await concord('import', 'Bad', empty, good, good, 'gone.txt', '--json')
    const rows = imported.parse(JSON.parse(stdout))
    expect(status).toBe(0)
    expect(rows.map(({ source, rejected }) => [source, rejected?.reason])).toEqual([
      ['empty.txt', 'empty'],
      ['good.txt', undefined],
      ['good.txt', 'already_imported'],
      ['gone.txt', 'unreadable'],
    ])
    expect(rows[1]?.speakers).toEqual(['Interviewer', 'Dana'])
    expect(stderr.match(/^import_rejected /gmu)).toHaveLength(3)
    const again = await concord('import', 'Bad', good, '--json')
    expect(again.status).toBe(1)
    expect(again.stderr).toContain('import_rejected good.txt: ')
    expect(imported.parse(JSON.parse(again.stdout))).toMatchObject([
      { rejected: { reason: 'already_imported' } },
    ])
  })
})

describe('concord code, codings, undo, redo and history', () => {
  const quote = 'Then we sat down together, and it took a year.'
  const start = interview.indexOf('two contracts')

  beforeAll(async () => {
    const book = write(
      'codes.json',
      JSON.stringify({
        id: 'c',
        name: 'C',
        codes: [{ name: 'Outcomes', codable: false, children: [{ name: 'Trust' }, { name: 'Lower cost' }] }],
      }),
    )
    await told('new', 'Coded', '--codebook', book)
    await told('import', 'Coded', write('Dana.txt', interview))
  })

  it('applies a table of codings by quotation or by place, all in one step', async () => {
    const table = write(
      'codings.csv',
      [
        '\ufeffCode,Coder,Document,Quote,Start,End',
        `Outcomes / Trust,Ann,Dana,"${quote}",,`,
        `"Outcomes/Lower cost",Ann,dana,,${start},${start + 13}`,
        `Outcomes / Trust,Bashir,Dana,"no sense.\r\nInterviewer: And",,`,
        '',
      ].join('\r\n'),
    )
    expect(await json(applied, 'code', 'Coded', '--from', table)).toEqual({ created: 3, already: 0 })
    const rows = await json(codingRows, 'codings', 'Coded')
    expect(rows).toEqual([
      {
        coder: 'Ann',
        document: 'Dana',
        code: 'Outcomes / Lower cost',
        start,
        end: start + 13,
        quote: 'two contracts',
      },
      {
        coder: 'Bashir',
        document: 'Dana',
        code: 'Outcomes / Trust',
        start: interview.indexOf('no sense'),
        end: interview.indexOf('And') + 3,
        quote: 'no sense.\nAnd',
      },
      {
        coder: 'Ann',
        document: 'Dana',
        code: 'Outcomes / Trust',
        start: interview.indexOf(quote),
        end: interview.length,
        quote,
      },
    ])
    expect(await json(applied, 'code', 'Coded', '--from', table)).toEqual({ created: 0, already: 3 })
  })

  it('takes back and puts back, and tells the history', async () => {
    const before = await json(codingRows, 'codings', 'Coded')
    const entry = z.looseObject({ kind: z.string(), label: z.string(), undone: z.boolean() }).nullable()
    expect(await json(entry, 'undo', 'Coded')).toMatchObject({ label: 'Applied 3 codings', undone: true })
    expect(await json(codingRows, 'codings', 'Coded')).toEqual([])
    expect(await told('redo', 'Coded')).toBe('Redone: Applied 3 codings\n')
    expect(await json(codingRows, 'codings', 'Coded')).toEqual(before)
    expect(await json(entry, 'redo', 'Coded')).toBe(null)
    const history = await json(historyRows, 'history', 'Coded')
    expect(history.map(({ kind }) => kind)).toEqual(['coding.applyMany', 'import.store', 'project.create'])
    expect(history.map(({ undone }) => undone)).toEqual([false, false, false])
  })

  it('applies nothing where a row is wrong, and says which and why', async () => {
    const before = await json(historyRows, 'history', 'Coded')
    const rows = [
      `Ann,Dana,Outcomes / Trust,two contracts,,`,
      `Ann,Dana,Outcomes / Nothing,two contracts,,`,
      `Ann,Nobody,Outcomes / Trust,two contracts,,`,
      `Ann,Dana,Outcomes / Trust,three contracts,,`,
      `Ann,Dana,Outcomes / Trust,it,,`,
      `Ann,Dana,Outcomes / Trust,,5,4`,
      `Ann,Dana,Outcomes / Trust,,5,99999`,
      `Ann,Dana,Outcomes / Trust,,five,9`,
      `Ann,Dana,Outcomes / Trust,,,`,
      `,Dana,Outcomes / Trust,two contracts,,`,
    ]
    const table = write('wrong.csv', ['coder,document,code,quote,start,end', ...rows].join('\n'))
    const stderr = await refused('not_found', 'code', 'Coded', '--from', table)
    const named = [...stderr.matchAll(/^row (\d+): (.*)$/gmu)].map(([, row, sentence]) => [
      Number(row),
      sentence,
    ])
    expect(named.map(([row]) => row)).toEqual([3, 4, 5, 6, 7, 8, 9, 10, 11])
    for (const [, sentence] of named) expect(sentence).toMatch(/^["“\p{Lu}\d].*\.$/u)
    expect(await json(historyRows, 'history', 'Coded')).toEqual(before)
  })

  it('counts rows as the table does, also where the codebook refuses one', async () => {
    const lines = [
      'coder,document,code,quote',
      'Ann,Dana,Outcomes / Trust,two contracts',
      'Ann,Dana,Outcomes,two contracts',
    ]
    const stderr = await refused(
      'validation',
      'code',
      'Coded',
      '--from',
      write('heading.csv', lines.join('\n')),
    )
    expect(stderr).toContain('Row 3: Outcomes is a heading')
  })

  it('refuses a table without its columns, and one that is not there', async () => {
    expect(
      await refused('validation', 'code', 'Coded', '--from', write('columns.csv', 'coder,code\nAnn,Trust')),
    ).toContain('“document”')
    await refused('not_found', 'code', 'Coded', '--from', 'gone.csv')
    await misused('--from is missing', 'code', 'Coded')
  })

  it('finishes for a coder, who is made when first named', async () => {
    const finished = z.strictObject({
      coder: z.string(),
      finished: z.array(z.string()),
      rounds: z.array(z.unknown()),
    })
    expect(await json(finished, 'finish', 'Coded', '--coder', 'Ann', '--document', 'Dana')).toEqual({
      coder: 'Ann',
      finished: ['Dana'],
      rounds: [],
    })
    expect(await told('finish', 'Coded', '--coder', 'Carol')).toBe('Carol has finished 1 document.\n')
    const report = await json(agreementReport, 'agreement', 'Coded')
    expect(report.coders).toEqual(['Ann', 'Carol'])
    await refused('not_found', 'finish', 'Coded', '--coder', 'Ann', '--document', 'Nobody')
    await misused('--coder is missing', 'finish', 'Coded')
  })
})

describe('concord sample, agreement, export and verify', () => {
  const file = path.join('sample', 'sample-study.concord')

  beforeAll(async () => {
    const shape = z.looseObject({
      file: z.string(),
      documents: z.literal(12),
      cases: z.literal(5),
      coders: z.array(z.string()).length(3),
    })
    expect((await json(shape, 'sample', 'sample')).file).toBe(at(file))
  })

  it('makes the sample once, whole', async () => {
    await refused('validation', 'sample', 'sample')
    expect(readdirSync(at('sample'))).toEqual(['sample-study.concord'])
    expect(await json(verified, 'verify', file)).toMatchObject({ whole: true, findings: [] })
    expect(await told('verify', file)).toMatch(/^Whole: 12 documents, [\d,]+ codings\.\n$/u)
  })

  it('measures agreement, and the same seed gives the same intervals', async () => {
    const words = ['agreement', file, '--unit', 'turn', '--depth', '1', '--bootstrap', '50', '--seed', '3']
    const report = await json(agreementReport, ...words)
    expect(report).toMatchObject({ unit: 'turn', overall: { interval: { resamples: 50, seed: 3 } } })
    expect(report.codes.every(({ path: of }) => !of.includes(' / '))).toBe(true)
    expect(await json(agreementReport, ...words)).toEqual(report)
    const other = await json(agreementReport, ...words.slice(0, -1), '4')
    expect(other.overall.interval).not.toEqual(report.overall.interval)
    expect(other.overall.alpha_nominal).toEqual(report.overall.alpha_nominal)
  })

  it('takes chosen coders, and prints tables for people', async () => {
    const pair = await json(agreementReport, 'agreement', file, '--coders', 'ann whitlock, Bashir Khan')
    expect(pair.coders).toEqual(['Ann Whitlock', 'Bashir Khan'])
    expect(await told('agreement', file)).toContain('Unit: character. Coders: ')
    await refused('not_found', 'agreement', file, '--coders', 'Ann Whitlock,Nobody')
    await misused('--unit is one of', 'agreement', file, '--unit', 'word')
    await misused('whole number', 'agreement', file, '--depth', '0')
    await misused('one of FILE, --ratings and --spans', 'agreement')
  })

  it('exports what is asked for, beside what is there', async () => {
    const words = [
      'export',
      file,
      '--out',
      'out',
      '--case',
      'site a',
      '--format',
      'docx,csv,xlsx,html,md,json',
    ]
    const files = await json(exported, ...words)
    expect(files.map(({ format }) => format)).toEqual(['docx', 'csv', 'xlsx', 'html', 'md', 'json'])
    for (const { file: one, case: of, bytes } of files) {
      expect(of).toBe('Site A')
      expect(readFileSync(one)).toHaveLength(bytes)
    }
    const again = await json(exported, 'export', file, '--out', 'out', '--case', 'Site A', '--format', 'csv')
    expect(again.map(({ file: one }) => one)).toEqual([at('out', 'Site A - extracts (2).csv')])
    await refused('not_found', 'export', file, '--out', 'out', '--case', 'Site Z')
    await refused('not_found', 'export', file, '--out', write('a file', ''))
    await misused('--format is one of', 'export', file, '--out', 'out', '--format', 'pdf')
    await misused('--out is missing', 'export', file)
  })

  it('finds what was tampered with', async () => {
    const db = new Database(at(file))
    db.exec(
      "update source set bytes = cast('other' as blob) where hash = (select source_hash from document limit 1)",
    )
    db.close()
    const { status, stdout, stderr } = await concord('verify', file, '--json')
    expect(status).toBe(1)
    expect(verified.parse(JSON.parse(stdout))).toMatchObject({
      whole: false,
      findings: [{ check: 'sources' }],
    })
    expect(stderr).toMatch(/^corrupt The original file of /mu)
    await refused('corrupt', 'verify', file)
    await refused('not_found', 'verify', 'Gone')
    await refused('corrupt', 'documents', write('Not one.concord', 'x'))
  })
})

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
