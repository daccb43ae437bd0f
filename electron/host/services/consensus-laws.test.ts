import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CodeId, CoderId, CommandId } from '#shared/ids.ts'
import {
  aComparedStudy,
  listDisagreements,
  settle,
  type ComparedStudy,
} from '../../../test/support/compared-study.ts'
import { first, openHost, type TestHost } from '../../../test/support/host.ts'

const text = [
  'Interviewer: How did the pooled budget come about?',
  'Dana: We had two contracts with one home.',
  'Interviewer: And then?',
  'Dana: We sat down together.',
].join('\n')

interface Wanted {
  readonly coder: number
  readonly code: number
  readonly start: number
  readonly length: number
}

const wanted: fc.Arbitrary<Wanted[]> = fc.array(
  fc.record({
    coder: fc.nat(2),
    code: fc.nat(2),
    start: fc.integer({ min: 13, max: text.length - 2 }),
    length: fc.integer({ min: 1, max: 40 }),
  }),
  { minLength: 1, maxLength: 25 },
)

type Place = readonly [code: CodeId, start: number, end: number]

/** Overlapping spans of one code as one, worked out the plain way: units that hang together are joined, one by one. */
function united(places: readonly Place[]): Place[] {
  const joined: Place[] = []
  for (const place of places) {
    let [code, start, end] = place
    for (let index = joined.length - 1; index >= 0; index -= 1) {
      const other = joined[index]
      if (!other || other[0] !== code || other[1] >= end || other[2] <= start) continue
      joined.splice(index, 1)
      ;[start, end] = [Math.min(start, other[1]), Math.max(end, other[2])]
      index = joined.length
    }
    joined.push([code, start, end])
  }
  return inOrder(joined)
}

function inOrder(places: readonly Place[]): Place[] {
  return places.toSorted((a, b) => a[1] - b[1] || a[2] - b[2] || (a[0] < b[0] ? -1 : 1))
}

describe('the consensus', () => {
  let workbench: TestHost
  let study: ComparedStudy
  let team: readonly CoderId[]
  let codes: readonly CodeId[]
  let uncoded: CommandId
  beforeAll(async () => {
    workbench = openHost()
    study = await aComparedStudy(workbench, text)
    team = [study.ann, study.ben, study.cerys]
    codes = [study.trust, study.money, study.time]
    await study.finish(team)
    uncoded = first((await ask('history.list', { limit: 1 })).entries).id
  })
  afterAll(() => workbench.end())

  const ask: TestHost['ask'] = (...call) => workbench.ask(...call)

  async function everyCoding() {
    return ask('coding.list', { document: study.document })
  }

  async function placesOf(coder: CoderId | undefined): Promise<Place[]> {
    const rows = (await everyCoding()).filter((row) => row.coder === coder)
    return rows.map(({ code, start, end }): Place => [code, start, end])
  }

  async function consensus(): Promise<Place[]> {
    return inOrder(await placesOf((await ask('coder.list', {})).find(({ kind }) => kind === 'consensus')?.id))
  }

  /** Runs `check` on the study with these codings and takes them away after it. */
  async function withCodings(list: readonly Wanted[], check: () => Promise<void>): Promise<void> {
    await ask('coding.applyMany', {
      codings: list.map(({ coder, code, start, length }) => ({
        document: study.document,
        coder: team[coder] ?? study.ann,
        code: codes[code] ?? study.trust,
        span: { start, end: Math.min(text.length, start + length) },
      })),
    })
    try {
      await check()
    } finally {
      await ask('history.stepTo', { command: uncoded })
    }
  }

  const keys = async () => (await listDisagreements(workbench)).rows.map(({ key }) => key)
  const accept = () => ask('consensus.acceptAgreed', { compared: {} })
  const take = async (coders: readonly CoderId[]) => {
    const all = await keys()
    if (all.length > 0) await settle(workbench, all, { kind: 'took', coders: [...coders] })
  }

  const holds = (property: fc.IAsyncProperty<[Wanted[]]>) => fc.assert(property, { numRuns: 30 })
  /** A span of labels and blanks alone can't be coded. */
  const codable = wanted.map((list) =>
    list.filter(({ start, length }) => {
      const labels = [...text.matchAll(/^.*?: |\n/gmu)].map(({ index, 0: label }) => [
        index,
        index + label.length,
      ])
      for (let unit = start; unit < Math.min(text.length, start + length); unit += 1)
        if (!labels.some(([from = 0, to = 0]) => unit >= from && unit < to)) return true
      return false
    }),
  )
  const some = codable.filter((list) => list.length > 0)

  it('is the same where what is agreed was accepted once or twice', async () => {
    await holds(
      fc.asyncProperty(some, (list) =>
        withCodings(list, async () => {
          const { agreed } = await listDisagreements(workbench)
          expect(await accept()).toEqual({ created: agreed, already: 0 })
          const once = await everyCoding()
          expect(await accept()).toEqual({ created: 0, already: agreed })
          expect(await everyCoding()).toEqual(once)
          expect((await listDisagreements(workbench)).accepted).toBe(agreed)
        }),
      ),
    )
  })

  it('is as it was before where a settlement is undone', async () => {
    await holds(
      fc.asyncProperty(some, (list) =>
        withCodings(list, async () => {
          await accept()
          await take([study.ben])
          const before = [await everyCoding(), await listDisagreements(workbench)]
          await take([study.ann, study.cerys])
          if ((await keys()).length > 0) await ask('history.undo', {})
          expect([await everyCoding(), await listDisagreements(workbench)]).toEqual(before)
        }),
      ),
    )
  })

  it('is everyone’s coding united, where every side is taken', async () => {
    await holds(
      fc.asyncProperty(some, (list) =>
        withCodings(list, async () => {
          await take(team)
          await accept()
          const everyone = (await Promise.all(team.map((coder) => placesOf(coder)))).flat()
          expect(await consensus()).toEqual(united(everyone))
        }),
      ),
    )
  })

  it('is one coder’s own coding united, where that side is taken everywhere', async () => {
    await holds(
      fc.asyncProperty(some, (list) =>
        withCodings(list, async () => {
          await accept()
          await take([study.ann])
          expect(await consensus()).toEqual(united(await placesOf(study.ann)))
        }),
      ),
    )
  })
})
