import fc from 'fast-check'
import { describe, expect } from 'vitest'
import { Refusal } from '#shared/errors.ts'
import type { CodeId, CodingId, CoderId } from '#shared/ids.ts'
import { expectRefused, first, it, type TestHost } from '../../../test/support/host.ts'
import { addCode, addCoder, importText, interview, newStudy, spanOf } from '../../../test/support/study.ts'

async function aStudy(workbench: TestHost) {
  await newStudy(workbench)
  const document = await importText(workbench)
  const trust = await addCode(workbench, 'Trust')
  const cost = await addCode(workbench, 'Cost')
  const ann = await addCoder(workbench, 'Ann')
  const bashir = await addCoder(workbench, 'Bashir')
  const apply = async (words: string, code: CodeId = trust, coder: CoderId = ann) => {
    const span = await spanOf(workbench, document, words)
    return (await workbench.ask('coding.apply', { document, code, coder, span })).coding
  }
  const write = (id: CodingId, body: string) =>
    workbench.ask('memo.write', {
      memo: null,
      subject: { kind: 'coding', id },
      title: '',
      body,
      author: null,
    })
  const memosOf = async (id: CodingId) =>
    (await workbench.ask('memo.list', { subject: { kind: 'coding', id } })).map(({ body }) => body).toSorted()
  const codings = () => workbench.ask('coding.list', { document })
  const text = (await workbench.ask('document.text', { document })).text
  const words = async () => (await codings()).map(({ start, end }) => text.slice(start, end))
  const place = (span: string) => spanOf(workbench, document, span)
  const label = async () => first((await workbench.ask('history.list', { limit: 1 })).entries).label
  return { document, trust, cost, ann, bashir, apply, write, memosOf, codings, words, place, label }
}

/** The words of a turn are mended away under a coding, which is an orphan after that. */
async function loseWords(workbench: TestHost, document: Parameters<typeof spanOf>[1], words: string) {
  const place = await spanOf(workbench, document, words)
  await workbench.ask('mending.mendText', { document, ...place, words: '' })
}

describe('moving the edges of a coding', () => {
  it('lets it stand on other words, with its memos, in one step', async ({ workbench }) => {
    const { apply, write, memosOf, codings, words, place, label } = await aStudy(workbench)
    const coding = await apply('two contracts')
    await write(coding.id, 'Why')
    const before = await codings()
    const span = await place('two contracts with one home')
    const answer = await workbench.ask('coding.reshape', { coding: coding.id, span })
    expect(answer).toEqual({ coding: { ...coding, ...span, memos: 1 }, united: false })
    expect(await words()).toEqual(['two contracts with one home'])
    expect(await memosOf(coding.id)).toEqual(['Why'])
    expect(await label()).toBe('Moved the edges of a coding of Trust')
    expect((await workbench.ask('project.verify', {})).findings).toEqual([])
    await workbench.ask('history.undo', {})
    expect(await codings()).toEqual(before)
  })

  it('draws the edges in to codable words, and leaves no trace where nothing moves', async ({
    workbench,
  }) => {
    const { apply, place } = await aStudy(workbench)
    const coding = await apply('We had two contracts with one home. It made no sense.')
    const before = await workbench.ask('history.list', { limit: 100 })
    const { start, end } = await place('Dana: We had two contracts with one home. It made no sense.\n')
    const answer = await workbench.ask('coding.reshape', { coding: coding.id, span: { start, end } })
    expect(answer).toEqual({ coding, united: false })
    expect(await workbench.ask('history.list', { limit: 100 })).toEqual(before)
  })

  it('makes it one with the coding that stands there already, keeping the memos of both', async ({
    workbench,
  }) => {
    const { apply, write, memosOf, codings, place, bashir, trust } = await aStudy(workbench)
    const kept = await apply('two contracts')
    const moved = await apply('no sense')
    const other = await apply('no sense', trust, bashir)
    await write(kept.id, 'first')
    await write(moved.id, 'second')
    const before = await codings()
    const answer = await workbench.ask('coding.reshape', {
      coding: moved.id,
      span: await place('two contracts'),
    })
    expect(answer).toMatchObject({ coding: { id: kept.id, memos: 2 }, united: true })
    expect((await codings()).map(({ id }) => id)).toEqual([kept.id, other.id])
    expect(await memosOf(kept.id)).toEqual(['first', 'second'])
    await workbench.ask('history.undo', {})
    expect(await codings()).toEqual(before)
  })

  it('places an orphan again: it stands on its new words', async ({ workbench }) => {
    const { document, apply, codings, place, label } = await aStudy(workbench)
    const coding = await apply('two contracts')
    await loseWords(workbench, document, 'two contracts')
    expect(await workbench.ask('coding.orphans', {})).toMatchObject([
      { id: coding.id, lost: 'two contracts' },
    ])
    const span = await place('no sense')
    const { coding: placed } = await workbench.ask('coding.reshape', { coding: coding.id, span })
    expect(placed).toEqual({ ...coding, ...span, lost: null })
    expect(await workbench.ask('coding.orphans', {})).toEqual([])
    expect((await workbench.ask('project.verify', {})).findings).toEqual([])
    expect(await label()).toBe('Placed a coding of Trust again')
    await workbench.ask('history.undo', {})
    expect(await codings()).toMatchObject([{ lost: 'two contracts' }])
  })

  it('is refused onto a label, past the text, and for what is not there', async ({ workbench }) => {
    const { ann, apply, place, codings } = await aStudy(workbench)
    const coding = await apply('two contracts')
    const reshape = (id: string, span: { start: number; end: number }) =>
      workbench.ask('coding.reshape', { coding: id, span })
    await expectRefused(reshape(coding.id, await place('Dana:')), 'validation', { reason: 'nothing_codable' })
    await expectRefused(reshape(coding.id, { start: 0, end: 100_000 }), 'validation', {
      reason: 'outside_text',
    })
    await expectRefused(reshape(ann, { start: 20, end: 30 }), 'not_found', { what: 'coding' })
    expect(await codings()).toEqual([coding])
  })
})

describe('an orphan', () => {
  it('is left out of extracts, agreement and the check of quotations, and comes back when coded again', async ({
    workbench,
  }) => {
    const { document, trust, ann, bashir, apply, codings } = await aStudy(workbench)
    await apply('two contracts')
    await apply('no sense')
    await loseWords(workbench, document, 'two contracts')
    const extracts = () =>
      workbench.ask('coding.extracts', {
        code: trust,
        withChildren: false,
        case: null,
        coder: null,
        offset: 0,
        limit: 10,
      })
    for (const coder of [ann, bashir])
      await workbench.ask('coding.setState', { document, coder, state: 'finished' })
    const compared = async () =>
      (
        await workbench.ask('agreement.compute', {
          coders: null,
          cases: null,
          documents: null,
          unit: 'turn',
          depth: null,
          bootstrap: null,
        })
      ).codes.find(({ path }) => path === 'Trust')?.codings['Ann']
    expect((await extracts()).total).toBe(1)
    expect(await compared()).toBe(1)
    expect((await workbench.ask('project.verify', {})).findings).toEqual([])
    const orphan = first(await workbench.ask('coding.orphans', {}))
    const span = { start: orphan.start, end: orphan.end }
    const { coding, created } = await workbench.ask('coding.apply', {
      document,
      code: trust,
      coder: ann,
      span,
    })
    expect([coding.id, coding.lost, created]).toEqual([orphan.id, null, false])
    expect((await extracts()).total).toBe(2)
    expect(await compared()).toBe(2)
    expect((await codings()).length).toBe(2)
    expect((await workbench.ask('project.verify', {})).findings).toEqual([])
  })

  it('gives way to a coding that stands on its words, which gets its memos', async ({ workbench }) => {
    const { document, cost, apply, write, memosOf, codings } = await aStudy(workbench)
    const orphan = await apply('two contracts', cost)
    await write(orphan.id, 'lost')
    await loseWords(workbench, document, 'two contracts')
    const { start, end } = first(await workbench.ask('coding.orphans', {}))
    const { text } = await workbench.ask('document.text', { document })
    const live = await apply(text.slice(start, end))
    const answer = await workbench.ask('coding.recode', { codings: [live.id], code: cost })
    expect(answer).toEqual({ moved: 0, united: 1 })
    expect(await codings()).toMatchObject([{ id: live.id, code: cost, lost: null }])
    expect(await memosOf(live.id)).toEqual(['lost'])
  })

  it('can be neither split nor joined', async ({ workbench }) => {
    const { document, apply } = await aStudy(workbench)
    const orphan = await apply('two contracts')
    const other = await apply('no sense')
    await loseWords(workbench, document, 'two contracts')
    const { start, end } = first(await workbench.ask('coding.orphans', {}))
    const at = Math.floor((start + end) / 2) || 1
    await expectRefused(workbench.ask('coding.split', { coding: orphan.id, at }), 'validation', {
      reason: 'coding_lost',
    })
    await expectRefused(workbench.ask('coding.join', { codings: [orphan.id, other.id] }), 'validation', {
      reason: 'coding_lost',
    })
  })
})

describe('splitting a coding', () => {
  it('makes two of it, the memos staying with the first', async ({ workbench }) => {
    const { apply, write, memosOf, codings, words, place, label } = await aStudy(workbench)
    const coding = await apply('two contracts with one home')
    await write(coding.id, 'Why')
    const before = await codings()
    const { start: at } = await place('with one home')
    const { first: one, second } = await workbench.ask('coding.split', { coding: coding.id, at })
    expect(one).toEqual({ ...coding, end: at, memos: 1 })
    expect(second).toEqual({ ...coding, id: second.id, start: at })
    expect(await words()).toEqual(['two contracts ', 'with one home'])
    expect([await memosOf(one.id), await memosOf(second.id)]).toEqual([['Why'], []])
    expect(await label()).toBe('Split a coding of Trust')
    expect((await workbench.ask('project.verify', {})).findings).toEqual([])
    await workbench.ask('history.undo', {})
    expect(await codings()).toEqual(before)
  })

  it('loses no label between two turns to either half', async ({ workbench }) => {
    const { apply, words, place } = await aStudy(workbench)
    const coding = await apply('no sense.\nInterviewer: And then?')
    const { start } = await place('Interviewer: And')
    await workbench.ask('coding.split', { coding: coding.id, at: start + 3 })
    expect(await words()).toEqual(['no sense.', 'And then?'])
  })

  it('makes no double of a half that is coded already', async ({ workbench }) => {
    const { apply, codings, place } = await aStudy(workbench)
    const half = await apply('with one home')
    const coding = await apply('two contracts with one home')
    const { start: at } = await place('with one home')
    expect((await workbench.ask('coding.split', { coding: coding.id, at })).second).toEqual(half)
    expect(await codings()).toHaveLength(2)
  })

  it('is refused outside the coding', async ({ workbench }) => {
    const { apply } = await aStudy(workbench)
    const coding = await apply('two contracts')
    for (const at of [coding.start, coding.end, coding.end + 1])
      await expectRefused(workbench.ask('coding.split', { coding: coding.id, at }), 'validation', {
        reason: 'outside_coding',
      })
  })
})

describe('joining codings', () => {
  it('makes one over all of them, with the memos of all', async ({ workbench }) => {
    const { apply, write, memosOf, codings, words, label } = await aStudy(workbench)
    const later = await apply('no sense')
    const earlier = await apply('two contracts')
    await write(later.id, 'later')
    await write(earlier.id, 'earlier')
    const before = await codings()
    const { coding } = await workbench.ask('coding.join', { codings: [later.id, earlier.id, later.id] })
    expect(coding).toMatchObject({ id: earlier.id, memos: 2 })
    expect(await words()).toEqual(['two contracts with one home. It made no sense'])
    expect(await memosOf(coding.id)).toEqual(['earlier', 'later'])
    expect(await label()).toBe('Joined 2 codings of Trust')
    await workbench.ask('history.undo', {})
    expect(await codings()).toEqual(before)
  })

  it('is refused for codings of several codes or coders', async ({ workbench }) => {
    const { trust, cost, bashir, apply, codings } = await aStudy(workbench)
    const one = await apply('two contracts')
    for (const other of [await apply('no sense', cost), await apply('no sense', trust, bashir)])
      await expectRefused(workbench.ask('coding.join', { codings: [one.id, other.id] }), 'validation', {
        reason: 'codings_not_alike',
      })
    expect(await codings()).toHaveLength(3)
  })
})

describe('recoding', () => {
  it('gives codings another code, uniting doubles with their memos', async ({ workbench }) => {
    const { cost, apply, write, memosOf, codings, label } = await aStudy(workbench)
    const double = await apply('two contracts')
    const kept = await apply('two contracts', cost)
    const moved = await apply('no sense')
    await write(double.id, 'double')
    const before = await codings()
    const answer = await workbench.ask('coding.recode', {
      codings: [double.id, moved.id, kept.id, moved.id],
      code: cost,
    })
    expect(answer).toEqual({ moved: 1, united: 1 })
    expect((await codings()).map(({ id, code }) => [id, code])).toEqual([
      [kept.id, cost],
      [moved.id, cost],
    ])
    expect(await memosOf(kept.id)).toEqual(['double'])
    expect(await label()).toBe('Recoded 2 codings as “Cost”')
    await workbench.ask('history.undo', {})
    expect(await codings()).toEqual(before)
  })

  it('is refused to headings and retired codes', async ({ workbench }) => {
    const { cost, apply, codings } = await aStudy(workbench)
    const coding = await apply('two contracts')
    const heading = await addCode(workbench, 'Outcomes', { codable: false })
    await workbench.ask('codebook.retire', { code: cost, successor: null })
    for (const [code, reason] of [
      [heading, 'heading_not_codable'],
      [cost, 'code_retired'],
    ] as const)
      await expectRefused(workbench.ask('coding.recode', { codings: [coding.id], code }), 'validation', {
        reason,
      })
    expect(await codings()).toEqual([coding])
  })
})

describe('asking for some codings', () => {
  it('answers those that are there still', async ({ workbench }) => {
    const { trust, apply } = await aStudy(workbench)
    const one = await apply('two contracts')
    const gone = await apply('no sense')
    await workbench.ask('coding.remove', { codings: [gone.id] })
    expect(await workbench.ask('coding.some', { codings: [gone.id, one.id, trust] })).toEqual([one])
  })
})

/** Three numbers that choose what a step works on. */
type Choice = readonly [number, number, number]

describe('any sequence of shaping, gathering and collapsing', () => {
  it('loses no coded place and no memo, and is undone to what was before', async ({ workbench }) => {
    const study = await aStudy(workbench)
    const { document, ann, bashir, cost, codings, write } = study
    const coders = [ann, bashir]
    const pick = <T>(list: readonly T[], at: number): T => first(list.slice(at % (list.length || 1)))
    const board = () => workbench.ask('board.show', { extracts: 1 })
    const steps: { readonly [name: string]: (choice: Choice) => Promise<unknown> } = {
      free: async ([a, b, c]) => {
        const start = (a * 5) % (interview.length - 2)
        const { coding } = await workbench.ask('coding.applyFree', {
          document,
          coder: pick(coders, c),
          span: { start, end: Math.min(interview.length, start + 1 + b) },
          name: `free ${c % 4}`,
        })
        return write(coding.id, `memo ${a}`)
      },
      reshape: async ([a, b, c]) => {
        const start = (b * 3) % (interview.length - 2)
        const span = { start, end: Math.min(interview.length, start + 1 + c) }
        return workbench.ask('coding.reshape', { coding: pick(await codings(), a).id, span })
      },
      split: async ([a, b]) => {
        const { id, start, end } = pick(await codings(), a)
        return workbench.ask('coding.split', {
          coding: id,
          at: start + 1 + (b % Math.max(1, end - start - 1)),
        })
      },
      join: async ([a, b]) => {
        const all = await codings()
        const one = pick(all, a)
        const alike = all.filter(({ code, coder }) => code === one.code && coder === one.coder)
        return workbench.ask('coding.join', { codings: [one.id, pick(alike, b).id] })
      },
      recode: async ([a, b]) => {
        const all = await codings()
        const codes = [cost, ...(await board()).cards.map(({ code }) => code)]
        const chosen = [pick(all, a).id, pick(all, b).id]
        return workbench.ask('coding.recode', { codings: chosen, code: pick(codes, a + b) })
      },
      gather: async ([a, b, c]) => {
        const codes = (await board()).cards.map(({ code }) => code)
        return workbench.ask('board.gather', {
          codes: [pick(codes, a), pick(codes, b)],
          group: c % 4 === 0 ? null : { create: `group ${c % 2}` },
        })
      },
      collapse: async ([a, b]) => {
        const { groups } = await board()
        return workbench.ask('board.collapse', {
          group: pick(groups, a).id,
          parent: b % 2 === 0 ? cost : null,
          name: `made ${b % 5}`,
        })
      },
      adopt: async ([a, b]) => {
        const { cards } = await board()
        return workbench.ask('board.adopt', { code: pick(cards, a).code, parent: b % 2 === 0 ? cost : null })
      },
    }
    const take = async (name: string, choice: Choice) => {
      try {
        await steps[name]?.(choice)
      } catch (error) {
        const isRule = error instanceof Refusal && error.failure.code === 'validation'
        const isNothing = error instanceof Error && error.message === 'There is none'
        if (!isRule && !isNothing) throw error
      }
    }
    const state = async () => ({
      codings: await codings(),
      memos: await workbench.ask('memo.list', { subject: null }),
      tree: await workbench.ask('codebook.tree', {}),
      board: await board(),
    })
    const number = fc.nat({ max: 60 })
    const names = fc.constantFrom(...Object.keys(steps), 'free', 'free')
    const sequence = fc.array(fc.tuple(names, fc.tuple(number, number, number)), {
      minLength: 5,
      maxLength: 25,
    })
    const onPlace = ({ coder, start, end }: { coder: CoderId; start: number; end: number }) =>
      `${coder} ${start} ${end}`
    /** Recoding, gathering, collapsing and adopting move no edges: every coder's coded places stay. */
    const keepsPlaces = new Set(['recode', 'gather', 'collapse', 'adopt'])
    await fc.assert(
      fc.asyncProperty(sequence, async (commands) => {
        const begin = await state()
        const [newest] = (await workbench.ask('history.list', { limit: 1000 })).entries.filter(
          (entry) => !entry.undone,
        )
        for (const [name, choice] of commands) {
          const before = await state()
          await take(name, choice)
          const after = await state()
          if (keepsPlaces.has(name))
            expect(new Set(after.codings.map(onPlace))).toEqual(new Set(before.codings.map(onPlace)))
          expect(after.memos.length).toBeGreaterThanOrEqual(before.memos.length)
          const there = new Set<string>(after.codings.map(({ id }) => id))
          for (const { subject } of after.memos)
            expect(subject.kind === 'coding' && there.has(subject.id)).toBe(true)
        }
        expect((await workbench.ask('project.verify', {})).findings).toEqual([])
        const last = await state()
        const { undone } = await workbench.ask('history.stepTo', { command: newest?.id ?? null })
        expect(await state()).toEqual(begin)
        for (let step = 0; step < undone; step += 1) await workbench.ask('history.redo', {})
        expect(await state()).toEqual(last)
        await workbench.ask('history.stepTo', { command: newest?.id ?? null })
        expect(await state()).toEqual(begin)
      }),
      { numRuns: 12 },
    )
  }, 120_000)
})
