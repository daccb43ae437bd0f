import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { disagreementsOf } from './disagreements-of.ts'
import { naivePlaces, naiveStretches } from './naive.test-help.ts'
import type { Coding, ComparedDocument, Disagreements, DisagreementsInput } from './types.ts'

const codes = [
  { id: 'trust', parent: null },
  { id: 'trust in staff', parent: 'trust' },
  { id: 'trust in data', parent: 'trust' },
  { id: 'money', parent: null },
]

let made = 0
const coding = (start: number, end: number, code = 'money', id = `coding ${made++}`): Coding => ({
  id,
  start,
  end,
  code,
})

function compare(coders: ComparedDocument['coders'], part: Partial<ComparedDocument> = {}): Disagreements {
  const document = { id: 'one', codable: [{ start: 0, end: 100 }], coders, ...part }
  return disagreementsOf({ documents: [document], coders: Object.keys(coders), codes })
}

/** Kinds, spans and codes, without what only tells them apart. */
const outline = ({ disagreements }: Disagreements) =>
  disagreements.map(({ kind, start, end, codes: own }) => [kind, start, end, ...own])

describe('a place', () => {
  it('is an agreement where every finished coder has the same one stretch of the code', () => {
    const found = compare({
      ann: [coding(10, 20, 'money', 'a')],
      bob: [coding(10, 15, 'money', 'b'), coding(14, 20, 'money', 'c')],
      eve: null,
    })
    expect(found.disagreements).toEqual([])
    expect(found.agreements).toEqual([
      {
        key: found.agreements[0]?.key,
        document: 'one',
        code: 'money',
        start: 10,
        end: 20,
        coders: [
          { coder: 'ann', codings: ['a'] },
          { coder: 'bob', codings: ['b', 'c'] },
        ],
      },
    ])
  })

  it('differs in its boundaries where edges differ, or one coder has it in two pieces', () => {
    expect(outline(compare({ ann: [coding(10, 20)], bob: [coding(12, 25)] }))).toEqual([
      ['boundaries', 10, 25, 'money'],
    ])
    expect(outline(compare({ ann: [coding(10, 20)], bob: [coding(10, 15), coding(15, 20)] }))).toEqual([
      ['boundaries', 10, 20, 'money'],
    ])
  })

  it('was coded by some where a coder lacks it; touching is not overlapping', () => {
    expect(outline(compare({ ann: [coding(10, 20)], bob: [coding(20, 30)] }))).toEqual([
      ['coded_by_some', 10, 20, 'money'],
      ['coded_by_some', 20, 30, 'money'],
    ])
    expect(outline(compare({ ann: [coding(10, 20)], bob: [coding(15, 25)], eve: [] }))).toEqual([
      ['coded_by_some', 10, 25, 'money'],
    ])
  })

  it('has different codes where each has one that the other lacks, within a branch or across', () => {
    const within = compare({
      ann: [coding(10, 20, 'trust in data')],
      bob: [coding(15, 25, 'trust in staff')],
    })
    expect(outline(within)).toEqual([['different_code', 10, 25, 'trust in staff', 'trust in data']])
    expect(within.disagreements[0]?.withinBranch).toBe(true)
    const across = compare({ ann: [coding(10, 20, 'trust in data')], bob: [coding(15, 25)] })
    expect(across.disagreements[0]?.withinBranch).toBe(false)
    const parent = compare({ ann: [coding(10, 20, 'trust')], bob: [coding(10, 20, 'trust in staff')] })
    expect(parent.disagreements[0]?.withinBranch).toBe(true)
  })

  it('is not one of different codes where a coder gave both', () => {
    const both = { ann: [coding(10, 20), coding(10, 20, 'trust')], bob: [coding(10, 20)] }
    expect(outline(compare(both))).toEqual([['coded_by_some', 10, 20, 'trust']])
  })

  it('joins more than two codes through the coders between them', () => {
    const chain = {
      ann: [coding(0, 12, 'trust')],
      bob: [coding(10, 22)],
      eve: [coding(20, 30, 'trust in data')],
    }
    expect(outline(compare(chain))).toEqual([['different_code', 0, 30, 'trust', 'trust in data', 'money']])
  })

  it('names every finished coder, in the order given, with what they coded of it', () => {
    const documents = [
      {
        id: 'one',
        codable: [{ start: 0, end: 100 }],
        coders: {
          ann: [coding(10, 20, 'money', 'a')],
          bob: [],
          eve: [coding(12, 18, 'trust', 'e')],
          joe: null,
        },
      },
    ]
    const [found] = disagreementsOf({ documents, coders: ['joe', 'eve', 'bob', 'ann'], codes }).disagreements
    expect(found?.coders).toEqual([
      { coder: 'eve', stretches: [{ code: 'trust', start: 12, end: 18, codings: ['e'] }] },
      { coder: 'bob', stretches: [] },
      { coder: 'ann', stretches: [{ code: 'money', start: 10, end: 20, codings: ['a'] }] },
    ])
  })
})

describe('what is compared', () => {
  it('is nothing where fewer than two chosen coders have finished', () => {
    const none = { disagreements: [], agreements: [], leftOut: { ofOtherCodes: 0, outsideCodableText: 0 } }
    expect(compare({ ann: [coding(0, 5)], bob: null })).toEqual(none)
    const documents = [
      { id: 'one', codable: [{ start: 0, end: 9 }], coders: { ann: [coding(0, 5)], bob: [] } },
    ]
    expect(disagreementsOf({ documents, coders: ['ann', 'eve'], codes })).toEqual(none)
  })

  it('is codable text: edges in a label do not differ, and what lies in labels is counted and left out', () => {
    const codable = [
      { start: 5, end: 20 },
      { start: 30, end: 50 },
    ]
    const found = compare(
      { ann: [coding(0, 25), coding(20, 30)], bob: [coding(5, 30), coding(10, 12, 'unknown')] },
      { codable },
    )
    expect(found.disagreements).toEqual([])
    expect(found.agreements.map(({ start, end }) => [start, end])).toEqual([[5, 20]])
    expect(found.leftOut).toEqual({ ofOtherCodes: 1, outsideCodableText: 1 })
    const across = compare({ ann: [coding(10, 40)], bob: [coding(22, 40)] }, { codable })
    expect(across.disagreements[0]?.coders.map(({ stretches }) => stretches[0])).toMatchObject([
      { start: 10, end: 40 },
      { start: 30, end: 40 },
    ])
  })

  it('is refused where a span is empty or a name is given twice', () => {
    const documents = [{ id: 'one', codable: [], coders: {} }]
    expect(() => compare({ ann: [coding(5, 5)], bob: [] })).toThrow('Not a span')
    expect(() => disagreementsOf({ documents, coders: ['ann', 'ann'], codes })).toThrow(
      'coder is named twice',
    )
    expect(() => disagreementsOf({ documents, coders: [], codes: [...codes, ...codes] })).toThrow(
      'code is named',
    )
    expect(() => disagreementsOf({ documents: [...documents, ...documents], coders: [], codes })).toThrow(
      'document is named twice',
    )
  })
})

describe('a key', () => {
  it('stays when codings are moved, and changes when another coding joins', () => {
    const ann = [coding(10, 20, 'money', 'a')]
    const key = (own: readonly Coding[]) => compare({ ann, bob: own }).disagreements[0]?.key
    const before = key([coding(12, 25, 'money', 'b')])
    expect(before).toMatch(/^[0-9a-f]{16}$/u)
    expect(key([coding(15, 40, 'money', 'b')])).toBe(before)
    expect(key([coding(12, 25, 'trust', 'b')])).toBe(before)
    expect(key([coding(12, 25, 'money', 'b'), coding(24, 28, 'money', 'c')])).not.toBe(before)
    expect(
      compare({ ann, bob: [coding(12, 25, 'money', 'b')] }, { id: 'two' }).disagreements[0]?.key,
    ).not.toBe(before)
  })
})

const length = 30

const bare = fc
  .tuple(
    fc.integer({ min: 0, max: length - 1 }),
    fc.integer({ min: 1, max: 9 }),
    fc.constantFrom(...codes.map(({ id }) => id)),
  )
  .map(([start, size, code]) => ({ start, end: Math.min(length, start + size), code }))

const codable = fc.constantFrom(
  [{ start: 0, end: length }],
  [
    { start: 3, end: 12 },
    { start: 15, end: length },
  ],
)

const studies = fc
  .integer({ min: 2, max: 4 })
  .chain((count) => {
    const own = fc.option(fc.array(bare, { maxLength: 6 }), { freq: 8 })
    const document = fc.record({ codable, coders: fc.tuple(...Array.from({ length: count }, () => own)) })
    return fc.array(document, { minLength: 1, maxLength: 3 })
  })
  .map((documents): DisagreementsInput => ({
    coders: Array.from(documents[0]?.coders ?? [], (_, number) => `coder ${number}`),
    codes,
    documents: documents.map((document, d) => ({
      id: `document ${d}`,
      codable: document.codable,
      coders: Object.fromEntries(
        document.coders.map((own, c) => [
          `coder ${c}`,
          own && own.map((span, s) => ({ ...span, id: `${d}.${c}.${s}` })),
        ]),
      ),
    })),
  }))

/** A study with each coder's list of codings changed. */
function withCodings(
  study: DisagreementsInput,
  change: (own: readonly Coding[]) => readonly Coding[],
): DisagreementsInput {
  return {
    ...study,
    documents: study.documents.map((document) => ({
      ...document,
      coders: Object.fromEntries(
        Object.entries(document.coders).map(([coder, own]) => [coder, own && change(own)]),
      ),
    })),
  }
}

describe('disagreements', () => {
  it('are what the definitions give, pair by pair and character by character', () => {
    fc.assert(
      fc.property(studies, (study) => {
        const { disagreements, agreements } = disagreementsOf(study)
        const ids = (lists: readonly (readonly string[])[]) => lists.flat().sort().join(' ')
        const found = [
          ...agreements.map(({ coders }) => ({
            kind: 'agreement' as const,
            codings: ids(coders.map(({ codings }) => codings)),
            withinBranch: null,
          })),
          ...disagreements.map(({ kind, coders, withinBranch }) => ({
            kind,
            codings: ids(coders.flatMap(({ stretches }) => stretches.map(({ codings }) => codings))),
            withinBranch,
          })),
        ]
        const byCodings = (a: { codings: string }, b: { codings: string }) => (a.codings < b.codings ? -1 : 1)
        const expected = study.documents.flatMap((document) => naivePlaces(document, study.coders, codes))
        expect(found.sort(byCodings)).toEqual(expected.sort(byCodings))
        const keys = [...agreements, ...disagreements].map(({ key }) => key)
        expect(new Set(keys).size).toBe(keys.length)
      }),
      { numRuns: 400 },
    )
  })

  it('hold every united stretch exactly once, agreements included, where it stands', () => {
    fc.assert(
      fc.property(studies, (study) => {
        const { disagreements, agreements } = disagreementsOf(study)
        for (const document of study.documents) {
          const finished = study.coders.filter((coder) => document.coders[coder])
          const own = finished.length < 2 ? [] : naiveStretches(document, finished, codes)
          const expected = own.map(({ coder, code, characters, codings }) =>
            [coder, code, Math.min(...characters), Math.max(...characters) + 1, codings.toSorted()].join(),
          )
          const here = <T extends { document: string }>(all: readonly T[]) =>
            all.filter((one) => one.document === document.id)
          const found = [
            ...here(agreements).flatMap(({ coders, code, start, end }) =>
              coders.map(({ coder, codings }) => [coder, code, start, end, codings].join()),
            ),
            ...here(disagreements).flatMap(({ coders }) =>
              coders.flatMap(({ coder, stretches }) =>
                stretches.map(({ code, start, end, codings }) => [coder, code, start, end, codings].join()),
              ),
            ),
          ]
          expect(found.sort()).toEqual(expected.sort())
        }
      }),
      { numRuns: 300 },
    )
  })

  // The law: a character on which the finished coders' sets differ in a code lies in a stretch of that code in a
  // disagreement. The other way round, every disagreement has such a character, unless it is one of boundaries
  // where coders only cut the same text into other pieces. On an agreement no set lacks its code.
  it('are where the finished coders’ sets of codes differ', () => {
    fc.assert(
      fc.property(studies, (study) => {
        const { disagreements, agreements } = disagreementsOf(study)
        for (const document of study.documents) {
          const finished = study.coders.filter((coder) => document.coders[coder])
          if (finished.length < 2) continue
          const own = naiveStretches(document, finished, codes)
          const codersOf = (code: string, character: number) =>
            new Set(
              own
                .filter((stretch) => stretch.code === code && stretch.characters.has(character))
                .map(({ coder }) => coder),
            ).size
          const differs = (code: string, character: number) =>
            codersOf(code, character) > 0 && codersOf(code, character) < finished.length
          const here = disagreements.filter((one) => one.document === document.id)
          const isCodable = (character: number) =>
            document.codable.some(({ start, end }) => start <= character && character < end)
          const charactersOf = ({ start, end }: { start: number; end: number }) =>
            Array.from({ length: end - start }, (_, place) => start + place).filter(isCodable)
          for (const { id } of codes) {
            for (const character of charactersOf({ start: 0, end: length })) {
              if (!differs(id, character)) continue
              const holding = here.filter(({ coders }) =>
                coders.some(({ stretches }) =>
                  stretches.some(
                    ({ code, start, end }) => code === id && start <= character && character < end,
                  ),
                ),
              )
              expect(holding).toHaveLength(1)
            }
          }
          for (const { kind, coders } of here) {
            const all = coders.flatMap(({ stretches }) => stretches)
            if (all.some((stretch) => charactersOf(stretch).some((place) => differs(stretch.code, place))))
              continue
            expect(kind).toBe('boundaries')
            expect(coders.some(({ stretches }) => stretches.length > 1)).toBe(true)
          }
          for (const { code, start, end } of agreements.filter((one) => one.document === document.id)) {
            for (const character of charactersOf({ start, end })) {
              expect(codersOf(code, character)).toBe(finished.length)
            }
          }
        }
      }),
      { numRuns: 300 },
    )
  })

  it('do not change with the order of codings', () => {
    fc.assert(
      fc.property(studies, (study) => {
        const turned = withCodings(study, (own) => own.toReversed())
        expect(disagreementsOf(turned)).toEqual(disagreementsOf(study))
      }),
      { numRuns: 200 },
    )
  })

  it('come in the order of the documents, and each document’s are the same whatever that order is', () => {
    fc.assert(
      fc.property(studies, (study) => {
        const forward = disagreementsOf(study)
        const backward = disagreementsOf({ ...study, documents: study.documents.toReversed() })
        for (const { id } of study.documents) {
          const here = <T extends { document: string }>(all: readonly T[]) =>
            all.filter((one) => one.document === id)
          expect(here(backward.disagreements)).toEqual(here(forward.disagreements))
          expect(here(backward.agreements)).toEqual(here(forward.agreements))
        }
        const order = forward.disagreements.map((one) => [
          study.documents.findIndex(({ id }) => id === one.document),
          one.start,
          one.end,
        ])
        const sorted = order.toSorted(
          ([a = 0, b = 0, c = 0], [d = 0, e = 0, f = 0]) => a - d || b - e || c - f,
        )
        expect(order).toEqual(sorted)
      }),
      { numRuns: 200 },
    )
  })

  it('do not change when coders are called something else, but for their names', () => {
    fc.assert(
      fc.property(studies, (study) => {
        const newName = (coder: string) => `someone else than ${coder}`
        const renamed = disagreementsOf({
          ...study,
          coders: study.coders.map(newName),
          documents: study.documents.map((document) => ({
            ...document,
            coders: Object.fromEntries(
              Object.entries(document.coders).map(([coder, own]) => [newName(coder), own]),
            ),
          })),
        })
        const before = disagreementsOf(study)
        const rename = <T extends { coder: string }, P extends { coders: readonly T[] }>(
          places: readonly P[],
        ) =>
          places.map((place) => ({
            ...place,
            coders: place.coders.map((own) => ({ ...own, coder: newName(own.coder) })),
          }))
        expect(renamed.disagreements).toEqual(rename(before.disagreements))
        expect(renamed.agreements).toEqual(rename(before.agreements))
      }),
      { numRuns: 200 },
    )
  })

  it('do not change when a coding is made of two that overlap, but for the ids and so the keys', () => {
    fc.assert(
      fc.property(studies, (some) => {
        // Without labels, so that the character that the two halves share is codable.
        const whole = [{ start: 0, end: length }]
        const study = { ...some, documents: some.documents.map((one) => ({ ...one, codable: whole })) }
        const split = withCodings(study, (own) =>
          own.flatMap((one) => {
            const middle = (one.start + one.end) >> 1
            if (one.end - one.start < 2) return [one]
            return [
              { ...one, end: middle + 1 },
              { ...one, id: `${one.id} again`, start: middle },
            ]
          }),
        )
        const shape = ({ disagreements, agreements }: Disagreements) => [
          ...agreements.map(({ document, code, start, end }) => [document, code, start, end].join()).sort(),
          ...disagreements
            .map(({ kind, document, start, end, codes: own, withinBranch, coders }) =>
              JSON.stringify([
                [kind, document, start, end, own, withinBranch],
                coders.map(({ coder, stretches }) => [
                  coder,
                  stretches.map((stretch) => [stretch.code, stretch.start, stretch.end]),
                ]),
              ]),
            )
            .sort(),
        ]
        expect(shape(disagreementsOf(split))).toEqual(shape(disagreementsOf(study)))
      }),
      { numRuns: 200 },
    )
  })
})
