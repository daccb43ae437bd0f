import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { describe, expect } from 'vitest'
import type { CallInput } from '#shared/contract/index.ts'
import type { CoderId } from '#shared/ids.ts'
import { expectRefused, it, type TestHost } from '../../../test/support/host.ts'
import { addCode, addCoder, importText, newStudy, spanOf, undoAll } from '../../../test/support/study.ts'

const second = 'Kit: Nobody asked the plumber.\nRo: So?\nKit: We went to Quillmarsh.'

/** Two interviews at two sites, coded and written about by Ann and Ben; one document and one coding were removed. */
async function aStudy(workbench: TestHost) {
  const { ask } = workbench
  await newStudy(workbench)
  const speakers = (pseudonym: string) => [
    { label: pseudonym, interviewer: false, participant: { create: { pseudonym, role: 'Nurse' } } },
  ]
  const one = await importText(workbench, undefined, {
    fileName: 'One.txt',
    title: 'One',
    case: { create: 'Site A' },
    speakers: speakers('Dana'),
  })
  const two = await importText(workbench, second, {
    fileName: 'Two.txt',
    title: 'Twofold',
    case: { create: 'Site B' },
    speakers: speakers('Kit'),
  })
  const gone = await importText(workbench, 'Zed: The zeppelin burned.\nYan: Oh.\nZed: Yes.', {
    fileName: 'Gone.txt',
    title: 'Gone astray',
  })
  await ask('document.remove', { document: gone })
  const trust = await addCode(workbench, 'Trust')
  const [ann, ben] = [await addCoder(workbench, 'Ann'), await addCoder(workbench, 'Ben')]
  const code = async (coder: CoderId, words: string, document = one) =>
    (
      await ask(
        'coding.apply',
        { document, code: trust, coder, span: await spanOf(workbench, document, words) },
        coder,
      )
    ).coding
  const free = async (coder: CoderId, name: string, words: string, document = one) =>
    ask('coding.applyFree', { document, coder, name, span: await spanOf(workbench, document, words) }, coder)
  const write = (author: CoderId, subject: CallInput<'memo.write'>['subject'], body: string) =>
    ask('memo.write', { memo: null, subject, title: '', body, author }, author)
  const anns = await code(ann, 'two contracts')
  const bens = await code(ben, 'It made no sense')
  await code(ben, 'plumber', two)
  await free(ann, 'annscode', 'one home')
  await free(ben, 'benscode', 'a year')
  await free(ben, 'farcode', 'Quillmarsh', two)
  await write(ann, { kind: 'document', id: one }, 'annsdocumentmemo')
  await write(ann, { kind: 'coding', id: anns.id }, 'annscodingmemo')
  await write(ann, { kind: 'code', id: trust }, 'codebookmemo')
  await write(ann, { kind: 'journal' }, 'annsjournal')
  await write(ben, { kind: 'coding', id: bens.id }, 'benscodingmemo')
  await write(ben, { kind: 'document', id: two }, 'bensfarmemo')
  await ask('coding.setState', { document: one, coder: ben, state: 'finished' }, ben)
  await ask('coding.setState', { document: one, coder: ann, state: 'finished' }, ann)
  const out = workbench.place('out')
  const make = (how: Partial<CallInput<'handover.make'>> = {}, as: CoderId | null = ann) =>
    ask('handover.make', { folder: out, person: ben, documents: null, withOthers: true, ...how }, as)
  return { ...workbench, one, two, trust, ann, ben, code, free, make, out }
}

/** Every word, and every title, of what was taken out. */
const farWords = ['plumber', 'Quillmarsh', 'Twofold', 'Two.txt', 'bensfarmemo', 'farcode', 'Kit']
const goneWords = ['zeppelin', 'Gone astray', 'Gone.txt']
const annsWords = ['annscode', 'annsdocumentmemo', 'annscodingmemo', 'annsjournal']
const bensWords = ['benscode', 'benscodingmemo']

/** Which of these words stand anywhere in the bytes of a file. */
function wordsIn(file: string, words: readonly string[]): string[] {
  const bytes = readFileSync(file)
  return words.filter((word) => bytes.includes(word))
}

describe('handing over a copy', () => {
  it('remembers for whom it is, what is in it and what is missing', async ({ workbench }) => {
    const { make, ask, one, two, ann, ben } = await aStudy(workbench)
    expect(await ask('handover.list', {})).toEqual([])
    const whole = await make()
    expect(whole).toMatchObject({
      fileName: 'Study - for Ben.concord',
      person: { coder: ben, name: 'Ben' },
      documents: null,
      withOthers: true,
      by: 'Ann',
      returnedAt: null,
      calledOffAt: null,
      missing: [{ document: two, title: 'Twofold' }],
    })
    expect(workbench.host.pathOf(whole.file)).toBe(workbench.at('out', 'Study - for Ben.concord'))
    expect(readFileSync(workbench.at('out', whole.fileName)).length).toBe(whole.bytes)
    const { bytes, file, ...blind } = await make({
      person: { create: 'Cerys' },
      documents: [one],
      withOthers: false,
    })
    expect(blind).toMatchObject({ person: { name: 'Cerys' }, documents: [{ document: one, title: 'One' }] })
    expect([bytes > 0, file.length > 0]).toEqual([true, true])
    expect((await make()).fileName).toBe('Study - for Ben (2).concord')
    const listed = await ask('handover.list', {})
    expect(listed.map(({ person, missing }) => [person.name, missing.map(({ title }) => title)])).toEqual([
      ['Ben', ['Twofold']],
      ['Cerys', ['One']],
      ['Ben', ['Twofold']],
    ])
    expect(listed[1]).toEqual(blind)
    // What comes later is in no copy; what is finished in any round is not missing.
    await importText(workbench, 'A: One.\nB: Two.', { fileName: 'Late.txt', title: 'Late' })
    const round = await ask('round.create', {
      name: 'Pilot',
      documents: [two],
      coders: [ann, ben],
      blind: true,
    })
    await ask('coding.setState', { document: two, coder: ben, state: 'finished' }, ben)
    expect(round.blind).toBe(true)
    expect((await ask('handover.list', {})).map(({ missing }) => missing.length)).toEqual([0, 1, 0])
    expect((await ask('history.list', { limit: 100 })).entries.map(({ label }) => label)).toContain(
      'Gave a copy to Cerys',
    )
  })

  it('can be called off and expected again', async ({ workbench }) => {
    const { make, ask } = await aStudy(workbench)
    const { id } = await make()
    const set = async (calledOff: boolean) => {
      const heard = workbench.events.length
      await ask('handover.setCalledOff', { handover: id, calledOff })
      const [row] = await ask('handover.list', {})
      return [row?.calledOffAt !== null, workbench.events.length - heard]
    }
    expect(await set(true)).toEqual([true, 1])
    expect(await set(true)).toEqual([true, 0])
    expect(await set(false)).toEqual([false, 1])
    await ask('history.undo', {})
    expect((await ask('handover.list', {}))[0]?.calledOffAt).not.toBeNull()
  })

  it('refuses who and what there is not, and never writes over a file', async ({ workbench }) => {
    const { make, ask, two, folder } = await aStudy(workbench)
    writeFileSync(workbench.at('out', 'There.concord'), 'mine')
    const coders = await ask('coder.list', {})
    const consensus = coders.find(({ kind }) => kind === 'consensus')
    if (!consensus) throw new Error('There is always a consensus')
    const before = await ask('history.list', { limit: 100 })
    await expectRefused(make({ fileName: 'There' }), 'validation', { reason: 'file_exists' })
    await expectRefused(make({ fileName: '../Above' }), 'validation', { reason: 'file_name' })
    await expectRefused(make({ fileName: 'C:\\Above.concord' }), 'validation', { reason: 'file_name' })
    await expectRefused(make({ person: consensus.id }), 'validation', { reason: 'not_a_person' })
    await expectRefused(make({ person: { create: 'ann' } }), 'validation', { reason: 'name_taken' })
    await expectRefused(make({ documents: [] }), 'validation')
    expect(await ask('history.list', { limit: 100 })).toEqual(before)
    await ask('document.remove', { document: two })
    await expectRefused(make({ documents: [two] }), 'not_found', { what: 'document' })
    expect(readFileSync(workbench.at('out', 'There.concord'), 'utf8')).toBe('mine')
    expect(readdirSync(workbench.at('out'))).toEqual(['There.concord'])
    expect(existsSync(`${folder}/Above.concord`)).toBe(false)
  })

  it('leaves no file and the project as it was, where it is stopped or the disk refuses', async ({
    workbench,
  }) => {
    const { ask, ben, out } = await aStudy(workbench)
    const state = async () => [
      await ask('handover.list', {}),
      await ask('coder.list', {}),
      await ask('history.list', { limit: 100 }),
    ]
    const before = await state()
    const input = { folder: out, person: { create: 'Cerys' }, documents: null, withOthers: true } as const
    const stopping = new AbortController()
    const stopped = ask('handover.make', input, null, {
      signal: stopping.signal,
      progress: () => stopping.abort(),
    })
    await expectRefused(stopped, 'cancelled')
    // Stopped after the last page was copied.
    const later = new AbortController()
    const late = ask('handover.make', input, null, {
      signal: later.signal,
      progress: () => setImmediate(() => later.abort()),
    })
    await expectRefused(late, 'cancelled')
    // Somebody takes the name while the copy is being made.
    const taken: Promise<unknown>[] = []
    const raced = ask('handover.make', input, null, {
      progress: () => {
        if (taken.length === 0) taken.push(ask('coder.create', { name: 'Cerys' }))
      },
    })
    await expectRefused(raced, 'validation', { reason: 'name_taken' })
    await Promise.all(taken)
    await ask('history.undo', {})
    // Somebody puts a file of that name there.
    const name = 'Study - for Ben.concord'
    const crossed = ask('handover.make', { ...input, person: ben }, null, {
      progress: () => writeFileSync(workbench.at('out', name), 'mine'),
    })
    await expectRefused(crossed, 'validation', { reason: 'file_exists' })
    expect(readdirSync(workbench.at('out'))).toEqual([name])
    const [handovers, coders] = await state()
    expect([handovers, coders]).toEqual(before.slice(0, 2))
    expect((await ask('project.verify', {})).findings).toEqual([])
  })
})

describe('a copy', () => {
  it('opens, is whole, has nothing to undo, and can be worked in', async ({ workbench }) => {
    const { make, ask, host, at, two, trust, ben, ann } = await aStudy(workbench)
    const { fileName, id } = await make()
    const before = await ask('coding.list', { document: null }, ann)
    await ask('project.open', { file: host.grant(at('out', fileName)) })
    expect(await ask('project.verify', {})).toMatchObject({
      findings: [],
      checked: { documents: 2, codings: 6 },
    })
    expect(await ask('coding.list', { document: null }, ann)).toEqual(before)
    const { entries, undo } = await ask('history.list', { limit: 10 })
    expect([entries.map(({ label }) => label), undo]).toEqual([['Created the project'], null])
    expect(await ask('history.undo', {})).toBeNull()
    expect((await ask('handover.list', {})).map((row) => row.id)).toEqual([id])
    const span = await spanOf(workbench, two, 'Nobody')
    await ask('coding.apply', { document: two, code: trust, coder: ben, span }, ben)
    expect((await ask('coding.list', { document: null })).length).toBe(7)
    expect(await undoAll(workbench)).toBe(1)
  })

  it('holds no word of what was removed, and otherwise all', async ({ workbench }) => {
    const { make, at, ask, host } = await aStudy(workbench)
    // An open project is never read past SQLite; its backup holds what it holds.
    await ask('project.backUp', { file: host.grant(at('Backup.concord')) })
    expect(wordsIn(at('Backup.concord'), goneWords)).toEqual(goneWords)
    const file = at('out', (await make()).fileName)
    expect(wordsIn(file, goneWords)).toEqual([])
    const kept = [...farWords, ...annsWords, ...bensWords]
    expect(wordsIn(file, kept)).toEqual(kept)
  })

  it('of some documents holds no word of the others, or of who speaks in them only', async ({
    workbench,
  }) => {
    const { make, at, one, ask, host } = await aStudy(workbench)
    const file = at('out', (await make({ documents: [one] })).fileName)
    expect(wordsIn(file, [...farWords, ...goneWords])).toEqual([])
    expect(wordsIn(file, [...annsWords, ...bensWords])).toEqual([...annsWords, ...bensWords])
    await ask('project.open', { file: host.grant(file) })
    expect((await ask('project.verify', {})).findings).toEqual([])
    expect((await ask('document.list', {})).map(({ title }) => title)).toEqual(['One'])
    expect((await ask('participant.list', {})).map(({ pseudonym }) => pseudonym)).toEqual(['Dana'])
    expect((await ask('case.list', {})).map(({ name }) => name)).toEqual(['Site A', 'Site B'])
  })

  it('for blind coding holds nobody’s work but the person’s, and the codebook', async ({ workbench }) => {
    const { make, at, ask, host, ben, one } = await aStudy(workbench)
    const file = at('out', (await make({ withOthers: false, documents: [one] })).fileName)
    expect(wordsIn(file, [...annsWords, ...farWords, ...goneWords])).toEqual([])
    const kept = [...bensWords, 'codebookmemo']
    expect(wordsIn(file, kept)).toEqual(kept)
    await ask('project.open', { file: host.grant(file) })
    expect((await ask('project.verify', {})).findings).toEqual([])
    expect(new Set((await ask('coding.list', { document: null })).map(({ coder }) => coder))).toEqual(
      new Set([ben]),
    )
    expect((await ask('document.list', {}))[0]?.states).toHaveLength(1)
    expect((await ask('codebook.tree', {})).codes.map(({ name }) => name)).toEqual(['Trust', 'benscode'])
    // A copy can be made of a copy.
    const fresh = await make({ withOthers: false, person: { create: 'Cerys' } }, ben)
    await ask('project.open', { file: host.grant(at('out', fresh.fileName)) })
    expect(await ask('coding.list', { document: null })).toEqual([])
    expect(wordsIn(at('out', fresh.fileName), bensWords)).toEqual([])
  })
})
