import { describe, expect } from 'vitest'
import { expectRefused, it, type TestHost } from '../../../test/support/host.ts'
import { addCode, addCoder, importText, newStudy, outline, spanOf } from '../../../test/support/study.ts'

const tree = ({ ask }: TestHost) => ask('codebook.tree', {})

async function outlineOf(workbench: TestHost): Promise<string[]> {
  return outline(await tree(workbench))
}

async function codeOf(workbench: TestHost, id: string) {
  const found = (await tree(workbench)).codes.find((code) => code.id === id)
  if (!found) throw new Error('That code is not in the codebook')
  return found
}

/** Outcomes with three codes below it, and Barriers. */
async function aCodebook(workbench: TestHost) {
  await newStudy(workbench)
  const outcomes = await addCode(workbench, 'Outcomes')
  const cost = await addCode(workbench, 'Lower cost', { parent: outcomes })
  const trust = await addCode(workbench, 'Trust', { parent: outcomes })
  const time = await addCode(workbench, 'Time', { parent: outcomes })
  const barriers = await addCode(workbench, 'Barriers')
  return { outcomes, cost, trust, time, barriers }
}

/** Puts a coding on some words under a code. */
async function codeWords(workbench: TestHost, code: Awaited<ReturnType<typeof addCode>>) {
  const document = await importText(workbench)
  const coder = await addCoder(workbench, 'Ann')
  const span = await spanOf(workbench, document, 'two contracts')
  const { coding } = await workbench.ask('coding.apply', { document, code, coder, span })
  return coding
}

describe('creating a code', () => {
  it('puts it last among its siblings', async ({ workbench }) => {
    await aCodebook(workbench)
    expect(await outlineOf(workbench)).toEqual(['Outcomes', '  Lower cost', '  Trust', '  Time', 'Barriers'])
  })

  it('puts it last also after siblings have moved away', async ({ workbench }) => {
    const { cost, trust, barriers, outcomes } = await aCodebook(workbench)
    await workbench.ask('codebook.move', { code: cost, parent: barriers, position: 0 })
    await workbench.ask('codebook.move', { code: trust, parent: barriers, position: 0 })
    await addCode(workbench, 'Fairness', { parent: outcomes })
    expect(await outlineOf(workbench)).toEqual([
      'Outcomes',
      '  Time',
      '  Fairness',
      'Barriers',
      '  Trust',
      '  Lower cost',
    ])
  })

  it('keeps everything that was written about it', async ({ workbench }) => {
    await newStudy(workbench)
    const fields = {
      name: 'Efficiency',
      colour: '#123abc',
      codable: true,
      brief: 'Doing it once',
      definition: 'Where *one* does what two did.',
      whenToUse: 'Savings',
      whenNotToUse: 'Cuts',
      examples: ['One form', 'One home'],
      closeButNo: ['Fewer homes'],
    }
    const code = await workbench.ask('codebook.create', { parent: null, fields })
    expect(code).toMatchObject({ ...fields, parent: null, position: 0, retired: false, codings: 0, memos: 0 })
    expect((await tree(workbench)).codes).toEqual([code])
  })

  it('gives it the colour of its parent unless told', async ({ workbench }) => {
    await newStudy(workbench)
    const parent = await addCode(workbench, 'Outcomes', { colour: '#a0b1c2' })
    expect((await codeOf(workbench, await addCode(workbench, 'Trust', { parent }))).colour).toBe('#a0b1c2')
    const own = await addCode(workbench, 'Cost', { parent, colour: '#00ff00' })
    expect((await codeOf(workbench, own)).colour).toBe('#00ff00')
  })

  it('takes a name once among siblings, whatever the case, and again under another parent', async ({
    workbench,
  }) => {
    const { barriers, outcomes } = await aCodebook(workbench)
    await expectRefused(addCode(workbench, ' TRUST ', { parent: outcomes }), 'validation', {
      reason: 'name_taken',
      name: 'Outcomes / Trust',
    })
    await addCode(workbench, 'Trust', { parent: barriers })
    await addCode(workbench, 'Trust')
    await expectRefused(addCode(workbench, 'Trust'), 'validation', { reason: 'name_taken' })
  })

  it('refuses a blank name and one of several lines is made one', async ({ workbench }) => {
    await newStudy(workbench)
    await expectRefused(addCode(workbench, ' \n '), 'validation')
    expect((await codeOf(workbench, await addCode(workbench, 'Pooled\n budget'))).name).toBe('Pooled budget')
  })

  it('refuses a parent that is not there', async ({ workbench }) => {
    const { id } = await newStudy(workbench)
    await expectRefused(
      workbench.ask('codebook.create', { parent: id, fields: { name: 'Lost' } }),
      'not_found',
      { what: 'code' },
    )
  })
})

describe('changing a code', () => {
  it('renames it and leaves the rest', async ({ workbench }) => {
    const { trust } = await aCodebook(workbench)
    await workbench.ask('codebook.update', { code: trust, fields: { examples: ['We knew them'] } })
    await workbench.ask('codebook.update', { code: trust, fields: { name: 'Confidence' } })
    expect(await codeOf(workbench, trust)).toMatchObject({ name: 'Confidence', examples: ['We knew them'] })
    expect((await workbench.ask('history.list', { limit: 1 })).undo).toBe('Renamed “Trust” to “Confidence”')
  })

  it('changes the case of a name, but takes no sibling’s', async ({ workbench }) => {
    const { trust } = await aCodebook(workbench)
    await workbench.ask('codebook.update', { code: trust, fields: { name: 'TRUST' } })
    await expectRefused(
      workbench.ask('codebook.update', { code: trust, fields: { name: 'time' } }),
      'validation',
      { reason: 'name_taken' },
    )
    expect((await codeOf(workbench, trust)).name).toBe('TRUST')
  })

  it('adds, changes, reorders and takes away examples', async ({ workbench }) => {
    const { trust } = await aCodebook(workbench)
    for (const examples of [['a', 'b', 'c'], ['c', 'a'], [], ['d']]) {
      await workbench.ask('codebook.update', { code: trust, fields: { examples, closeButNo: ['near'] } })
      expect(await codeOf(workbench, trust)).toMatchObject({ examples, closeButNo: ['near'] })
    }
  })

  it('makes no heading of a code that has codings', async ({ workbench }) => {
    const { trust } = await aCodebook(workbench)
    await codeWords(workbench, trust)
    await expectRefused(
      workbench.ask('codebook.update', { code: trust, fields: { codable: false } }),
      'validation',
      { reason: 'has_codings', name: 'Outcomes / Trust' },
    )
  })
})

describe('moving a code', () => {
  it('puts it at its place among the new siblings, with all below it', async ({ workbench }) => {
    const { outcomes, barriers, trust } = await aCodebook(workbench)
    await addCode(workbench, 'Between agencies', { parent: trust })
    await addCode(workbench, 'Law', { parent: barriers })
    await workbench.ask('codebook.move', { code: trust, parent: barriers, position: 0 })
    expect(await outlineOf(workbench)).toEqual([
      'Outcomes',
      '  Lower cost',
      '  Time',
      'Barriers',
      '  Trust',
      '    Between agencies',
      '  Law',
    ])
    await workbench.ask('codebook.move', { code: barriers, parent: outcomes, position: 99 })
    expect(await outlineOf(workbench)).toEqual([
      'Outcomes',
      '  Lower cost',
      '  Time',
      '  Barriers',
      '    Trust',
      '      Between agencies',
      '    Law',
    ])
  })

  it('reorders siblings', async ({ workbench }) => {
    const { outcomes, time } = await aCodebook(workbench)
    await workbench.ask('codebook.move', { code: time, parent: outcomes, position: 0 })
    expect((await outlineOf(workbench)).slice(1, 4)).toEqual(['  Time', '  Lower cost', '  Trust'])
    await workbench.ask('codebook.move', { code: time, parent: outcomes, position: 1 })
    expect((await outlineOf(workbench)).slice(1, 4)).toEqual(['  Lower cost', '  Time', '  Trust'])
  })

  it('refuses to put a code under itself or below itself', async ({ workbench }) => {
    const { outcomes, trust } = await aCodebook(workbench)
    const deep = await addCode(workbench, 'Between agencies', { parent: trust })
    const before = await tree(workbench)
    for (const parent of [outcomes, trust, deep]) {
      await expectRefused(
        workbench.ask('codebook.move', { code: outcomes, parent, position: 0 }),
        'validation',
        { reason: 'would_circle', name: 'Outcomes' },
      )
    }
    expect(await tree(workbench)).toEqual(before)
  })

  it('refuses where a sibling bears the name', async ({ workbench }) => {
    const { trust } = await aCodebook(workbench)
    await addCode(workbench, 'trust')
    await expectRefused(
      workbench.ask('codebook.move', { code: trust, parent: null, position: 0 }),
      'validation',
      { reason: 'name_taken', name: 'trust' },
    )
  })
})

describe('retiring a code', () => {
  it('keeps its codings, names its successor, and takes no new ones until it is back in use', async ({
    workbench,
  }) => {
    const { trust, cost } = await aCodebook(workbench)
    const { id, document, coder, start, end } = await codeWords(workbench, trust)
    await workbench.ask('codebook.retire', { code: trust, successor: cost })
    expect(await codeOf(workbench, trust)).toMatchObject({ retired: true, successor: cost, codings: 1 })
    const again = { document, code: trust, coder, span: { start, end: end - 1 } }
    await expectRefused(workbench.ask('coding.apply', again), 'validation', { reason: 'code_retired' })
    expect((await workbench.ask('coding.list', { document })).map((coding) => coding.id)).toEqual([id])
    await workbench.ask('codebook.restore', { code: trust })
    expect(await codeOf(workbench, trust)).toMatchObject({ retired: false, successor: null })
    expect((await workbench.ask('coding.apply', again)).created).toBe(true)
  })

  it('refuses a code as its own successor, and one that is not there', async ({ workbench }) => {
    const { trust } = await aCodebook(workbench)
    const { id } = (await tree(workbench)).version
    await expectRefused(workbench.ask('codebook.retire', { code: trust, successor: trust }), 'validation', {
      reason: 'own_successor',
    })
    await expectRefused(workbench.ask('codebook.retire', { code: trust, successor: id }), 'not_found')
  })
})

describe('removing a code', () => {
  it('takes it away with all below it, their memos and examples', async ({ workbench }) => {
    const { outcomes, trust } = await aCodebook(workbench)
    await workbench.ask('codebook.update', { code: trust, fields: { examples: ['We knew them'] } })
    const memo = {
      memo: null,
      subject: { kind: 'code', id: trust },
      title: '',
      body: 'So?',
      author: null,
    } as const
    await workbench.ask('memo.write', memo)
    const before = await tree(workbench)
    await workbench.ask('codebook.remove', { code: outcomes })
    expect(await outlineOf(workbench)).toEqual(['Barriers'])
    expect(await workbench.ask('memo.list', { subject: null })).toEqual([])
    await workbench.ask('history.undo', {})
    expect(await tree(workbench)).toEqual(before)
    expect(await workbench.ask('memo.list', { subject: null })).toHaveLength(1)
  })

  it('refuses one with codings, in it or below it', async ({ workbench }) => {
    const { outcomes, trust, time } = await aCodebook(workbench)
    await codeWords(workbench, trust)
    for (const code of [trust, outcomes]) {
      await expectRefused(workbench.ask('codebook.remove', { code }), 'validation', {
        reason: 'has_codings',
        name: 'Outcomes / Trust',
      })
    }
    await workbench.ask('codebook.remove', { code: time })
    expect(await outlineOf(workbench)).toHaveLength(4)
  })

  it('leaves a code that named it as its successor without one', async ({ workbench }) => {
    const { cost, time } = await aCodebook(workbench)
    await workbench.ask('codebook.retire', { code: time, successor: cost })
    await workbench.ask('codebook.remove', { code: cost })
    expect(await codeOf(workbench, time)).toMatchObject({ retired: true, successor: null })
    await workbench.ask('history.undo', {})
    expect((await codeOf(workbench, time)).successor).toBe(cost)
  })
})

describe('versions of the codebook', () => {
  it('begin with the project and are numbered', async ({ workbench }) => {
    await newStudy(workbench, { codebook: 'barriers', coder: 'Ann' })
    const { version, changedSince } = await tree(workbench)
    expect(version).toMatchObject({ number: 1, by: 'Ann' })
    expect(changedSince).toBe(false)
    const second = await workbench.ask('codebook.publish', { note: 'After the first five' })
    expect(second).toMatchObject({ number: 2, note: 'After the first five', by: null })
    expect(await workbench.ask('codebook.versions', {})).toEqual([second, version])
    expect((await tree(workbench)).version).toEqual(second)
  })

  it('say whether the codebook is still as they had it', async ({ workbench }) => {
    const { outcomes, trust, time, barriers } = await aCodebook(workbench)
    const changed = async () => (await tree(workbench)).changedSince
    expect(await changed()).toBe(true)
    const changes = [
      () => workbench.ask('codebook.update', { code: trust, fields: { definition: 'New' } }),
      () => workbench.ask('codebook.update', { code: trust, fields: { examples: ['One'] } }),
      () => workbench.ask('codebook.move', { code: time, parent: outcomes, position: 0 }),
      () => workbench.ask('codebook.move', { code: time, parent: barriers, position: 0 }),
      () => workbench.ask('codebook.retire', { code: trust, successor: null }),
      () => addCode(workbench, 'New'),
      () => workbench.ask('codebook.remove', { code: barriers }),
    ]
    for (const change of changes) {
      await workbench.ask('codebook.publish', { note: '' })
      expect(await changed()).toBe(false)
      await change()
      expect(await changed()).toBe(true)
      await workbench.ask('history.undo', {})
      expect(await changed()).toBe(false)
      await workbench.ask('history.redo', {})
    }
  })

  it('do not change with codings and memos', async ({ workbench }) => {
    const { trust } = await aCodebook(workbench)
    await workbench.ask('codebook.publish', { note: '' })
    await codeWords(workbench, trust)
    expect((await tree(workbench)).changedSince).toBe(false)
  })
})

describe('codebooks from files', () => {
  it('are offered ready-made, and added beside what is there', async ({ workbench }) => {
    const starters = await workbench.ask('codebook.starters', {})
    expect(starters).toHaveLength(6)
    await aCodebook(workbench)
    for (const { starter, codes } of starters) {
      const before = (await tree(workbench)).codes.length
      const added = await workbench.ask('codebook.addStarter', { starter })
      expect(added.codes).toBeLessThanOrEqual(codes)
      expect((await tree(workbench)).codes).toHaveLength(before + added.codes)
      const history = await workbench.ask('history.list', { limit: 1 })
      expect(history.undo).toMatch(/^Added \d+ codes? from “/u)
      expect(await workbench.ask('codebook.addStarter', { starter })).toEqual({ codes: 0 })
      expect(await workbench.ask('history.list', { limit: 1 })).toEqual(history)
    }
  })

  it('come with a project that is made with one', async ({ workbench }) => {
    const file = workbench.file(
      'mine.json',
      `\ufeff${JSON.stringify({
        id: 'mine',
        name: 'Mine',
        codes: [
          {
            name: 'A',
            children: [
              { name: 'B', examples: ['b'] },
              { name: 'C', children: [{ name: 'D' }] },
            ],
          },
          { name: 'E', codable: false, colour: '#010203' },
        ],
      })}`,
    )
    const { codes } = await newStudy(workbench, { codebook: { file } })
    expect(codes).toBe(5)
    expect(await outlineOf(workbench)).toEqual(['A', '  B', '  C', '    D', 'E'])
    expect((await tree(workbench)).codes.at(-1)).toMatchObject({ codable: false, colour: '#010203' })
    expect(await workbench.ask('codebook.addFile', { file })).toEqual({ codes: 0 })
  })

  it('are refused where they are none, and change nothing then', async ({ workbench }) => {
    const nested = (depth: number) => `${'{"name":"x","children":['.repeat(depth)}${']}'.repeat(depth)}`
    await newStudy(workbench)
    const bad: readonly (readonly [string, string])[] = [
      ['empty.json', ''],
      ['text.json', 'not a codebook'],
      ['other.json', '{"name": "x"}'],
      ['nothing.json', '{"id": "x", "name": "x", "codes": []}'],
      ['deep.json', `{"id": "x", "name": "x", "codes": [${nested(100_000)}]}`],
    ]
    for (const [name, content] of bad) {
      const file = workbench.file(name, content)
      await expectRefused(workbench.ask('codebook.addFile', { file }), 'import_rejected', { source: name })
    }
    const gone = workbench.host.grant(workbench.at('gone.json'))
    await expectRefused(workbench.ask('codebook.addFile', { file: gone }), 'not_found', { what: 'file' })
    expect(await outlineOf(workbench)).toEqual([])
  })
})
