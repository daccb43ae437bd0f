import { describe, expect } from 'vitest'
import type { DocumentId } from '#shared/ids.ts'
import { expectRefused, it, type TestHost } from '../../../test/support/host.ts'
import { addCode, addCoder, importText, interview, newStudy, spanOf } from '../../../test/support/study.ts'

async function aStudy(workbench: TestHost, text = interview) {
  await newStudy(workbench)
  const document = await importText(workbench, text)
  const code = await addCode(workbench, 'Efficiency')
  const coder = await addCoder(workbench, 'Ann')
  const apply = (words: string) =>
    spanOf(workbench, document, words).then((span) =>
      workbench.ask('coding.apply', { document, code, coder, span }, coder),
    )
  const codings = () => workbench.ask('coding.list', { document })
  return { document, code, coder, apply, codings }
}

async function stateOf({ ask }: TestHost, document: DocumentId) {
  return (await ask('document.list', {})).find((row) => row.id === document)?.states
}

async function wordsOf(
  { ask }: TestHost,
  document: DocumentId,
  { start, end }: { start: number; end: number },
) {
  return (await ask('document.text', { document })).text.slice(start, end)
}

describe('coding a passage', () => {
  it('puts a code on words, under the coder and the codebook version in force', async ({ workbench }) => {
    const { document, code, coder, apply } = await aStudy(workbench)
    const { coding, created } = await apply('two contracts')
    expect(created).toBe(true)
    expect(coding).toMatchObject({ document, code, coder, version: 1, memos: 0 })
    expect(await wordsOf(workbench, document, coding)).toBe('two contracts')
    await workbench.ask('codebook.publish', { note: '' })
    expect((await apply('It made no sense')).coding.version).toBe(2)
  })

  it('answers the coding there is when the same is applied again, and the history gains nothing', async ({
    workbench,
  }) => {
    const { apply, codings } = await aStudy(workbench)
    const { coding } = await apply('two contracts')
    const before = await workbench.ask('history.list', { limit: 100 })
    expect(await apply('two contracts')).toEqual({ coding, created: false })
    expect(await codings()).toEqual([coding])
    expect(await workbench.ask('history.list', { limit: 100 })).toEqual(before)
  })

  it('lets codings overlap: of other codes, of other coders, of other spans', async ({ workbench }) => {
    const { document, code, apply, codings } = await aStudy(workbench)
    await apply('two contracts with one home')
    await apply('contracts with')
    const span = await spanOf(workbench, document, 'two contracts')
    const bashir = await addCoder(workbench, 'Bashir')
    await workbench.ask('coding.apply', { document, code, coder: bashir, span })
    const partnership = await addCode(workbench, 'Partnership')
    await workbench.ask('coding.apply', { document, code: partnership, coder: bashir, span })
    expect(await codings()).toHaveLength(4)
  })

  it('says in the history what was coded as what', async ({ workbench }) => {
    const { coder, apply } = await aStudy(workbench)
    await apply('two contracts with one home')
    const { entries, undo } = await workbench.ask('history.list', { limit: 1 })
    expect(entries).toMatchObject([
      { kind: 'coding.apply', label: 'Coded 5 words as Efficiency', coder, coderName: 'Ann', undone: false },
    ])
    expect(undo).toBe('Coded 5 words as Efficiency')
  })
})

describe('what can be coded', () => {
  it('leaves a label out at either end: the edges are drawn in to the words', async ({ workbench }) => {
    const { document, apply } = await aStudy(workbench)
    const { coding } = await apply(
      'Dana: We had two contracts with one home. It made no sense.\nInterviewer:',
    )
    expect(await wordsOf(workbench, document, coding)).toBe(
      'We had two contracts with one home. It made no sense.',
    )
  })

  it('keeps a label within a passage over several turns', async ({ workbench }) => {
    const { document, apply } = await aStudy(workbench)
    const { coding } = await apply('no sense.\nInterviewer: And')
    expect(await wordsOf(workbench, document, coding)).toBe('no sense.\nInterviewer: And')
  })

  it('takes the same passage chosen with or without the label for one coding', async ({ workbench }) => {
    const { apply } = await aStudy(workbench)
    const { coding } = await apply('And then?')
    expect(await apply('Interviewer: And then?')).toEqual({ coding, created: false })
  })

  it('refuses a label alone', async ({ workbench }) => {
    const { apply, codings } = await aStudy(workbench)
    await expectRefused(apply('Dana: '), 'validation', { reason: 'nothing_codable' })
    expect(await codings()).toEqual([])
  })

  it('refuses what reaches past the text, also where only its end does', async ({ workbench }) => {
    const { document, code, coder } = await aStudy(workbench)
    for (const span of [
      { start: 0, end: interview.length + 1 },
      { start: interview.length + 5, end: interview.length + 9 },
    ]) {
      await expectRefused(workbench.ask('coding.apply', { document, code, coder, span }), 'validation', {
        reason: 'outside_text',
        characters: interview.length,
      })
    }
  })

  it('refuses empty, backward and broken spans', async ({ workbench }) => {
    const { document, code, coder } = await aStudy(workbench)
    for (const span of [
      { start: 20, end: 20 },
      { start: 30, end: 20 },
      { start: -1, end: 20 },
      { start: 1.5, end: 20 },
      { start: 0, end: Number.NaN },
    ]) {
      await expectRefused(workbench.ask('coding.apply', { document, code, coder, span }), 'validation', {
        reason: 'bad_input',
      })
    }
  })

  it('refuses to begin or end in the middle of a character', async ({ workbench }) => {
    const { document, code, coder, codings } = await aStudy(
      workbench,
      'Dana: Good 👍 and so on.\nKit: Yes.\nDana: So.',
    )
    const { start } = await spanOf(workbench, document, '👍')
    for (const span of [
      { start: start - 5, end: start + 1 },
      { start: start + 1, end: start + 6 },
    ]) {
      await expectRefused(workbench.ask('coding.apply', { document, code, coder, span }), 'validation', {
        reason: 'splits_character',
      })
    }
    await workbench.ask('coding.apply', { document, code, coder, span: { start, end: start + 2 } })
    expect(await wordsOf(workbench, document, (await codings())[0] ?? { start: 0, end: 0 })).toBe('👍')
  })

  it('refuses a heading, a retired code, and what is not there', async ({ workbench }) => {
    const { document, code, coder, codings } = await aStudy(workbench)
    const span = await spanOf(workbench, document, 'two contracts')
    const heading = await addCode(workbench, 'Outcomes', { codable: false })
    const retired = await addCode(workbench, 'Old', { parent: heading })
    await workbench.ask('codebook.retire', { code: retired, successor: code })
    const apply = (changes: object) =>
      workbench.ask('coding.apply', { document, code, coder, span, ...changes })
    await expectRefused(apply({ code: heading }), 'validation', {
      reason: 'heading_not_codable',
      name: 'Outcomes',
    })
    await expectRefused(apply({ code: retired }), 'validation', {
      reason: 'code_retired',
      name: 'Outcomes / Old',
    })
    await expectRefused(apply({ code: coder }), 'not_found', { what: 'code' })
    await expectRefused(apply({ coder: code }), 'not_found', { what: 'coder' })
    await expectRefused(apply({ document: code }), 'not_found', { what: 'document' })
    expect(await codings()).toEqual([])
    expect(await stateOf(workbench, document)).toEqual([])
  })

  it('codes anything but nothing in a text without turns', async ({ workbench }) => {
    const text = 'Field note. The gate was open, and nobody was at the desk.'
    const { document, apply } = await aStudy(workbench, text)
    const { coding } = await apply(text)
    expect(coding).toMatchObject({ start: 0, end: text.length })
    expect(await wordsOf(workbench, document, coding)).toBe(text)
  })
})

describe('taking codings away', () => {
  it('removes several in one step, and undo brings them back as they were', async ({ workbench }) => {
    const { apply, codings } = await aStudy(workbench)
    const one = await apply('two contracts')
    await apply('no sense')
    const other = await apply('a year')
    const before = await codings()
    const ids = [one.coding.id, other.coding.id, one.coding.id]
    expect(await workbench.ask('coding.remove', { codings: ids })).toEqual({ removed: 2 })
    expect(await codings()).toHaveLength(1)
    await workbench.ask('history.undo', {})
    expect(await codings()).toEqual(before)
  })

  it('removes none where one is not there', async ({ workbench }) => {
    const { code, apply, codings } = await aStudy(workbench)
    const { coding } = await apply('two contracts')
    await expectRefused(
      workbench.ask('coding.remove', {
        codings: [coding.id, (await apply('a year')).coding.id, code],
      }),
      'not_found',
      { what: 'coding' },
    )
    expect(await codings()).toHaveLength(2)
  })
})

describe('many codings at once', () => {
  it('applies all of them as one step of the history, counting those there already', async ({
    workbench,
  }) => {
    const { document, code, coder, apply, codings } = await aStudy(workbench)
    const { coding } = await apply('two contracts')
    const wanted = ['two contracts', 'no sense', 'a year', 'no sense']
    const spans = await Promise.all(wanted.map((words) => spanOf(workbench, document, words)))
    expect(
      await workbench.ask('coding.applyMany', {
        codings: spans.map((span) => ({ document, code, coder, span })),
      }),
    ).toEqual({ created: 2, already: 2 })
    expect(await codings()).toHaveLength(3)
    expect((await workbench.ask('history.list', { limit: 1 })).entries[0]?.label).toBe('Applied 2 codings')
    await workbench.ask('history.undo', {})
    expect(await codings()).toEqual([coding])
  })

  it('makes a coder who is named for the first time, once, and finds one again whatever the case', async ({
    workbench,
  }) => {
    const { document, code, coder } = await aStudy(workbench)
    const apply = async (named: string, words: string) => ({
      document,
      code,
      coder: { named },
      span: await spanOf(workbench, document, words),
    })
    await workbench.ask('coding.applyMany', {
      codings: [
        await apply('Bashir', 'two contracts'),
        await apply('bashir', 'a year'),
        await apply('ANN', 'no sense'),
      ],
    })
    const coders = await workbench.ask('coder.list', {})
    expect(coders.map(({ name }) => name)).toEqual(['Ann', 'Bashir', 'Consensus'])
    const counts = (await stateOf(workbench, document))?.map((row) => [row.coder, row.state, row.codings])
    expect(counts).toEqual(
      expect.arrayContaining([
        [coder, 'in_progress', 1],
        [coders[1]?.id, 'in_progress', 2],
      ]),
    )
  })

  it('applies none where one is refused, and says which row', async ({ workbench }) => {
    const { document, code, coder, codings } = await aStudy(workbench)
    const good = await spanOf(workbench, document, 'two contracts')
    const label = await spanOf(workbench, document, 'Dana:')
    await expectRefused(
      workbench.ask('coding.applyMany', {
        codings: [
          { document, code, coder: { named: 'Newcomer' }, span: good },
          { document, code, coder, span: good },
          { document, code, coder, span: label },
        ],
      }),
      'validation',
      { reason: 'nothing_codable', row: 3 },
    )
    expect(await codings()).toEqual([])
    expect((await workbench.ask('project.current', {}))?.coders).toHaveLength(1)
  })
})

describe('how far a coder is with a document', () => {
  it('is not started, then in progress with the first coding, then finished when the coder says so', async ({
    workbench,
  }) => {
    const { document, coder, apply } = await aStudy(workbench)
    expect(await stateOf(workbench, document)).toEqual([])
    await apply('two contracts')
    expect(await stateOf(workbench, document)).toEqual([
      { coder, round: null, state: 'in_progress', codings: 1 },
    ])
    await workbench.ask('coding.setState', { document, coder, state: 'finished' })
    await apply('a year')
    expect(await stateOf(workbench, document)).toEqual([
      { coder, round: null, state: 'finished', codings: 2 },
    ])
  })

  it('is finished without a single coding where nothing was there to code', async ({ workbench }) => {
    const { document } = await aStudy(workbench)
    await workbench.ask('coding.setState', { document, coder: { named: 'Carol' }, state: 'finished' })
    expect(await stateOf(workbench, document)).toMatchObject([{ state: 'finished', codings: 0 }])
  })

  it('can be put back, keeping the codings', async ({ workbench }) => {
    const { document, coder, apply } = await aStudy(workbench)
    await apply('two contracts')
    await workbench.ask('coding.setState', { document, coder, state: 'finished' })
    await workbench.ask('coding.setState', { document, coder, state: 'not_started' })
    expect(await stateOf(workbench, document)).toEqual([
      { coder, round: null, state: 'not_started', codings: 1 },
    ])
  })

  it('goes back with an undo of the coding that started it', async ({ workbench }) => {
    const { document, apply, codings } = await aStudy(workbench)
    await apply('two contracts')
    await workbench.ask('history.undo', {})
    expect(await codings()).toEqual([])
    expect(await stateOf(workbench, document)).toEqual([])
    await workbench.ask('history.redo', {})
    expect(await codings()).toHaveLength(1)
  })

  it('is set for several documents in one step', async ({ workbench }) => {
    const { document, coder } = await aStudy(workbench)
    const second = await importText(workbench, 'Dana: Another day.\nKit: Yes.\nDana: So.', {
      fileName: 'Two.txt',
    })
    await workbench.ask('coding.setState', { document: [document, second], coder, state: 'finished' })
    expect((await workbench.ask('history.list', { limit: 1 })).entries[0]?.label).toBe(
      'Finished: 2 documents',
    )
    await workbench.ask('history.undo', {})
    expect(await stateOf(workbench, second)).toEqual([])
  })
})
