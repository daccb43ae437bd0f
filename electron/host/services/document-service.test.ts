import { describe, expect } from 'vitest'
import { expectRefused, first, it, type TestHost } from '../../../test/support/host.ts'
import {
  addCode,
  addCoder,
  importText,
  interview,
  newStudy,
  spanOf,
  undoAll,
} from '../../../test/support/study.ts'

async function oneRow({ ask }: TestHost) {
  return first(await ask('document.list', {}))
}

describe('documents', () => {
  it('are listed with what is in them', async ({ workbench }) => {
    await newStudy(workbench)
    const document = await importText(workbench)
    expect(await oneRow(workbench)).toMatchObject({
      id: document,
      title: 'Interview',
      case: null,
      caseName: null,
      mode: 'interview',
      characters: interview.length,
      words: 30,
      turns: 4,
      codings: 0,
      memos: 0,
      sourceName: 'Interview.txt',
      attributes: {},
      states: [],
    })
  })

  it('change only in what is named', async ({ workbench }) => {
    await newStudy(workbench)
    const document = await importText(workbench)
    const { id: site } = await workbench.ask('case.create', { name: 'Site A', attributes: {} })
    const before = await oneRow(workbench)
    const steps = [
      { title: 'Finance lead' },
      { case: site, caseName: 'Site A' },
      { mode: 'field_note' },
      { attributes: { Wave: '1' } },
      { attributes: { Wave: '2', Language: 'Welsh' } },
      { case: null, caseName: null },
      { attributes: {} },
    ] as const
    let expected: object = before
    for (const step of steps) {
      const { caseName: _shown, ...change } = { caseName: null, ...step }
      await workbench.ask('document.update', { document, ...change })
      expected = { ...expected, ...step }
      expect(await oneRow(workbench)).toEqual(expected)
    }
  })

  it('may have an attribute of any name', async ({ workbench }) => {
    await newStudy(workbench)
    const document = await importText(workbench)
    const attributes = { constructor: 'yes', toString: 'too', Größe: '3' }
    await workbench.ask('document.update', { document, attributes })
    expect((await oneRow(workbench)).attributes).toEqual(attributes)
    await workbench.ask('document.update', { document, attributes: {} })
    expect((await oneRow(workbench)).attributes).toEqual({})
  })

  it('go to no case study that is not there', async ({ workbench }) => {
    await newStudy(workbench)
    const document = await importText(workbench)
    await expectRefused(workbench.ask('document.update', { document, case: document }), 'not_found', {
      what: 'case',
    })
  })

  it('go with their codings, states and memos, and come back with all of them', async ({ workbench }) => {
    await newStudy(workbench)
    const document = await importText(workbench, interview, { attributes: { Wave: '1' } })
    const code = await addCode(workbench, 'Efficiency')
    const coder = await addCoder(workbench, 'Ann')
    const span = await spanOf(workbench, document, 'two contracts')
    const { coding } = await workbench.ask('coding.apply', { document, code, coder, span })
    for (const subject of [
      { kind: 'document', id: document },
      { kind: 'coding', id: coding.id },
      { kind: 'code', id: code },
    ] as const)
      await workbench.ask('memo.write', { memo: null, subject, title: '', body: 'So?', author: coder })
    const state = async () => [
      await workbench.ask('document.list', {}),
      await workbench.ask('coding.list', { document: null }),
      await workbench.ask('memo.list', { subject: null }),
      await workbench.ask('codebook.tree', {}),
    ]
    const before = await state()
    await workbench.ask('document.remove', { document })
    expect(await workbench.ask('document.list', {})).toEqual([])
    expect(await workbench.ask('coding.list', { document: null })).toEqual([])
    expect((await workbench.ask('memo.list', { subject: null })).map(({ subject }) => subject.kind)).toEqual([
      'code',
    ])
    await expectRefused(workbench.ask('document.text', { document }), 'not_found', { what: 'document' })
    expect((await workbench.ask('project.verify', {})).findings).toEqual([])
    await workbench.ask('history.undo', {})
    expect(await state()).toEqual(before)
  })
})

describe('who speaks', () => {
  it('can be said of a speaker, and taken back', async ({ workbench }) => {
    await newStudy(workbench)
    const document = await importText(workbench)
    const speakers = async () => (await workbench.ask('document.text', { document })).speakers
    const dana = (await speakers())[1]
    if (!dana) throw new Error('Dana speaks')
    const { id: participant } = await workbench.ask('participant.create', {
      case: null,
      pseudonym: 'Dana',
      role: 'Finance Lead',
      attributes: {},
    })
    await workbench.ask('document.mapSpeaker', { speaker: dana.id, participant, interviewer: false })
    expect((await speakers())[1]).toEqual({ ...dana, participant })
    expect((await workbench.ask('history.undo', {}))?.label).toBe('Said who “Dana” is')
    expect((await speakers())[1]).toEqual(dana)
    await expectRefused(
      workbench.ask('document.mapSpeaker', {
        speaker: participant,
        participant,
        interviewer: false,
      }),
      'not_found',
      { what: 'speaker' },
    )
  })
})

describe('case studies', () => {
  const create = ({ ask }: TestHost, name: string, attributes = {}) =>
    ask('case.create', { name, attributes })
  const names = async ({ ask }: TestHost) => (await ask('case.list', {})).map(({ name }) => name)

  it('stand in the order they were made, each name once', async ({ workbench }) => {
    await newStudy(workbench)
    const site = await create(workbench, 'Site C', { Region: 'North' })
    expect(site).toMatchObject({ name: 'Site C', attributes: { Region: 'North' }, documents: 0 })
    await create(workbench, 'Site B')
    await create(workbench, 'Site A')
    await expectRefused(create(workbench, 'site b'), 'validation', { reason: 'name_taken' })
    expect(await names(workbench)).toEqual(['Site C', 'Site B', 'Site A'])
    await workbench.ask('case.remove', { case: site.id })
    await create(workbench, 'Another')
    expect(await names(workbench)).toEqual(['Site B', 'Site A', 'Another'])
  })

  it('change only in what is named, and take no other’s name', async ({ workbench }) => {
    await newStudy(workbench)
    const { id } = await create(workbench, 'Site A', { Region: 'North' })
    await create(workbench, 'Site B')
    await workbench.ask('case.update', { case: id, description: 'A long-standing unit.' })
    await workbench.ask('case.update', { case: id, name: 'SITE A' })
    expect(first(await workbench.ask('case.list', {}))).toMatchObject({
      name: 'SITE A',
      description: 'A long-standing unit.',
      attributes: { Region: 'North' },
    })
    await expectRefused(workbench.ask('case.update', { case: id, name: 'Site B' }), 'validation', {
      reason: 'name_taken',
    })
  })

  it('leave their documents and participants when they go', async ({ workbench }) => {
    await newStudy(workbench)
    const { id } = await create(workbench, 'Site A', { Region: 'North' })
    const document = await importText(workbench, interview, { case: id })
    await workbench.ask('participant.create', { case: id, pseudonym: 'Dana', role: '', attributes: {} })
    const memo = { memo: null, subject: { kind: 'case', id }, title: '', body: 'So?', author: null } as const
    await workbench.ask('memo.write', memo)
    const before = await workbench.ask('case.list', {})
    await workbench.ask('case.remove', { case: id })
    expect(await oneRow(workbench)).toMatchObject({ id: document, case: null })
    expect(first(await workbench.ask('participant.list', {}))).toMatchObject({
      pseudonym: 'Dana',
      case: null,
    })
    expect(await workbench.ask('memo.list', { subject: null })).toEqual([])
    await workbench.ask('history.undo', {})
    expect(await workbench.ask('case.list', {})).toEqual(before)
    expect(await workbench.ask('memo.list', { subject: null })).toHaveLength(1)
  })
})

describe('participants', () => {
  it('are changed in what is named', async ({ workbench }) => {
    await newStudy(workbench)
    const { id: site } = await workbench.ask('case.create', { name: 'Site A', attributes: {} })
    const made = await workbench.ask('participant.create', {
      case: null,
      pseudonym: 'Dana',
      role: 'Manager',
      attributes: { Years: '4' },
    })
    const participant = made.id
    await workbench.ask('participant.update', { participant, case: site })
    await workbench.ask('participant.update', { participant, role: '' })
    await workbench.ask('participant.update', { participant, attributes: { Years: '5' } })
    expect(await workbench.ask('participant.list', {})).toEqual([
      { ...made, case: site, role: '', attributes: { Years: '5' } },
    ])
    await undoAll(workbench)
    expect(await workbench.ask('participant.list', {})).toEqual([])
  })

  it('keep what is known of them when they are added again', async ({ workbench }) => {
    await newStudy(workbench)
    const dana = { case: null, pseudonym: 'Dana', role: 'Manager' }
    const { id } = await workbench.ask('participant.create', { ...dana, attributes: { Years: '4' } })
    const again = await workbench.ask('participant.create', { ...dana, attributes: { Team: 'East' } })
    expect(again).toMatchObject({ id, attributes: { Years: '4', Team: 'East' } })
  })
})

describe('coders', () => {
  it('have names and colours of their own', async ({ workbench }) => {
    await newStudy(workbench)
    for (const name of ['Ann', 'Bashir', 'Carol']) await addCoder(workbench, name)
    const all = await workbench.ask('coder.list', {})
    expect(all.map(({ name, kind }) => `${name}: ${kind}`)).toEqual([
      'Ann: person',
      'Bashir: person',
      'Carol: person',
      'Consensus: consensus',
    ])
    const coders = all.slice(0, 3)
    expect(new Set(coders.map(({ colour }) => colour)).size).toBe(3)
    await expectRefused(addCoder(workbench, 'ANN'), 'validation', { reason: 'name_taken' })
    const { id, colour } = first(coders)
    await workbench.ask('coder.update', { coder: id, name: 'Ann W' })
    expect(first(await workbench.ask('coder.list', {}))).toEqual({
      id,
      name: 'Ann W',
      colour,
      kind: 'person',
    })
    await expectRefused(workbench.ask('coder.update', { coder: id, name: 'carol' }), 'validation')
  })
})
