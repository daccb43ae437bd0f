import fc from 'fast-check'
import { describe, expect } from 'vitest'
import type { CallInput, CallOutput } from '#shared/contract/index.ts'
import { wordSpansOf } from '#shared/domain/words.ts'
import { it, type TestHost } from '../../../test/support/host.ts'
import { bareMatrixStudy, codeAll, matrixStudy, talks } from '../../../test/support/matrix-study.ts'
import { withdraw } from '../../../test/support/study.ts'

type Question = CallInput<'matrix.compute'>
type Matrix = CallOutput<'matrix.compute'>
type Query = Matrix['total']['query']

/** What may be coded: by document, code, coder and a span by two fractions of the text. */
const drawn = fc.array(
  fc.tuple(fc.nat(2), fc.nat(2), fc.nat(1), fc.nat(60), fc.integer({ min: 1, max: 40 })),
  {
    minLength: 1,
    maxLength: 25,
  },
)

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
      const study = await matrixStudy(workbench)
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
    ['one of everything', matrixStudy],
    ['one without cases, participants, attributes or rounds', bareMatrixStudy],
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
    const study = await matrixStudy(workbench)
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
})
