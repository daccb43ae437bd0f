import fc from 'fast-check'
import { describe, expect } from 'vitest'
import * as z from 'zod'
import type { Call } from '#shared/contract/define.ts'
import type { Entity } from '#shared/contract/entities.ts'
import { contract, hostContract, shellCalls, type HostCall } from '#shared/contract/index.ts'
import { errorCodes, type Reply } from '#shared/errors.ts'
import { first, it, type TestHost } from '../support/host.ts'
import { examplesFor } from './examples.ts'
import { openSample } from './examples/sample.ts'

const names = Object.keys(hostContract).filter((name): name is HostCall => Object.hasOwn(hostContract, name))
const calls: { readonly [name: string]: Call } = hostContract
const queries = names.filter((name) => hostContract[name].kind === 'query')
const commands = names.filter((name) => hostContract[name].kind === 'command')

/** Ends with another project open, or none; what they change is judged by the project's own tests. */
const changingProjects: readonly HostCall[] = [
  'project.create',
  'project.createSample',
  'project.open',
  'project.close',
  'exchange.importProject',
]

const failure = z.strictObject({
  ok: z.literal(false),
  error: z.strictObject({ code: z.enum(errorCodes), data: z.record(z.string(), z.json()) }),
})

/** A refusal as it may travel: a known code, and data that JSON carries. */
function expectWellFormed(reply: Reply<unknown>): void {
  if (!reply.ok) {
    expect(failure.parse(reply)).toEqual(reply)
    expect(JSON.parse(JSON.stringify(reply))).toEqual(reply)
  }
}

const codeOf = (reply: Reply<unknown>) => (reply.ok ? 'ok' : reply.error.code)

describe('every name of the contract', () => {
  it('is noun.verb', () => {
    for (const name of Object.keys(contract)) expect(name).toMatch(/^[a-z]+\.[a-z][A-Za-z]*$/u)
    expect(Object.keys(contract)).toHaveLength(names.length + Object.keys(shellCalls).length)
  })

  it('says what may go wrong in codes that there are', () => {
    for (const { errors } of Object.values(contract)) {
      expect(errors.filter((code) => !errorCodes.includes(code))).toEqual([])
      expect(errors).not.toContain('internal')
    }
  })

  it('has a handler, with a project open or without', async ({ workbench }) => {
    for (const prepare of [async () => undefined, () => openSample(workbench)]) {
      await prepare()
      for (const name of names) {
        const reply = await workbench.reply(name, {})
        expectWellFormed(reply)
        expect(codeOf(reply), name).not.toBe('internal')
        if (!reply.ok) expect(reply.error.data, name).not.toMatchObject({ what: 'call' })
      }
    }
  })

  it('answers what the contract says, no more and no less', async ({ workbench }) => {
    const examples = examplesFor(workbench, await openSample(workbench))
    const doing = commands.filter((command) => !changingProjects.includes(command))
    // The history's own come last: a step back to the beginning takes away what the others work on.
    const [stepping, others] = [true, false].map((is) =>
      doing.filter((name) => name.startsWith('history.') === is),
    )
    for (const name of [...queries, ...(others ?? []), ...(stepping ?? [])]) {
      // Each from the sample as it was made.
      const heard = workbench.events.length
      const reply = await workbench.reply(name, examples[name])
      expect(codeOf(reply), `${name} ${JSON.stringify(reply).slice(0, 200)}`).toBe('ok')
      if (reply.ok) expect(calls[name]?.output.parse(reply.value), name).toEqual(reply.value)
      const hasChanged = workbench.events.length > heard
      if (hasChanged && !name.startsWith('history.')) await workbench.ask('history.undo', {})
    }
  })
})

describe('what is not in the contract', () => {
  it('is answered as not found', async ({ workbench }) => {
    for (const name of [
      '',
      'coding',
      'coding.',
      'coding.explode',
      'toString',
      '__proto__',
      'constructor',
      'shell.places',
    ]) {
      expect(await workbench.reply(name, {})).toEqual({
        ok: false,
        error: { code: 'not_found', data: { what: 'call', name } },
      })
    }
    await fc.assert(
      fc.asyncProperty(fc.string(), fc.jsonValue(), async (name, input) => {
        expect(codeOf(await workbench.reply(name, input))).toBe('not_found')
      }),
    )
  })
})

describe('input that is not in order', () => {
  const watched = async ({ ask }: TestHost) => [
    await ask('history.list', { limit: 100_000 }),
    await ask('project.current', {}),
  ]

  it('is refused, never taken for something else, and changes nothing', async ({ workbench }) => {
    await openSample(workbench)
    const before = await watched(workbench)
    const odd = fc.oneof(
      fc.jsonValue(),
      fc.constantFrom(undefined, Number.NaN, 1n, new Date(0), new Map(), () => 0, Symbol('x')),
      fc.dictionary(
        fc.constantFrom(
          'document',
          'code',
          'codings',
          'coder',
          'span',
          'file',
          'name',
          'fields',
          'staged',
          '__proto__',
        ),
        fc.jsonValue(),
      ),
    )
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...names), odd, async (name, input) => {
        const isInOrder = calls[name]?.input.safeParse(input).success
        fc.pre(queries.includes(name) || !isInOrder)
        const reply = await workbench.reply(name, input)
        expectWellFormed(reply)
        expect(codeOf(reply), name).not.toBe('internal')
        if (!isInOrder) expect(reply).toMatchObject({ error: { code: 'validation' } })
      }),
      { numRuns: 600 },
    )
    expect(await watched(workbench)).toEqual(before)
  })

  it('never brings the host down, even where only one part of it is wrong', async ({ workbench }) => {
    const examples = examplesFor(workbench, await openSample(workbench))
    const quick = names.filter((name) => !changingProjects.includes(name))
    const part = fc.oneof(
      fc.jsonValue({ maxDepth: 2 }),
      fc.constantFrom(
        0,
        -1,
        2 ** 31,
        2 ** 53,
        0.5,
        '',
        ' ',
        'constructor',
        '\u0000',
        '👍',
        '\ud83d',
        null,
        [],
        {},
      ),
    )
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...quick), fc.nat(), part, async (name, where, wrong) => {
        const reply = await workbench.reply(name, replaced(examples[name], where, wrong))
        expectWellFormed(reply)
        expect(codeOf(reply), name).not.toBe('internal')
      }),
      { numRuns: 500 },
    )
    expect((await workbench.ask('project.verify', {})).findings).toEqual([])
  }, 120_000)
})

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }

/** A copy of `input` in which one part, chosen by `where`, is `wrong`. */
function replaced(input: unknown, where: number, wrong: unknown): unknown {
  const copy: Json = z.json().parse(input)
  const paths = pathsOf(copy)
  const path = paths[where % paths.length] ?? []
  return put(copy, path, wrong)
}

function pathsOf(value: Json): (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [[]]
  const below = Object.entries(value).flatMap(([key, part]) => pathsOf(part).map((path) => [key, ...path]))
  return [[], ...below]
}

function put(value: unknown, [key, ...rest]: readonly string[], wrong: unknown): unknown {
  if (key === undefined) return wrong
  if (Array.isArray(value)) {
    return value.map((part: unknown, at) => (String(at) === key ? put(part, rest, wrong) : part))
  }
  const entries = Object.entries(value ?? {})
  return Object.fromEntries(
    entries.map(([name, part]) => [name, name === key ? put(part, rest, wrong) : part]),
  )
}

describe('a change event', () => {
  /** Answers that a change may make stale, as a window would hold them. */
  const held: readonly HostCall[] = queries.filter(
    (name) => !name.startsWith('import.') && !name.startsWith('agreement.'),
  )

  /** What these queries should say that they read, and don't yet; each goes from here when they do. */
  it('names at least one entity that a stale answer was read from', async ({ workbench }) => {
    const sample = await openSample(workbench)
    const examples = examplesFor(workbench, sample)
    const { coder, code, document } = first(sample.codings)
    const answers = async () =>
      new Map(
        await Promise.all(
          held.map(async (name) => [name, await workbench.reply(name, examples[name])] as const),
        ),
      )
    const stale: string[] = []
    const changed = new Set<HostCall>()
    const script: readonly (readonly [HostCall, unknown])[] = [
      // Signed, and each with one thing changed alone, so that no other change hides what is missing.
      ['codebook.publish', { note: 'Signed' }],
      ['coder.update', { coder, name: 'Signed otherwise' }],
      ['document.update', { document, attributes: { Setting: 'In the canteen' } }],
      ['document.update', { document, title: 'Another title' }],
      ['codebook.update', { code, fields: { examples: ['Otherwise'] } }],
      ...commands
        .filter((name) => !changingProjects.includes(name))
        .map((name) => [name, examples[name]] as const),
    ]
    for (const [name, input] of script) {
      const before = await answers()
      const heard = workbench.events.length
      await workbench.host.call(name, input, coder)
      const events = workbench.events.slice(heard)
      const entities = new Set<Entity>(events.flatMap(({ changes }) => changes.map(({ entity }) => entity)))
      for (const [query, reply] of await answers()) {
        if (JSON.stringify(reply) === JSON.stringify(before.get(query))) continue
        changed.add(name)
        const call = hostContract[query]
        const reads: readonly Entity[] = call.kind === 'query' ? call.reads : []
        if (!reads.some((entity) => entities.has(entity))) stale.push(`${query} after ${name}`)
      }
      // An event without a change would redraw for nothing.
      if (events.length > 0) expect(changed, name).toContain(name)
    }
    expect(stale).toEqual([])
    expect(changed.size).toBeGreaterThan(25)
  }, 120_000)

  it('names the very rows', async ({ workbench }) => {
    const sample = await openSample(workbench)
    const examples = examplesFor(workbench, sample)
    const { coding } = await workbench.ask('coding.apply', examples['coding.apply'])
    const event = workbench.events.at(-1)
    expect(event?.changes.find(({ entity }) => entity === 'coding')?.ids).toEqual([coding.id])
    await workbench.ask('history.undo', {})
    expect(workbench.events.at(-1)?.changes.find(({ entity }) => entity === 'coding')?.ids).toEqual([
      coding.id,
    ])
  })
})
