import { describe, expect } from 'vitest'
import { expectRefused, it, type TestHost } from '../../../test/support/host.ts'
import { addCode, addCoder, importText, newStudy, spanOf } from '../../../test/support/study.ts'

/** A codebook of which version 2 is frozen: Barriers / Trust, Barriers / Time. */
async function aCodebook(workbench: TestHost) {
  await newStudy(workbench)
  const barriers = await addCode(workbench, 'Barriers', { codable: false })
  const trust = await addCode(workbench, 'Trust', { parent: barriers, whenToUse: 'Where trust is named.' })
  const time = await addCode(workbench, 'Time', { parent: barriers })
  await workbench.ask('codebook.publish', { note: 'First' })
  return { barriers, trust, time }
}

async function aFreeCode(workbench: TestHost) {
  const document = await importText(workbench)
  const coder = await addCoder(workbench, 'Bashir')
  const span = await spanOf(workbench, document, 'two contracts')
  return (await workbench.ask('coding.applyFree', { document, coder, span, name: 'In passing' })).code
}

const codeOf = async ({ ask }: TestHost, id: string) =>
  (await ask('codebook.tree', {})).codes.find((code) => code.id === id)

describe('comparing versions of the codebook', () => {
  it('tells code by code what changed since, or between two of them', async ({ workbench }) => {
    const { trust, time } = await aCodebook(workbench)
    await workbench.ask('codebook.update', {
      code: trust,
      fields: { definition: 'Believing.', name: 'Faith' },
    })
    await workbench.ask('codebook.remove', { code: time })
    const cost = await addCode(workbench, 'Cost', { synonyms: ['Money'] })
    const differences = [
      {
        code: trust,
        path: 'Barriers / Faith',
        change: 'changed',
        fields: [
          { field: 'Name', before: 'Trust', after: 'Faith' },
          { field: 'Full definition', before: '', after: 'Believing.' },
        ],
      },
      { code: cost, path: 'Cost', change: 'added', fields: [] },
      { code: time, path: 'Barriers / Time', change: 'removed', fields: [] },
    ]
    expect(await workbench.ask('codebook.compare', { from: 2, to: null })).toEqual(differences)
    expect(await workbench.ask('codebook.compare', { from: 2, to: 2 })).toEqual([])
    await workbench.ask('codebook.publish', { note: 'Second' })
    expect(await workbench.ask('codebook.compare', { from: 2, to: 3 })).toEqual(differences)
    expect(await workbench.ask('codebook.compare', { from: 3, to: null })).toEqual([])
    expect((await workbench.ask('codebook.compare', { from: 1, to: 3 })).map(({ change }) => change)).toEqual(
      ['added', 'added', 'added'],
    )
  })

  it('leaves free codes out, which no version holds', async ({ workbench }) => {
    await aCodebook(workbench)
    await aFreeCode(workbench)
    expect(await workbench.ask('codebook.compare', { from: 2, to: null })).toEqual([])
  })

  it('refuses a version that is not there', async ({ workbench }) => {
    await aCodebook(workbench)
    await expectRefused(workbench.ask('codebook.compare', { from: 9, to: null }), 'not_found')
    await expectRefused(workbench.ask('codebook.compare', { from: 1, to: 3 }), 'not_found')
  })
})

describe('amending the codebook after a discussion', () => {
  it('adds to the code and freezes the next version, in one step', async ({ workbench }) => {
    const { trust } = await aCodebook(workbench)
    const ann = await addCoder(workbench, 'Ann')
    const amend = (part: 'example' | 'close_but_no' | 'when_to_use' | 'when_not_to_use', text: string) =>
      workbench.ask('codebook.amend', { code: trust, part, text, note: 'Round 1' }, ann)
    expect(await amend('example', ' We shook hands. ')).toMatchObject({
      number: 3,
      note: 'Round 1',
      by: 'Ann',
    })
    await amend('close_but_no', 'A contract.')
    await amend('when_to_use', 'Also where it is missing.')
    expect(await amend('when_not_to_use', 'Not for money.')).toMatchObject({ number: 6 })
    expect(await codeOf(workbench, trust)).toMatchObject({
      examples: ['We shook hands.'],
      closeButNo: ['A contract.'],
      whenToUse: 'Where trust is named.\nAlso where it is missing.',
      whenNotToUse: 'Not for money.',
    })
    expect((await workbench.ask('codebook.tree', {})).changedSince).toBe(false)
    expect(await workbench.ask('history.list', { limit: 1 })).toMatchObject({
      undo: 'Added a rule on when not to use it to “Trust”, codebook version 6',
      entries: [{ coderName: 'Ann' }],
    })
    await workbench.ask('history.undo', {})
    expect(await codeOf(workbench, trust)).toMatchObject({ whenNotToUse: '' })
    expect((await workbench.ask('codebook.versions', {})).map(({ number }) => number)).toEqual([
      5, 4, 3, 2, 1,
    ])
  })

  it('takes into the version what else has changed since the last', async ({ workbench }) => {
    const { trust, time } = await aCodebook(workbench)
    await workbench.ask('codebook.update', { code: time, fields: { brief: 'Hours' } })
    await workbench.ask('codebook.amend', { code: trust, part: 'example', text: 'One', note: '' })
    expect((await workbench.ask('codebook.compare', { from: 2, to: 3 })).map(({ path }) => path)).toEqual([
      'Barriers / Trust',
      'Barriers / Time',
    ])
  })

  it('refuses what the code says already, and no words', async ({ workbench }) => {
    const { trust } = await aCodebook(workbench)
    const amend = (part: 'example' | 'when_to_use', text: string) =>
      workbench.ask('codebook.amend', { code: trust, part, text, note: '' })
    await amend('example', 'One')
    await expectRefused(amend('example', 'One'), 'validation', { reason: 'said_already', name: 'Trust' })
    await expectRefused(amend('when_to_use', 'Where trust is named.'), 'validation', {
      reason: 'said_already',
    })
    await expectRefused(amend('example', ' \n '), 'validation')
    expect((await workbench.ask('codebook.versions', {})).length).toBe(3)
  })

  it('refuses a free code, which stands in no version', async ({ workbench }) => {
    await newStudy(workbench)
    const code = await aFreeCode(workbench)
    await expectRefused(
      workbench.ask('codebook.amend', { code, part: 'example', text: 'One', note: '' }),
      'validation',
      { reason: 'no_place_yet', name: 'In passing' },
    )
  })
})
