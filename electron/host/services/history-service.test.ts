import fc from 'fast-check'
import { describe, expect } from 'vitest'
import { Refusal } from '#shared/errors.ts'
import type { CodeId, CoderId, DocumentId } from '#shared/ids.ts'
import { expectRefused, first, it, type TestHost } from '../../../test/support/host.ts'
import {
  addCode,
  addCoder,
  importText,
  interview,
  newStudy,
  redoAll,
  undoAll,
} from '../../../test/support/study.ts'

/** Everything a person sees of a project, but its history. */
async function snapshot({ ask }: TestHost) {
  return {
    tree: await ask('codebook.tree', {}),
    versions: await ask('codebook.versions', {}),
    codings: await ask('coding.list', { document: null }),
    memos: await ask('memo.list', { subject: null }),
    documents: await ask('document.list', {}),
    coders: await ask('coder.list', {}),
  }
}

interface Room {
  readonly workbench: TestHost
  readonly document: DocumentId
  readonly coders: readonly CoderId[]
}

/** Three numbers that choose what a step works on. */
type Choice = readonly [number, number, number]
type Step = (room: Room, choice: Choice) => Promise<unknown>

function pick<T>(from: readonly T[], at: number): T {
  return first(from.slice(at % (from.length || 1)))
}

const codesOf = async ({ workbench }: Room): Promise<CodeId[]> =>
  (await workbench.ask('codebook.tree', {})).codes.map(({ id }) => id)
const codingsOf = ({ workbench }: Room) => workbench.ask('coding.list', { document: null })

/** Every command of the codebook and of coding, on whatever `choice` names. */
const steps: { readonly [name: string]: Step } = {
  create: async (room, [a, b]) =>
    addCode(room.workbench, `Code ${b % 6}`, {
      parent: a % 3 === 0 ? null : pick(await codesOf(room), a),
      examples: Array.from({ length: b % 3 }, (_, at) => `example ${at}`),
    }),
  update: async (room, [a, b, c]) =>
    room.workbench.ask('codebook.update', {
      code: pick(await codesOf(room), a),
      fields: { name: `Code ${b % 6}`, examples: [`now ${c}`], codable: c % 5 !== 0 },
    }),
  move: async (room, [a, b, c]) => {
    const codes = await codesOf(room)
    const parent = b % 3 === 0 ? null : pick(codes, b)
    return room.workbench.ask('codebook.move', { code: pick(codes, a), parent, position: c % 4 })
  },
  merge: async (room, [a, b, c]) => {
    const codes = await codesOf(room)
    return room.workbench.ask('codebook.merge', {
      codes: [pick(codes, a), pick(codes, c)],
      into: pick(codes, b),
    })
  },
  split: async (room, [a, b]) => {
    const coding = pick(await codingsOf(room), a)
    const codings = (await codingsOf(room)).filter(({ code }) => code === coding.code).slice(0, 1 + (b % 3))
    return room.workbench.ask('codebook.splitOff', {
      code: coding.code,
      name: `Split ${b % 4}`,
      codings: codings.map(({ id }) => id),
    })
  },
  retire: async (room, [a, b]) => {
    const codes = await codesOf(room)
    const successor = b % 2 === 0 ? null : pick(codes, b)
    return room.workbench.ask('codebook.retire', { code: pick(codes, a), successor })
  },
  restore: async (room, [a]) =>
    room.workbench.ask('codebook.restore', { code: pick(await codesOf(room), a) }),
  remove: async (room, [a]) => room.workbench.ask('codebook.remove', { code: pick(await codesOf(room), a) }),
  publish: (room, [a]) => room.workbench.ask('codebook.publish', { note: `note ${a}` }),
  apply: async (room, [a, b, c]) => {
    const start = (b * 7) % (interview.length - 1)
    return room.workbench.ask('coding.apply', {
      document: room.document,
      code: pick(await codesOf(room), a),
      coder: pick(room.coders, c),
      span: { start, end: Math.min(interview.length, start + 1 + (c % 40)) },
    })
  },
  applyMany: async (room, [a, b, c]) => {
    const codes = await codesOf(room)
    return room.workbench.ask('coding.applyMany', {
      codings: [a, b, c].map((at) => ({
        document: room.document,
        code: pick(codes, at),
        coder: { named: at % 2 === 0 ? 'Ann' : 'Bashir' },
        span: { start: 13 + (at % 20), end: 40 },
      })),
    })
  },
  uncode: async (room, [a, b]) => {
    const codings = await codingsOf(room)
    const chosen = new Set([pick(codings, a).id, pick(codings, b).id])
    return room.workbench.ask('coding.remove', { codings: [...chosen] })
  },
  state: (room, [a, b]) =>
    room.workbench.ask('coding.setState', {
      document: room.document,
      coder: pick(room.coders, a),
      state: pick(['not_started', 'in_progress', 'finished'] as const, b),
    }),
  memo: async (room, [a, b]) => {
    const codings = await codingsOf(room)
    const coding = codings.length > 0 && a % 2 === 0 ? pick(codings, b) : null
    return room.workbench.ask('memo.write', {
      memo: null,
      subject: coding
        ? { kind: 'coding', id: coding.id }
        : { kind: 'code', id: pick(await codesOf(room), b) },
      title: '',
      body: `memo ${b}`,
      author: null,
    })
  },
}

const number = fc.nat({ max: 60 })
const sequence = fc.array(
  fc.tuple(fc.constantFrom(...Object.keys(steps)), fc.tuple(number, number, number)),
  { minLength: 5, maxLength: 25 },
)

/** Takes a step; one that the rules refuse, or that finds nothing to work on, is none. */
async function take(room: Room, name: string, choice: Choice): Promise<void> {
  try {
    await steps[name]?.(room, choice)
  } catch (error) {
    const isRule = error instanceof Refusal && error.failure.code === 'validation'
    const isNothing = error instanceof Error && error.message === 'There is none'
    if (!isRule && !isNothing) throw error
  }
}

describe('undo and redo', () => {
  it('take any sequence of codebook and coding commands back and forth, step by step', async ({
    workbench,
  }) => {
    await newStudy(workbench)
    const document = await importText(workbench)
    const coders = [await addCoder(workbench, 'Ann'), await addCoder(workbench, 'Bashir')]
    const roots = await addCode(workbench, 'Root')
    await addCode(workbench, 'Leaf', { parent: roots })
    const room: Room = { workbench, document, coders }
    await fc.assert(
      fc.asyncProperty(sequence, async (commands) => {
        const states = [await snapshot(workbench)]
        for (const [name, choice] of commands) {
          const before = workbench.events.length
          await take(room, name, choice)
          if (workbench.events.length > before) states.push(await snapshot(workbench))
        }
        for (const state of states.slice(0, -1).toReversed()) {
          await workbench.ask('history.undo', {})
          expect(await snapshot(workbench)).toEqual(state)
        }
        for (const state of states.slice(1)) {
          await workbench.ask('history.redo', {})
          expect(await snapshot(workbench)).toEqual(state)
        }
        expect((await workbench.ask('project.verify', {})).findings).toEqual([])
        for (const _state of states.slice(1)) await workbench.ask('history.undo', {})
        expect(await snapshot(workbench)).toEqual(states[0])
      }),
      { numRuns: 12 },
    )
  }, 120_000)

  it('go all the way back to the project as it was made, and all the way forth', async ({ workbench }) => {
    await newStudy(workbench, { codebook: 'barriers' })
    const before = await snapshot(workbench)
    await importText(workbench, interview, { case: { create: 'Site A' }, attributes: { Wave: '1' } })
    await addCoder(workbench, 'Ann')
    await addCode(workbench, 'Mine')
    await workbench.ask('codebook.addStarter', { starter: 'discourses' })
    await workbench.ask('project.rename', { name: 'Other' })
    const after = await snapshot(workbench)
    expect(await undoAll(workbench)).toBe(5)
    expect(await snapshot(workbench)).toEqual(before)
    expect(await redoAll(workbench)).toBe(5)
    expect(await snapshot(workbench)).toEqual(after)
  })

  it('can no longer redo what was undone once something else was done', async ({ workbench }) => {
    await newStudy(workbench)
    await addCode(workbench, 'One')
    await workbench.ask('history.undo', {})
    await addCode(workbench, 'Two')
    expect(await workbench.ask('history.redo', {})).toBe(null)
  })
})

describe('stepping to a command', () => {
  it('undoes or redoes until it is the last that stands', async ({ workbench }) => {
    await newStudy(workbench)
    for (const name of ['One', 'Two', 'Three']) await addCode(workbench, name)
    const { entries } = await workbench.ask('history.list', { limit: 10 })
    const [three, two, one, made] = entries.map(({ id }) => id)
    const stepTo = (command: typeof one | null) =>
      workbench.ask('history.stepTo', { command: command ?? null })
    const names = async () => (await workbench.ask('codebook.tree', {})).codes.map(({ name }) => name)
    expect(await stepTo(one)).toEqual({ undone: 2, redone: 0 })
    expect(await names()).toEqual(['One'])
    expect(await stepTo(one)).toEqual({ undone: 0, redone: 0 })
    expect(await stepTo(three)).toEqual({ undone: 0, redone: 2 })
    expect(await names()).toEqual(['One', 'Two', 'Three'])
    expect(await stepTo(null)).toEqual({ undone: 3, redone: 0 })
    expect(await names()).toEqual([])
    expect(await stepTo(two)).toEqual({ undone: 0, redone: 2 })
    expect(await stepTo(made)).toEqual({ undone: 2, redone: 0 })
  })

  it('is refused for one that something else has dropped since, and changes nothing', async ({
    workbench,
  }) => {
    await newStudy(workbench)
    await addCode(workbench, 'One')
    const dropped = first((await workbench.ask('history.list', { limit: 1 })).entries).id
    await workbench.ask('history.undo', {})
    const unknown = await addCode(workbench, 'Two')
    const before = await snapshot(workbench)
    for (const command of [dropped, unknown])
      await expectRefused(workbench.ask('history.stepTo', { command }), 'not_found', { what: 'command' })
    expect(await snapshot(workbench)).toEqual(before)
  })
})

describe('the history', () => {
  it('says what was done, newest first, by whom, and what undo and redo would do', async ({ workbench }) => {
    await newStudy(workbench, { coder: 'Ann' })
    const { id: ann } = first(await workbench.ask('coder.list', {}))
    await workbench.ask('codebook.create', { parent: null, fields: { name: 'Trust' } }, ann)
    const code = await addCode(workbench, 'Cost')
    await workbench.ask('codebook.update', { code, fields: { brief: 'Money' } }, ann)
    await workbench.ask('history.undo', {}, ann)
    const { entries, undo, redo } = await workbench.ask('history.list', { limit: 3 })
    expect(entries.map(({ label, coderName, undone }) => [label, coderName, undone])).toEqual([
      ['Changed code “Cost”', 'Ann', true],
      ['Created code “Cost”', null, false],
      ['Created code “Trust”', 'Ann', false],
    ])
    expect([undo, redo]).toEqual(['Created code “Cost”', 'Changed code “Cost”'])
    expect(entries.every(({ rows }) => rows > 0)).toBe(true)
  })

  it('holds nothing of what was refused or changed nothing', async ({ workbench }) => {
    await newStudy(workbench)
    const code = await addCode(workbench, 'Trust')
    const before = await workbench.ask('history.list', { limit: 100 })
    await addCode(workbench, 'Trust').catch(() => null)
    await workbench.ask('codebook.update', { code, fields: { name: 'Trust' } })
    await workbench.ask('codebook.restore', { code })
    await workbench.ask('codebook.move', { code, parent: null, position: 0 })
    await workbench.ask('project.rename', { name: 'Study' })
    expect(await workbench.ask('history.list', { limit: 100 })).toEqual(before)
  })
})
