import { describe, expect } from 'vitest'
import type { CallInput, CallOutput } from '#shared/contract/index.ts'
import type { DocumentId } from '#shared/ids.ts'
import { expectRefused, first, it, type TestHost } from '../../../test/support/host.ts'
import { addCode, addCoder, importText, newStudy, spanOf } from '../../../test/support/study.ts'

type Find = CallInput<'mending.find'>

/** Two interviews in two case studies. */
async function twoInterviews(workbench: TestHost) {
  await newStudy(workbench)
  const { ask } = workbench
  const one = await importText(
    workbench,
    'Denise: The budjet was Denise’s idea.\nKit: A BUDJET? And budjets, too.\nDenise: Yes.',
    { fileName: 'One.txt', title: 'One', case: { create: 'Site A' } },
  )
  const two = await importText(workbench, 'Kit: No budjet here.\nRo: So?\nKit: None.', {
    fileName: 'Two.txt',
    title: 'Two',
    case: { create: 'Site B' },
  })
  const find = (text: string, how: Partial<Find> = {}) =>
    ask('mending.find', {
      text,
      matchCase: false,
      wholeWords: false,
      documents: null,
      cases: null,
      limit: 100,
      ...how,
    })
  const placesOf = async (text: string, how: Partial<Find> = {}) =>
    (await find(text, how)).places.map(({ document, start, end, words }) => ({ document, start, end, words }))
  return {
    one,
    two,
    find,
    placesOf,
    textOf: async (document: DocumentId) => (await ask('document.text', { document })).text,
  }
}

const wordsOf = ({ places }: CallOutput<'mending.find'>) => places.map(({ words }) => words)

describe('finding words', () => {
  it('finds them in every document, in order, with what is around them in the same turn', async ({
    workbench,
  }) => {
    const { one, find } = await twoInterviews(workbench)
    const found = await find('budjet')
    expect(found.total).toBe(4)
    expect(wordsOf(found)).toEqual(['budjet', 'BUDJET', 'budjet', 'budjet'])
    expect(found.places[0]).toEqual({
      document: one,
      title: 'One',
      start: 12,
      end: 18,
      before: 'The ',
      words: 'budjet',
      after: ' was Denise’s idea.',
    })
  })

  it('minds case and whole words where it is told to', async ({ workbench }) => {
    const { find } = await twoInterviews(workbench)
    expect((await find('budjet', { matchCase: true })).total).toBe(3)
    expect((await find('budjet', { wholeWords: true })).total).toBe(3)
    expect(wordsOf(await find('BUDJET', { matchCase: true, wholeWords: true }))).toEqual(['BUDJET'])
    expect((await find('budj', { wholeWords: true })).total).toBe(0)
  })

  it('does not look at labels, nor across turns', async ({ workbench }) => {
    const { find } = await twoInterviews(workbench)
    expect((await find('Denise')).places.map(({ after }) => after)).toEqual(['’s idea.'])
    expect((await find('Kit:')).total).toBe(0)
    expect((await find('idea.\nKit')).total).toBe(0)
  })

  it('keeps to documents and case studies, and lists no more than it is asked for', async ({ workbench }) => {
    const { one, two, find } = await twoInterviews(workbench)
    const siteA = first((await workbench.ask('case.list', {})).filter(({ name }) => name === 'Site A')).id
    expect((await find('budjet', { documents: [two] })).total).toBe(1)
    expect((await find('budjet', { cases: [siteA] })).total).toBe(3)
    expect((await find('budjet', { cases: [siteA], documents: [two] })).total).toBe(0)
    const found = await find('budjet', { documents: [one, two], limit: 2 })
    expect([found.total, found.places.length]).toEqual([4, 2])
  })

  it('takes signs as they are, and never finds half a character', async ({ workbench }) => {
    await newStudy(workbench)
    await importText(workbench, 'Costs (£5.00*) [sic] a+b? Cafe\u0301 👩‍👩‍👧 Cafe.')
    const find = async (text: string) =>
      wordsOf(
        await workbench.ask('mending.find', {
          text,
          matchCase: false,
          wholeWords: false,
          documents: null,
          cases: null,
          limit: 9,
        }),
      )
    for (const text of ['(£5.00*)', '[sic]', 'a+b?', '.'])
      expect((await find(text)).length).toBeGreaterThan(0)
    expect(await find('£5x00')).toEqual([])
    expect(await find('cafe')).toEqual(['Cafe'])
    expect(await find('👩')).toEqual([])
    expect(await find('\\')).toEqual([])
  })

  it('takes a time in proportion to the text', async ({ workbench }) => {
    await newStudy(workbench)
    await importText(workbench, 'we talked about money and time\n'.repeat(20_000))
    const started = performance.now()
    const found = await workbench.ask('mending.find', {
      text: 'money',
      matchCase: false,
      wholeWords: true,
      documents: null,
      cases: null,
      limit: 10_000,
    })
    expect(found.total).toBe(20_000)
    expect(performance.now() - started).toBeLessThan(3000)
  })
})

describe('replacing', () => {
  it('replaces at every place named, as one step, and codings stay on their word', async ({ workbench }) => {
    const { one, two, placesOf, textOf } = await twoInterviews(workbench)
    const [code, coder] = [await addCode(workbench, 'Money'), await addCoder(workbench, 'Ann')]
    for (const [document, words] of [
      [one, 'budjet'],
      [one, 'too'],
      [two, 'No budjet'],
    ] as const) {
      const span = await spanOf(workbench, document, words)
      await workbench.ask('coding.apply', { document, code, coder, span })
    }
    const before = [
      await textOf(one),
      await textOf(two),
      await workbench.ask('coding.list', { document: null }),
    ]
    const places = await placesOf('budjet', { matchCase: true })
    const answer = await workbench.ask('mending.replace', { places: places.toReversed(), by: 'joint fund' })
    expect(answer).toEqual({ moved: 3, orphaned: 0, replaced: 3, documents: 2 })
    expect(await textOf(one)).toBe(
      'Denise: The joint fund was Denise’s idea.\nKit: A BUDJET? And joint funds, too.\nDenise: Yes.',
    )
    const codings = await workbench.ask('coding.list', { document: null })
    const texts = new Map([
      [one, await textOf(one)],
      [two, await textOf(two)],
    ])
    expect(
      codings.map(({ document, start, end }) => String(texts.get(document)?.slice(start, end))).toSorted(),
    ).toEqual(['No joint fund', 'joint fund', 'too'])
    expect((await workbench.ask('project.verify', {})).findings).toEqual([])
    expect((await workbench.ask('history.list', { limit: 1 })).undo).toBe(
      'Replaced 3 × “budjet” by “joint fund”',
    )
    await workbench.ask('history.undo', {})
    expect([
      await textOf(one),
      await textOf(two),
      await workbench.ask('coding.list', { document: null }),
    ]).toEqual(before)
  })

  it('takes words out where they give way to nothing', async ({ workbench }) => {
    const { one, placesOf, textOf } = await twoInterviews(workbench)
    await workbench.ask('mending.replace', { places: await placesOf(', too'), by: '' })
    expect(await textOf(one)).toContain('And budjets.')
    expect((await workbench.ask('history.list', { limit: 1 })).undo).toBe('Took out 1 × “, too”')
  })

  it('refuses all where one place does not hold its words, and says which', async ({ workbench }) => {
    const { two, placesOf, textOf } = await twoInterviews(workbench)
    const places = await placesOf('budjet')
    const before = await textOf(two)
    const [turn] = (await workbench.ask('document.text', { document: two })).turns
    if (!turn) throw new Error('There is no turn')
    await workbench.ask('mending.mendTurn', { turn: turn.id, words: 'Oh, no budjet here.' })
    await expectRefused(workbench.ask('mending.replace', { places, by: 'budget' }), 'validation', {
      reason: 'place_changed',
      document: 'Two',
      start: 8,
      words: 'budjet',
    })
    await workbench.ask('history.undo', {})
    expect(await textOf(two)).toBe(before)
    const label = { document: two, start: 0, end: 3, words: 'Kit' }
    const asked = workbench.ask('mending.replace', { places: [label], by: 'Sam' })
    await expectRefused(asked, 'validation', { reason: 'place_changed' })
    const twice = workbench.ask('mending.replace', { places: [...places, ...places], by: 'x' })
    await expectRefused(twice, 'validation', { reason: 'places_overlap' })
  })

  it('tells how far it is, and changes nothing where it is cancelled', async ({ workbench }) => {
    const { placesOf, textOf, one } = await twoInterviews(workbench)
    const [places, before, stop] = [await placesOf('budjet'), await textOf(one), new AbortController()]
    const steps: string[] = []
    const job = {
      signal: stop.signal,
      progress: ({ step }: { step: string }) => {
        steps.push(step)
        if (steps.length === 2) stop.abort()
      },
    }
    await expectRefused(workbench.ask('mending.replace', { places, by: 'budget' }, null, job), 'cancelled')
    expect(steps).toEqual(['One', 'Two'])
    expect(await textOf(one)).toBe(before)
  })
})

describe('comparing with the text as it was imported', () => {
  it('shows what was removed and added, word by word', async ({ workbench }) => {
    const { two, placesOf } = await twoInterviews(workbench)
    const compare = () => workbench.ask('mending.compare', { document: two })
    expect(await compare()).toEqual({
      mended: false,
      runs: [{ kind: 'same', text: 'Kit: No budjet here.\nRo: So?\nKit: None.' }],
    })
    await workbench.ask('mending.replace', { places: await placesOf('budjet'), by: 'budget' })
    const [, ro] = (await workbench.ask('document.text', { document: two })).turns
    if (!ro) throw new Error('There is no second turn')
    await workbench.ask('mending.mendTurn', { turn: ro.id, words: 'So what?' })
    expect(await compare()).toEqual({
      mended: true,
      runs: [
        { kind: 'same', text: 'Kit: No ' },
        { kind: 'removed', text: 'budjet' },
        { kind: 'added', text: 'budget' },
        { kind: 'same', text: ' here.\nRo: So' },
        { kind: 'added', text: ' what' },
        { kind: 'same', text: '?\nKit: None.' },
      ],
    })
  })
})
