import fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { describe, expect } from 'vitest'
import type { CallInput, CallOutput } from '#shared/contract/index.ts'
import { wordSpansOf } from '#shared/domain/words.ts'
import type { CoderId, CodeId, DocumentId } from '#shared/ids.ts'
import { expectRefused, first, it, type TestHost } from '../../../test/support/host.ts'
import { addCode, addCoder, importText, newStudy, withdraw } from '../../../test/support/study.ts'

type Question = CallInput<'matrix.compute'>
type Matrix = CallOutput<'matrix.compute'>
type Query = Matrix['total']['query']

const talks = [
  'Interviewer: How so?\nDana: We had two contracts with one home.\nKit: Nobody asked us.\nDana: It took a year.',
  'Kit: And we waited, and waited.\nRo: They listened in the end.\nInterviewer: Who did?\nRo: The board.',
  'A note without any turns. It has words all the same.',
]

/** Three documents in two cases and none, people mapped or not, codes in branches, and codings that are added later. */
async function aStudy(workbench: TestHost) {
  const { ask } = workbench
  await newStudy(workbench)
  const documents: DocumentId[] = []
  for (const [index, text] of talks.entries()) {
    const mode = (['interview', 'focus_group', 'field_note'] as const)[index] ?? 'interview'
    const where = index === 2 ? null : { create: `Site ${'AB'[index]}` }
    documents.push(
      await importText(workbench, text, {
        fileName: `${index}.txt`,
        title: `Talk ${index}`,
        mode,
        case: where,
      }),
    )
  }
  const [siteA, siteB] = await ask('case.list', {})
  await ask('case.update', { case: siteA?.id ?? first([]), attributes: { Budget: 'pooled' } })
  const dana = await ask('participant.create', {
    case: siteA?.id ?? null,
    pseudonym: 'Dana',
    role: 'Manager',
    attributes: { Service: 'health' },
  })
  const ro = await ask('participant.create', {
    case: siteB?.id ?? null,
    pseudonym: 'Ro',
    role: 'Carer',
    attributes: { Service: 'social care' },
  })
  for (const document of documents) {
    for (const { id, label } of (await ask('document.text', { document })).speakers) {
      const participant = label === 'Dana' ? dana.id : label === 'Ro' ? ro.id : null
      await ask('document.mapSpeaker', { speaker: id, participant, interviewer: label === 'Interviewer' })
    }
  }
  const top = await addCode(workbench, 'Top')
  const codes = [top, await addCode(workbench, 'Under', { parent: top }), await addCode(workbench, 'Beside')]
  const coders = [await addCoder(workbench, 'Ann'), await addCoder(workbench, 'Ben')]
  return { ask, documents, codes, coders, cases: [siteA, siteB] }
}

/** What may be coded: by document, code, coder and a span by two fractions of the text. */
const drawn = fc.array(
  fc.tuple(fc.nat(2), fc.nat(2), fc.nat(1), fc.nat(60), fc.integer({ min: 1, max: 40 })),
  {
    minLength: 1,
    maxLength: 25,
  },
)

/** Three documents and their codings, and nothing else: no cases, nobody known, no attributes, one code, one coder. */
async function aBareStudy(workbench: TestHost) {
  await newStudy(workbench)
  const documents: DocumentId[] = []
  for (const [index, text] of talks.entries())
    documents.push(await importText(workbench, text, { fileName: `${index}.txt`, title: `Talk ${index}` }))
  const codes = [await addCode(workbench, 'Only')]
  const coders = [await addCoder(workbench, 'Ann')]
  return { documents, codes, coders }
}

interface Coded {
  readonly documents: readonly DocumentId[]
  readonly codes: readonly CodeId[]
  readonly coders: readonly CoderId[]
}

/** Codes what was drawn, all at once. */
async function codeAll(
  workbench: TestHost,
  study: Coded,
  all: readonly (readonly number[])[],
): Promise<void> {
  const codings = all.flatMap(([document = 0, code = 0, coder = 0, start = 0, length = 1]) => {
    const [id, as, by] = [study.documents[document], study.codes[code], study.coders[coder]]
    const text = talks[document] ?? ''
    const span = { start: Math.min(start, text.length - 2), end: Math.min(start + length, text.length - 1) }
    return id && as && by && span.start < span.end ? [{ document: id, code: as, coder: by, span }] : []
  })
  // Spans of labels alone can't be coded.
  for (const coding of codings) {
    const reply = await workbench.reply('coding.applyMany', { codings: [coding] })
    if (!reply.ok) expect(reply.error).toMatchObject({ data: { reason: 'nothing_codable' } })
  }
}

/** The figure that a measure gives of what a query opens to. */
async function figureOf({ ask }: TestHost, query: Query, measure: Matrix['measure']): Promise<number> {
  const { total, extracts } = await ask('retrieval.run', { query, limit: 10_000 })
  if (measure === 'codings') return total
  if (measure === 'documents') return new Set(extracts.map(({ document }) => document)).size
  const heard = new Set<string>()
  let [words, characters] = [0, 0]
  for (const document of new Set(extracts.map((extract) => extract.document))) {
    const own = extracts.filter((extract) => extract.document === document)
    const { text, turns, speakers } = await ask('document.text', { document })
    const isCoded = (at: number) => own.some(({ start, end }) => start <= at && at < end)
    const bodies = turns.length > 0 ? turns : [{ bodyStart: 0, bodyEnd: text.length, speaker: null }]
    for (const { bodyStart, bodyEnd, speaker } of bodies) {
      for (const word of wordSpansOf(text.slice(bodyStart, bodyEnd))) {
        const at = Array.from({ length: word.end - word.start }, (_, index) => bodyStart + word.start + index)
        if (at.some(isCoded)) words += 1
      }
      const coded = Array.from({ length: bodyEnd - bodyStart }, (_, index) => bodyStart + index).filter(
        isCoded,
      )
      characters += coded.length
      const who = speakers.find(({ id }) => id === speaker)
      if (coded.length > 0 && who && !who.interviewer && (await isWanted(ask, query, who.participant)))
        heard.add(who.participant ?? who.id)
    }
  }
  return { participants: heard.size, words, share: characters }[measure]
}

/** How many characters can be coded in the documents that a query is about; none of those who have withdrawn. */
async function codableIn({ ask }: TestHost, query: Query): Promise<number> {
  const cases = new Map((await ask('case.list', {})).map((one) => [one.id, one.attributes] as const))
  const documents = (await ask('document.list', {})).filter(
    (row) =>
      (query.documents === null || query.documents.includes(row.id)) &&
      (query.modes === null || query.modes.includes(row.mode)) &&
      (query.cases === null || query.cases.includes(row.case)) &&
      valuesOf(query, 'case').every(([name, values]) =>
        values.includes((row.case === null ? undefined : cases.get(row.case)?.[name]) ?? null),
      ) &&
      valuesOf(query, 'document').every(([name, values]) => values.includes(row.attributes[name] ?? null)),
  )
  const people = await ask('participant.list', {})
  const gone = new Set<string | null>(people.filter(({ withdrawn }) => withdrawn).map(({ id }) => id))
  let characters = 0
  for (const { id } of documents) {
    const { text, turns, speakers } = await ask('document.text', { document: id })
    const participantOf = new Map(speakers.map((one) => [one.id, one.participant] as const))
    if (turns.length === 0) characters += text.length
    for (const { bodyStart, bodyEnd, speaker } of turns)
      if (speaker === null || !gone.has(participantOf.get(speaker) ?? null)) characters += bodyEnd - bodyStart
  }
  return characters
}

/** The values that a query wants of each attribute of an entity. */
function valuesOf({ attributes }: Query, entity: 'case' | 'document') {
  const byName = new Map<string, (string | null)[]>()
  for (const { name, value } of attributes.filter((one) => one.entity === entity))
    byName.set(name, [...(byName.get(name) ?? []), value])
  return [...byName]
}

async function isWanted(ask: TestHost['ask'], query: Query, participant: string | null): Promise<boolean> {
  const attributes = query.attributes.filter(({ entity }) => entity === 'participant')
  if (query.participants === null && attributes.length === 0) return true
  const row = (await ask('participant.list', {})).find(({ id }) => id === participant)
  const values = attributes.map(({ value }) => value)
  return (
    (query.participants === null || query.participants.some((id) => id === participant)) &&
    (attributes.length === 0 || values.includes(row?.attributes['Service'] ?? null))
  )
}

/** Every two kinds of lines that may stand against each other. */
const pairsOfKinds = (() => {
  const lines: readonly Question['rows'][] = [
    { kind: 'codes' },
    { kind: 'cases' },
    { kind: 'documents' },
    { kind: 'modes' },
    { kind: 'coders' },
    { kind: 'rounds' },
    { kind: 'participants' },
    { kind: 'attribute', entity: 'case', name: 'Budget' },
    { kind: 'attribute', entity: 'participant', name: 'Service' },
    { kind: 'attribute', entity: 'document', name: 'Source' },
  ]
  return lines.flatMap((rows) =>
    lines
      .filter(({ kind }) => kind === 'attribute' || kind === 'codes' || kind !== rows.kind)
      .filter((columns) => columns !== rows || rows.kind === 'codes')
      .map((columns) => ({ rows, columns })),
  )
})()

/** Expects that every figure of a matrix is that of what it opens to. */
async function expectToOpenToItself(workbench: TestHost, question: Question): Promise<void> {
  const measure = question.measure ?? 'codings'
  const matrix = await workbench.ask('matrix.compute', question)
  for (const { value, query } of cellsOf(matrix)) {
    const figure = await figureOf(workbench, query, measure)
    const whole = measure === 'share' && figure > 0 ? await codableIn(workbench, query) : 1
    expect(value, JSON.stringify(question)).toBe(figure / whole)
  }
}

const measures = ['codings', 'documents', 'participants', 'words', 'share'] as const

const cellsOf = (matrix: Matrix) => [
  ...matrix.cells.flat(),
  ...matrix.rows.map(({ total }) => total),
  ...matrix.columns.map(({ total }) => total),
  matrix.total,
]

describe('a matrix', () => {
  for (const withdrawn of [null, 'Ro'])
    it(`tells in every cell and total what its query opens to, ${withdrawn === null ? 'nobody' : 'somebody'} having withdrawn`, async ({
      workbench,
    }) => {
      const study = await aStudy(workbench)
      if (withdrawn !== null) await withdraw(workbench, withdrawn)
      const [top, under, beside] = study.codes
      if (!top || !under || !beside) throw new Error('no codes')
      const branch = [
        { code: top, withChildren: true },
        { code: under, withChildren: false },
        { code: beside, withChildren: false },
      ]
      const axes: readonly Pick<Question, 'rows' | 'columns' | 'proximity'>[] = [
        { rows: { kind: 'codes', codes: branch }, columns: { kind: 'cases' } },
        { rows: { kind: 'codes' }, columns: { kind: 'attribute', entity: 'case', name: 'Budget' } },
        { rows: { kind: 'codes' }, columns: { kind: 'attribute', entity: 'participant', name: 'Service' } },
        { rows: { kind: 'codes', codes: branch }, columns: { kind: 'codes' } },
        {
          rows: { kind: 'codes' },
          columns: { kind: 'codes', codes: branch },
          proximity: { kind: 'near', turns: 1 },
        },
        { rows: { kind: 'codes' }, columns: { kind: 'codes' }, proximity: { kind: 'same_turn' } },
        { rows: { kind: 'coders' }, columns: { kind: 'codes' } },
        { rows: { kind: 'cases' }, columns: { kind: 'modes' } },
        { rows: { kind: 'participants' }, columns: { kind: 'documents' } },
        { rows: { kind: 'rounds' }, columns: { kind: 'codes', codes: branch } },
      ]
      const queries: Question['query'][] = [
        {},
        { sameCoder: true, coders: study.coders.slice(0, 1) },
        { modes: ['interview', 'field_note'], words: 'we' },
        { conditions: [{ is: 'not', codes: [{ code: beside }], proximity: { kind: 'near', turns: 1 } }] },
      ]
      queries.push({ attributes: [{ entity: 'participant', name: 'Service', value: 'health' }] })
      queries.push({ attributes: [{ entity: 'case', name: 'Budget', value: 'pooled' }] })
      await fc.assert(
        fc.asyncProperty(
          drawn,
          fc.constantFrom(...axes),
          fc.constantFrom(...queries),
          fc.constantFrom(...measures),
          async (codings, axis, query, measure) => {
            const before = (await workbench.ask('coding.list', { document: null })).map(({ id }) => id)
            if (before.length > 0) await workbench.ask('coding.remove', { codings: before })
            await codeAll(workbench, study, codings)
            await expectToOpenToItself(workbench, { ...axis, query, measure })
          },
        ),
        { numRuns: withdrawn === null ? 150 : 50 },
      )
    }, 240_000)

  for (const [kind, make] of [
    ['one of everything', aStudy],
    ['one without cases, participants, attributes or rounds', aBareStudy],
  ] as const)
    it(`does so for every two kinds of lines in a study, ${kind}`, async ({ workbench }) => {
      const study = await make(workbench)
      await codeAll(workbench, study, [
        [0, 0, 0, 25, 9],
        [0, 0, 0, 40, 40],
        [1, 0, 0, 6, 30],
        [1, 1, 1, 45, 9],
        [2, 0, 0, 2, 20],
      ])
      const nobody = { attributes: [{ entity: 'participant' as const, name: 'Service', value: 'nobody’s' }] }
      for (const pair of pairsOfKinds) {
        for (const measure of measures) await expectToOpenToItself(workbench, { ...pair, measure })
        await expectToOpenToItself(workbench, { ...pair, query: nobody })
      }
    }, 240_000)

  it('tells the share of the text of the cell’s documents', async ({ workbench }) => {
    const study = await aStudy(workbench)
    await codeAll(workbench, study, [
      [0, 1, 0, 0, 30],
      [0, 1, 1, 25, 20],
      [1, 2, 0, 5, 20],
    ])
    const { cells, columns, rows, total } = await workbench.ask('matrix.compute', {
      rows: { kind: 'codes' },
      columns: { kind: 'cases' },
      measure: 'share',
    })
    expect(columns.map(({ label }) => label)).toEqual(['Site A', 'Site B', 'No case study'])
    const bodiesOf = (text: string) =>
      text.split('\n').map((line) => line.slice(line.indexOf(': ') + 2).length)
    const whole = talks.map((text) =>
      text.includes('\n') ? bodiesOf(text).reduce((a, b) => a + b) : text.length,
    )
    for (const [row, cellsIn] of cells.entries())
      for (const [column, { value, query }] of cellsIn.entries())
        expect(value, `${row} ${column}`).toBe(
          (await figureOf(workbench, query, 'share')) / (whole[column] ?? Number.NaN),
        )
    const all = whole.reduce((a, b) => a + b)
    expect(total.value).toBe((await figureOf(workbench, total.query, 'share')) / all)
    expect(rows[1]?.total.value).toBe(
      (await figureOf(workbench, rows[1]?.total.query ?? total.query, 'share')) / all,
    )
  })

  it('of what was said counts documents, people and words by site and mode, coded or not', async ({
    workbench,
  }) => {
    await aStudy(workbench)
    const of = async (measure: 'documents' | 'participants' | 'words') => {
      const question = { rows: { kind: 'cases' }, columns: { kind: 'modes' }, measure, of: 'text' } as const
      const { cells, total } = await workbench.ask('matrix.compute', question)
      return [...cells.map((row) => row.map(({ value }) => value)), total.value]
    }
    expect(await of('documents')).toEqual([[1, 0, 0], [0, 1, 0], [0, 0, 1], 3])
    // Kit is no participant, and so is one in each document.
    expect(await of('participants')).toEqual([[2, 0, 0], [0, 2, 0], [0, 0, 0], 4])
    expect(await of('words')).toEqual([[16, 0, 0], [0, 14, 0], [0, 0, 11], 41])
  })

  it('leaves out what people are heard in who have withdrawn, and says how much', async ({ workbench }) => {
    const study = await aStudy(workbench)
    // Dana alone, Dana and Kit, Kit alone, Ro.
    await codeAll(workbench, study, [
      [0, 2, 0, 25, 9],
      [0, 2, 0, 50, 40],
      [0, 2, 0, 75, 9],
      [1, 2, 0, 45, 9],
    ])
    await withdraw(workbench, 'Dana')
    const rows = { kind: 'codes' } as const
    const byPerson = { rows, columns: { kind: 'participants' } } as const
    const coded = await workbench.ask('matrix.compute', byPerson)
    expect(coded.columns.map(({ label }) => label)).toEqual(['Ro'])
    expect(coded.withdrawn).toBe(2)
    const said = await workbench.ask('matrix.compute', {
      rows: { kind: 'cases' },
      columns: { kind: 'modes' },
      measure: 'participants',
      of: 'text',
    })
    expect(said.cells.map((row) => row.map(({ value }) => value))).toEqual([
      [1, 0, 0],
      [0, 2, 0],
      [0, 0, 0],
    ])
    expect(said.withdrawn).toBe(2)
    const { withdrawn } = await workbench.ask('matrix.export', {
      folder: workbench.place('out'),
      question: byPerson,
      formats: ['json', 'csv'],
    })
    expect(withdrawn).toBe(2)
    expect(readFileSync(workbench.at('out', 'Study - matrix.json'), 'utf8')).toContain('"withdrawn": 2')
  })

  it('stands in the order given, or by value, each line once', async ({ workbench }) => {
    const study = await aStudy(workbench)
    const [top, under, beside] = study.codes
    if (!top || !under || !beside) throw new Error('no codes')
    await codeAll(workbench, study, [
      [0, 2, 0, 25, 9],
      [1, 2, 0, 6, 9],
      [1, 1, 0, 6, 9],
    ])
    const labels = async (question: Partial<Question>) => {
      const { rows, columns } = await workbench.ask('matrix.compute', {
        rows: { kind: 'codes' },
        columns: { kind: 'cases' },
        ...question,
      })
      return [rows, columns].map((lines) => lines.map(({ label }) => label).join(', '))
    }
    const natural = 'Site A, Site B, No case study'
    expect(await labels({})).toEqual(['Top, Top / Under, Beside', natural])
    expect(await labels({ sortRows: 'value', sortColumns: 'value' })).toEqual([
      'Beside, Top / Under, Top',
      'Site B, Site A, No case study',
    ])
    const pick = (code: CodeId) => ({ code, withChildren: false })
    const byHand = { kind: 'codes' as const, codes: [beside, top, beside].map(pick) }
    expect(await labels({ rows: byHand })).toEqual(['Beside, Top', natural])
    const [siteA, siteB] = study.cases.map((site) => site?.id ?? null)
    expect(await labels({ query: { cases: [siteA ?? null] } })).toEqual([
      'Top, Top / Under, Beside',
      'Site A',
    ])
    const asked = { kind: 'cases' as const, cases: [siteB ?? null, siteA ?? null] }
    expect(await labels({ columns: asked })).toEqual(['Top, Top / Under, Beside', 'Site B, Site A'])
  })

  it('tells nothing of what is withheld by the order', async ({ workbench }) => {
    const study = await aStudy(workbench)
    await codeAll(workbench, study, [
      [0, 2, 0, 25, 9],
      [0, 2, 0, 26, 9],
      [0, 2, 0, 27, 9],
      [1, 2, 0, 6, 9],
      [1, 1, 0, 6, 9],
    ])
    const order = async (question: Partial<Question>) => {
      const { rows, columns } = await workbench.ask('matrix.compute', {
        rows: { kind: 'codes' },
        columns: { kind: 'cases' },
        sortRows: 'value',
        sortColumns: 'value',
        ...question,
      })
      return [rows, columns].map((lines) =>
        lines.map(({ label, total }) => `${label} ${total.value ?? '?'}`).join(', '),
      )
    }
    expect(await order({})).toEqual(['Beside 4, Top / Under 1, Top 0', 'Site A 3, Site B 2, No case study 0'])
    expect(await order({ suppressBelow: 3 })).toEqual([
      'Top 0, Top / Under ?, Beside ?',
      'Site A 3, No case study 0, Site B ?',
    ])
  })

  it('tells shares of totals', async ({ workbench }) => {
    const study = await aStudy(workbench)
    await codeAll(workbench, study, [
      [0, 2, 0, 25, 9],
      [0, 2, 0, 26, 9],
      [0, 2, 0, 27, 9],
      [1, 2, 0, 6, 9],
      [1, 1, 0, 6, 9],
    ])
    const values = async (question: Partial<Question>) => {
      const { cells } = await workbench.ask('matrix.compute', {
        rows: { kind: 'codes' },
        columns: { kind: 'cases' },
        ...question,
      })
      return cells.map((row) => row.map(({ value }) => value))
    }
    expect(await values({})).toEqual([
      [0, 0, 0],
      [0, 1, 0],
      [3, 1, 0],
    ])
    expect(await values({ normalise: 'rows' })).toEqual([
      [0, 0, 0],
      [0, 1, 0],
      [0.75, 0.25, 0],
    ])
    expect(await values({ normalise: 'columns' })).toEqual([
      [0, 0, 0],
      [0, 0.5, 0],
      [1, 0.5, 0],
    ])
    expect(await values({ normalise: 'whole' })).toEqual([
      [0, 0, 0],
      [0, 0.2, 0],
      [0.6, 0.2, 0],
    ])
    // The share of a total that is withheld would tell it.
    expect(await values({ suppressBelow: 3 })).toEqual([
      [0, 0, 0],
      [0, null, 0],
      [3, null, 0],
    ])
    expect(await values({ suppressBelow: 3, normalise: 'rows' })).toEqual([
      [0, 0, 0],
      [null, null, null],
      [null, null, null],
    ])
    expect(await values({ suppressBelow: 3, measure: 'words' })).toEqual([
      [0, 0, 0],
      [0, null, 0],
      [3, null, 0],
    ])
  })

  it('withholds small figures, and what would tell them', async ({ workbench }) => {
    const study = await aStudy(workbench)
    const [top, under] = study.codes
    if (!top || !under) throw new Error('no codes')
    await codeAll(workbench, study, [
      [0, 0, 0, 25, 9],
      [0, 0, 0, 26, 9],
      [0, 0, 0, 27, 9],
      [0, 1, 0, 27, 9],
    ])
    const { cells, rows, columns, total } = await workbench.ask('matrix.compute', {
      rows: {
        kind: 'codes',
        codes: [
          { code: top, withChildren: true },
          { code: top, withChildren: false },
          { code: under, withChildren: false },
        ],
      },
      columns: { kind: 'cases' },
      suppressBelow: 3,
    })
    // Top with what is under it, less Top alone, would tell Under.
    expect(cells.map(([cell]) => cell?.withheld)).toEqual(['tells_small', null, 'small'])
    expect(cells.map(([cell]) => cell?.value)).toEqual([null, 3, null])
    expect([...rows, ...columns].map((line) => line.total.value)).toEqual([null, 3, null, null, 0, 0])
    expect(total).toMatchObject({ value: null, withheld: 'tells_small' })
  })

  it('refuses what does not go together', async ({ workbench }) => {
    const { codes } = await aStudy(workbench)
    const ask = (question: Question) => workbench.ask('matrix.compute', question)
    const [rows, columns] = [{ kind: 'cases' }, { kind: 'modes' }] as const
    await expectRefused(ask({ rows, columns: rows }), 'validation', { reason: 'same_axis' })
    const picked = { codes: [{ code: first(codes) }] }
    const byCode = { rows: { kind: 'codes' }, columns } as const
    await expectRefused(ask({ ...byCode, query: picked }), 'validation', { reason: 'matrix_mismatch' })
    for (const wrong of [
      { ...byCode, measure: 'words' as const },
      { rows, columns },
      { rows, columns, measure: 'documents' as const, query: picked },
    ])
      await expectRefused(ask({ ...wrong, of: 'text' }), 'validation', { reason: 'matrix_mismatch' })
    await expectRefused(ask({ rows, columns, measure: 'share', normalise: 'rows' }), 'validation')
    await expectRefused(ask({ rows, columns, suppressBelow: 2 }), 'validation')
  })

  it('is written to files', async ({ workbench }) => {
    const study = await aStudy(workbench)
    await codeAll(workbench, study, [[0, 1, 0, 27, 9]])
    const question: Question = { rows: { kind: 'codes' }, columns: { kind: 'cases' }, suppressBelow: 3 }
    const { files } = await workbench.ask('matrix.export', {
      folder: workbench.place('out'),
      question,
      formats: ['csv', 'xlsx', 'json', 'csv'],
    })
    expect(files.map(({ name }) => name)).toEqual([
      'Study - matrix.csv',
      'Study - matrix.xlsx',
      'Study - matrix.json',
    ])
    expect(readFileSync(workbench.at('out', 'Study - matrix.csv'), 'utf8').split('\r\n')[2]).toBe(
      '"Top / Under","<3",0,0,"<3",""',
    )
  })

  it('is written with names replaced as the pseudonym list says, unless told not to', async ({
    workbench,
  }) => {
    await aStudy(workbench)
    for (const [words, pseudonym] of [
      ['Site A', 'a town'],
      ['Under', 'below'],
    ] as const)
      await workbench.ask('pseudonym.write', { id: null, words, pseudonym })
    const written = async (more: Partial<CallInput<'matrix.export'>>) => {
      const { files } = await workbench.ask('matrix.export', {
        folder: workbench.place('out'),
        question: { rows: { kind: 'codes' }, columns: { kind: 'cases' } },
        formats: ['json'],
        ...more,
      })
      return readFileSync(workbench.at('out', first(files).name), 'utf8')
    }
    const disguised = await written({})
    expect(disguised).toContain('"label": "Top / below"')
    expect(disguised).toContain('"label": "a town"')
    expect(disguised).toContain('"isDisguised": true')
    expect(disguised).not.toMatch(/Site A|Under/u)
    expect(await written({ pseudonyms: false })).toContain('"label": "Site A"')
  })
})
