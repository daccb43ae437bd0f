import { describe, expect } from 'vitest'
import type { CallOutput } from '#shared/contract/index.ts'
import {
  codeThere,
  elsewhere,
  mergeIn,
  previewOf,
  studyInTwo,
  wordsOf,
} from '../../../test/support/copies.ts'
import { first, it, openHost, type TestHost } from '../../../test/support/host.ts'
import { addCode, addCoder, importText, interview, newStudy } from '../../../test/support/study.ts'

type Codes = CallOutput<'codebook.tree'>['codes']

async function paths({ ask }: Pick<TestHost, 'ask'>): Promise<string[]> {
  const { codes } = await ask('codebook.tree', {})
  const of = (code: Codes[number]): string => {
    const parent = codes.find(({ id }) => id === code.parent)
    return parent ? `${of(parent)} / ${code.name}` : code.name
  }
  return codes.map(of)
}

const kindsOf = (rows: CallOutput<'merge.conflicts'>) => rows.map(({ kind }) => kind)
const waiting = (workbench: TestHost) => workbench.ask('merge.conflicts', { settled: false })

describe('codes', () => {
  it('that two innocent moves would put under each other stay where they are here', async ({ workbench }) => {
    const { trust, money } = await studyInTwo(workbench)
    const theirs = await elsewhere(workbench, 'Ben', async (ask) => {
      await ask('codebook.move', { code: trust, parent: money, position: 0 })
    })
    await workbench.ask('codebook.move', { code: money, parent: trust, position: 0 })
    await mergeIn(workbench, [theirs])
    expect(await paths(workbench)).toEqual(['Trust', 'Trust / Money'])
    const [conflict] = await waiting(workbench)
    expect(conflict).toMatchObject({ kind: 'circle', mine: 'Top of the codebook', theirs: 'Trust / Money' })
  })

  it('that were given one name are both kept, the later one with a number, and can be made one', async ({
    workbench,
  }) => {
    const made = await studyInTwo(workbench)
    await addCode(workbench, 'Power')
    const theirs = await elsewhere(workbench, 'Ben', async (ask) => {
      const [power] = (await ask('codebook.tree', {})).codes.filter(({ name }) => name === 'Power')
      await ask('codebook.update', { code: power?.id ?? first<never>([]), fields: { name: 'Influence' } })
      const other = await ask('codebook.create', { parent: null, fields: { name: 'Voice' } })
      await codeThere(ask, made, other.id, 'one home')
    })
    await addCode(workbench, 'Voice')
    await mergeIn(workbench, [theirs])
    expect((await paths(workbench)).toSorted()).toEqual(['Influence', 'Money', 'Trust', 'Voice', 'Voice (2)'])
    const [conflict] = await waiting(workbench)
    expect(conflict).toMatchObject({ kind: 'same_name' })
    await workbench.ask('merge.settle', { conflict: conflict?.id ?? first<never>([]), outcome: 'theirs' })
    expect((await paths(workbench)).toSorted()).toEqual(['Influence', 'Money', 'Trust', 'Voice'])
    expect((await wordsOf(workbench, made.document)).codings.map(({ words }) => words)).toEqual(['one home'])
  })

  it('removed here and used there come back, with their parents', async ({ workbench }) => {
    const made = await studyInTwo(workbench)
    const below = await addCode(workbench, 'Candour', { parent: made.trust })
    const theirs = await elsewhere(workbench, 'Ben', async (ask) => {
      await codeThere(ask, made, below, 'one home')
    })
    await workbench.ask('codebook.remove', { code: below })
    await workbench.ask('codebook.remove', { code: made.trust })
    const { notices } = await mergeIn(workbench, [theirs])
    expect(notices.join(' ')).toContain(
      'Code “Candour” was removed here and is used in “Ben.concord”, so it is back.',
    )
    expect((await paths(workbench)).toSorted()).toEqual(['Money', 'Trust', 'Trust / Candour'])
    expect((await wordsOf(workbench, made.document)).codings).toHaveLength(1)
  })

  it('that were made one with one here, which was removed here, come back too', async ({ workbench }) => {
    const made = await studyInTwo(workbench)
    const free = async (ask: TestHost['ask'], said: string) => {
      const { text } = await ask('document.text', { document: made.document })
      const start = text.indexOf(said)
      const span = { start, end: start + said.length }
      return ask('coding.applyFree', { document: made.document, coder: made.ann, span, name: 'waiting' })
    }
    const theirs = await elsewhere(workbench, 'Ben', async (ask) => void (await free(ask, 'one home')))
    const own = await free(workbench.ask, 'a year')
    await mergeIn(workbench, [theirs])
    const { codings } = await wordsOf(workbench, made.document)
    await workbench.ask('coding.remove', { codings: codings.map(({ id }) => id) })
    if ((await paths(workbench)).includes('waiting'))
      await workbench.ask('codebook.remove', { code: own.code })
    const newer = await elsewhere(
      workbench,
      'Ben',
      async (ask) => void (await free(ask, 'two contracts')),
      'Ben',
    )
    await mergeIn(workbench, [newer])
    expect((await wordsOf(workbench, made.document)).codings.map(({ words }) => words)).toEqual([
      'two contracts',
    ])
  })

  it('removed there and used here stay', async ({ workbench }) => {
    const made = await studyInTwo(workbench)
    const theirs = await elsewhere(workbench, 'Ben', async (ask) => {
      await ask('codebook.remove', { code: made.money })
    })
    await codeThere(workbench.ask, made, made.money, 'one home')
    const { notices } = await mergeIn(workbench, [theirs])
    expect(notices).toEqual(['Code “Money” was removed in “Ben.concord” and is used here, so it stays.'])
    expect(await paths(workbench)).toEqual(['Trust', 'Money'])
  })

  it('that are free are one where they bear one name', async ({ workbench }) => {
    const made = await studyInTwo(workbench)
    const free = (ask: TestHost['ask'], said: string) => async () => {
      const { text } = await ask('document.text', { document: made.document })
      const start = text.indexOf(said)
      const span = { start, end: start + said.length }
      await ask('coding.applyFree', { document: made.document, coder: made.ann, span, name: 'waiting' })
    }
    const theirs = await elsewhere(workbench, 'Ben', (ask) => free(ask, 'one home')())
    await free(workbench.ask, 'a year')()
    await mergeIn(workbench, [theirs])
    expect((await paths(workbench)).filter((path) => path === 'waiting')).toHaveLength(1)
    expect((await wordsOf(workbench, made.document)).codings).toHaveLength(2)
  })
})

describe('codings', () => {
  it('of one span, code and coder are one, with the memos of both', async ({ workbench }) => {
    const made = await studyInTwo(workbench)
    const memo = async (ask: TestHost['ask'], body: string) => {
      const coding = await codeThere(ask, made, made.trust, 'one home')
      const subject = { kind: 'coding' as const, id: coding.id }
      await ask('memo.write', { memo: null, subject, title: 'Why', body, author: made.ann })
    }
    const theirs = await elsewhere(workbench, 'Ben', (ask) => memo(ask, 'Theirs'))
    await memo(workbench.ask, 'Mine')
    await mergeIn(workbench, [theirs])
    const { codings } = await wordsOf(workbench, made.document)
    expect(codings).toHaveLength(1)
    expect(codings[0]?.memos).toBe(2)
    // What they do to theirs from here on is done to this one.
    const newer = await elsewhere(
      workbench,
      'Ben',
      async (ask) => {
        const [own] = await ask('coding.list', { document: made.document })
        await ask('memo.write', {
          memo: null,
          subject: { kind: 'coding', id: own?.id ?? first<never>([]) },
          title: 'Again',
          body: 'More',
          author: made.ann,
        })
      },
      'Ben',
    )
    await mergeIn(workbench, [newer])
    expect((await wordsOf(workbench, made.document)).codings[0]?.memos).toBe(3)
  })

  it('removed here and written about there are a conflict, and can be put back', async ({ workbench }) => {
    const made = await studyInTwo(workbench)
    const coding = await codeThere(workbench.ask, made, made.trust, 'one home')
    const theirs = await elsewhere(workbench, 'Ben', async (ask) => {
      const subject = { kind: 'coding' as const, id: coding.id }
      await ask('memo.write', { memo: null, subject, title: 'Why', body: 'Because', author: made.ann })
    })
    await workbench.ask('coding.remove', { codings: [coding.id] })
    await mergeIn(workbench, [theirs])
    expect((await wordsOf(workbench, made.document)).codings).toEqual([])
    const [conflict] = await waiting(workbench)
    expect(conflict).toMatchObject({ kind: 'removed_here', theirs: 'one home\nMemo “Why”: Because' })
    await workbench.ask('merge.settle', { conflict: conflict?.id ?? first<never>([]), outcome: 'theirs' })
    expect((await wordsOf(workbench, made.document)).codings).toMatchObject([{ words: 'one home', memos: 1 }])
  })
})

describe('documents', () => {
  it('imported on both sides are one where their words are the same', async ({ workbench }) => {
    const made = await studyInTwo(workbench)
    const more = interview.replaceAll('Dana', 'Omar')
    const codeIn = async (ask: TestHost['ask'], said: string) => {
      const document = (await ask('document.list', {})).find(({ title }) => title === 'Second')
      await codeThere(ask, { ...made, document: document?.id ?? first<never>([]) }, made.trust, said)
    }
    const importSecond = (to: TestHost) => importText(to, more, { fileName: 'Second.txt' })
    const theirs = await elsewhere(workbench, 'Ben', async (ask, there) => {
      await importSecond(there)
      await codeIn(ask, 'one home')
    })
    await importSecond(workbench)
    await codeIn(workbench.ask, 'a year')
    await mergeIn(workbench, [theirs])
    const documents = await workbench.ask('document.list', {})
    expect(documents.map(({ title }) => title)).toEqual(['Interview', 'Second'])
    const second = first(documents.filter(({ title }) => title === 'Second'))
    const found = await wordsOf(workbench, second.id)
    expect(found.codings.map(({ words }) => words).toSorted()).toEqual(['a year', 'one home'])
    expect(found.turns).toHaveLength(4)
    expect((await workbench.ask('project.verify', {})).findings).toEqual([])
  })

  it('of one title and length but other words are never taken for the same', async ({ workbench }) => {
    await studyInTwo(workbench)
    const theirs = await elsewhere(workbench, 'Ben', async (_ask, there) => {
      await importText(there, interview.replaceAll('Dana', 'Omar'), { title: 'Second' })
    })
    await importText(workbench, interview.replaceAll('Dana', 'Nora'), { title: 'Second' })
    await mergeIn(workbench, [theirs])
    expect((await workbench.ask('document.list', {})).map(({ title }) => title)).toEqual([
      'Interview',
      'Second',
      'Second',
    ])
  })

  it('removed here and coded there come back with all that lies on them', async ({ workbench }) => {
    const made = await studyInTwo(workbench)
    await codeThere(workbench.ask, made, made.trust, 'a year')
    const theirs = await elsewhere(workbench, 'Ben', async (ask) => {
      await codeThere(ask, made, made.trust, 'one home')
    })
    await workbench.ask('document.remove', { document: made.document })
    await mergeIn(workbench, [theirs])
    expect((await wordsOf(workbench, made.document)).codings.map(({ words }) => words).toSorted()).toEqual([
      'a year',
      'one home',
    ])
    expect((await workbench.ask('project.verify', {})).findings).toEqual([])
  })
})

describe('coders', () => {
  it('of one name and two ids are told apart, until somebody says that they are one', async ({
    workbench,
  }) => {
    const made = await studyInTwo(workbench)
    const theirs = await elsewhere(workbench, 'Ben', async (ask) => {
      const cat = await ask('coder.create', { name: 'Cat' })
      await codeThere(ask, made, made.trust, 'one home', cat.id)
    })
    const cat = await addCoder(workbench, 'Cat')
    const { newcomers, work } = await previewOf(workbench, [theirs])
    expect(newcomers).toMatchObject([{ namesake: cat }])
    expect(work).toMatchObject([{ codingsAdded: 1 }])
    const coders = [{ theirs: first(newcomers).coder, mine: cat }]
    await mergeIn(workbench, [theirs], { coders })
    expect((await workbench.ask('coder.list', {})).filter(({ kind }) => kind === 'person')).toHaveLength(2)
    expect((await wordsOf(workbench, made.document)).codings).toMatchObject([{ coder: cat }])
  })

  it('without a word from anybody both stay', async ({ workbench }) => {
    await studyInTwo(workbench)
    const theirs = await elsewhere(workbench, 'Ben', async (ask) => {
      await ask('coder.create', { name: 'Cat' })
    })
    await addCoder(workbench, 'Cat')
    const { notices } = await mergeIn(workbench, [theirs])
    expect((await workbench.ask('coder.list', {})).map(({ name }) => name)).toContain('Cat (2)')
    expect(notices.join(' ')).toContain('Two coders are named “Cat”.')
  })
})

describe('a project without common history', () => {
  /** A study somebody made by themselves, with the same interview. */
  async function foreign(workbench: TestHost): Promise<string> {
    const other = openHost()
    try {
      const target = { ...other, at: workbench.at, host: other.host }
      await newStudy(target, { name: 'Other' })
      const document = await importText(target)
      const dan = await addCoder(target, 'Dan')
      const trust = await addCode(target, 'Trust', { definition: 'Relying on the other side' })
      const money = await addCode(target, 'Pooled money', { definition: 'Budgets held together' })
      const study = { document, ann: dan, trust, money }
      await codeThere(other.ask, study, trust, 'one home')
      await codeThere(other.ask, study, money, 'two contracts')
      return workbench.at('Other.concord')
    } finally {
      await other.end()
    }
  }

  it('comes in with its codes matched, its documents known by their words, and nothing overwritten', async ({
    workbench,
  }) => {
    const theirs = await foreign(workbench)
    const made = await studyInTwo(workbench)
    const seen = await previewOf(workbench, [theirs])
    expect(seen.sources).toMatchObject([{ isCopy: false, projectName: 'Other' }])
    expect(seen.codes.find(({ path }) => path === 'Trust')).toMatchObject({
      into: made.trust,
      sure: 'certain',
    })
    await mergeIn(workbench, [theirs])
    expect((await workbench.ask('document.list', {})).map(({ title }) => title)).toEqual(['Interview'])
    expect(await paths(workbench)).toEqual(['Trust', 'Money', 'Pooled money'])
    const { codings } = await wordsOf(workbench, made.document)
    expect(codings.map(({ words, code }) => [words, code === made.trust])).toEqual([
      ['two contracts', false],
      ['one home', true],
    ])
    const conflicts = await waiting(workbench)
    expect(kindsOf(conflicts)).toEqual(['changed_differently'])
    expect(conflicts).toMatchObject([
      { field: 'Definition', mine: 'Believing the partner', theirs: 'Relying on the other side' },
    ])
    expect((await previewOf(workbench, [theirs])).changes).toBe(0)
    expect((await workbench.ask('project.verify', {})).findings).toEqual([])
  })

  it('takes a match that somebody chose', async ({ workbench }) => {
    const theirs = await foreign(workbench)
    const made = await studyInTwo(workbench)
    const { codes } = await previewOf(workbench, [theirs])
    const pooled = first(codes.filter(({ path }) => path === 'Pooled money'))
    await mergeIn(workbench, [theirs], { codes: [{ theirs: pooled.code, mine: made.money }] })
    expect(await paths(workbench)).toEqual(['Trust', 'Money'])
    const { codings } = await wordsOf(workbench, made.document)
    expect(codings.filter(({ code }) => code === made.money).map(({ words }) => words)).toEqual([
      'two contracts',
    ])
  })
})
