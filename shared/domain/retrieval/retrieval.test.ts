import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { foldText } from '../folding.ts'
import { countWords } from '../words.ts'
import {
  charactersTally,
  codableIn,
  codingsTally,
  countWithdrawn,
  documentsTally,
  occurrencesOf,
  personsTally,
  select,
  studyOfTurns,
  tabulate,
  wordColumns,
  wordsTally,
  type Axis,
  type Proximity,
  type Sought,
} from './index.ts'
import {
  isWithdrawn,
  naiveMatching,
  naivePhrase,
  naiveSelect,
  personsHeard,
  stands,
  studyOf,
  type PlainStudy,
} from './naive.test-help.ts'

const codes = 4
const coders = 3
const speakers = 3
const length = 60

const turns = fc
  .uniqueArray(fc.nat(length), { maxLength: 12 })
  .chain((cuts) =>
    fc.tuple(
      fc.constant(cuts.toSorted((a, b) => a - b)),
      fc.array(fc.integer({ min: -1, max: speakers - 1 }), { minLength: 12, maxLength: 12 }),
    ),
  )
  .map(([cuts, who]) =>
    cuts.flatMap((start, index) => {
      // Between turns stand labels, which are nobody's words.
      const end = cuts[index + 1]
      return end === undefined || index % 3 === 2 ? [] : [{ start, end, speaker: who[index] ?? -1 }]
    }),
  )
const span = fc.tuple(fc.nat(length - 1), fc.integer({ min: 1, max: 15 }))

const plainStudy: fc.Arbitrary<PlainStudy> = fc
  .record({
    documents: fc.array(turns, { minLength: 1, maxLength: 3 }),
    personOf: fc.array(fc.integer({ min: -1, max: 1 }), { minLength: speakers, maxLength: speakers }),
    codings: fc.array(
      fc.record({
        document: fc.nat(2),
        code: fc.nat(codes - 1),
        coder: fc.nat(coders - 1),
        round: fc.nat(1),
        span,
      }),
      { maxLength: 30 },
    ),
  })
  .map(({ documents, personOf, codings }) => ({
    documents,
    personOf,
    codings: codings
      .map(({ span: [start, size], ...coding }) => ({
        ...coding,
        document: coding.document % documents.length,
        start,
        end: start + size,
      }))
      .toSorted((a, b) => a.document - b.document || a.start - b.start || a.end - b.end),
  }))

const flags = (size: number) =>
  fc.array(fc.nat(1), { minLength: size, maxLength: size }).map((of) => Uint8Array.from(of))
const proximity: fc.Arbitrary<Proximity> = fc.oneof(
  fc.constantFrom(
    { kind: 'overlapping' as const },
    { kind: 'same_turn' as const },
    { kind: 'same_document' as const },
  ),
  fc.record({ kind: fc.constant('near' as const), turns: fc.nat(3) }),
)
const soughtAny: fc.Arbitrary<Sought> = fc.record({
  codes: fc.option(flags(codes)),
  conditions: fc.array(
    fc.record({ is: fc.constantFrom('and' as const, 'not' as const), codes: flags(codes), proximity }),
    { maxLength: 3 },
  ),
  sameCoder: fc.boolean(),
  coderCount: fc.constant(coders),
  roundCount: fc.constant(2),
  coders: fc.option(flags(coders)),
  rounds: fc.option(flags(2)),
  documents: fc.option(flags(3)),
  persons: fc.option(flags(2)),
  occurrences: fc.constant(null),
  among: fc.option(fc.uint8Array({ minLength: 40, maxLength: 40, max: 1 }).map((each) => () => each)),
  withdrawn: fc.option(flags(2)),
})
const everything: Sought = {
  codes: null,
  conditions: [],
  sameCoder: false,
  coderCount: coders,
  roundCount: 2,
  coders: null,
  rounds: null,
  documents: null,
  persons: null,
  occurrences: null,
  among: null,
  withdrawn: null,
}

describe('what a query finds', () => {
  it('is what its words say, coding by coding', () => {
    fc.assert(
      fc.property(plainStudy, soughtAny, (plain, sought) => {
        const study = studyOf(plain)
        const { document, coding } = select(study, sought)
        const found = Array.from(document, (place, index) => {
          const own = plain.codings.filter((one) => one.document === place)
          return own[coding[index] ?? -1]
        })
        expect(found).toEqual(naiveSelect(plain, sought))
        expect(countWithdrawn(study, sought)).toBe(naiveMatching(plain, sought).length - found.length)
      }),
      { numRuns: 1500 },
    )
  })

  it('is nothing that stands only to itself', () => {
    const plain = {
      documents: [[{ start: 0, end: 50, speaker: 0 }]],
      personOf: [0],
      codings: [{ document: 0, code: 1, coder: 0, round: 0, start: 3, end: 9 }],
    }
    const overlapping = { is: 'and', codes: Uint8Array.of(0, 1), proximity: { kind: 'overlapping' } } as const
    expect(select(studyOf(plain), { ...everything, conditions: [overlapping] }).coding).toHaveLength(0)
  })
})

describe('a table', () => {
  const identity = (size: number) => Array.from({ length: size }, (_, one) => [one])

  it('counts in each cell what a query of it finds', () => {
    fc.assert(
      fc.property(plainStudy, soughtAny, (plain, sought) => {
        const study = studyOf(plain)
        const rows: Axis = { by: 'code', lines: codes, linesOf: identity(codes) }
        const columns: Axis = { by: 'person', lines: 2, linesOf: identity(2) }
        const cells = codes * 2
        const [codings, documents, people] = [
          codingsTally(cells),
          documentsTally(cells),
          personsTally(cells, study),
        ]
        for (const tally of [codings, documents, people]) tabulate(study, sought, { rows, columns }, tally)
        const found = naiveSelect(plain, sought)
        for (let cell = 0; cell < cells; cell += 1) {
          const [code, person] = [Math.floor(cell / 2), cell % 2]
          const own = found.filter(
            (coding) =>
              coding.code === code &&
              sought.persons?.[person] !== 0 &&
              personsHeard(plain, coding).has(person),
          )
          expect(codings.values[cell]).toBe(own.length)
          expect(documents.values[cell]).toBe(new Set(own.map(({ document }) => document)).size)
          expect(people.values[cell]).toBe(own.length > 0 ? 1 : 0)
        }
      }),
      { numRuns: 500 },
    )
  })

  it('of codes by codes counts those of the first that stand to another of the second', () => {
    fc.assert(
      fc.property(
        plainStudy,
        proximity,
        fc.boolean(),
        fc.option(flags(2)),
        (plain, how, sameCoder, withdrawn) => {
          const study = studyOf(plain)
          const sought = { ...everything, sameCoder, withdrawn }
          const standing = plain.codings.filter((one) => !isWithdrawn(plain, sought, one))
          const linesOf = identity(codes)
          const tally = codingsTally(codes * codes)
          const characters = charactersTally(codes * codes)
          const axes: { rows: Axis; columns: Axis } = {
            rows: { by: 'code', lines: codes, linesOf },
            columns: { by: 'near', lines: codes, linesOf, proximity: how },
          }
          for (const each of [tally, characters]) tabulate(study, sought, axes, each)
          for (let cell = 0; cell < codes * codes; cell += 1) {
            const [row, column] = [Math.floor(cell / codes), cell % codes]
            const own = standing.filter(
              (one) =>
                one.code === row &&
                standing.some(
                  (other) =>
                    other !== one &&
                    other.code === column &&
                    (!sameCoder || (other.coder === one.coder && other.round === one.round)) &&
                    stands(plain, one, other, how),
                ),
            )
            expect(tally.values[cell]).toBe(own.length)
            const coded = new Set<string>()
            for (const { document, start, end } of own)
              for (let at = start; at < end; at += 1)
                if (plain.documents[document]?.some((turn) => turn.start <= at && at < turn.end))
                  coded.add(`${document}:${at}`)
            expect(characters.values[cell]).toBe(coded.size)
          }
        },
      ),
      { numRuns: 500 },
    )
  })

  it('counts words and characters once, however often they are coded', () => {
    const text = 'We co-operate, don’t we? Yes; and so on. ¿Más días aquí, or not so many as that.'.slice(
      0,
      76,
    )
    fc.assert(
      fc.property(plainStudy, (plain) => {
        const study = studyOf(plain)
        const one: Axis = { by: 'coder', lines: 1, linesOf: identity(coders).map(() => [0]) }
        const byRound: Axis = { by: 'round', lines: 2, linesOf: identity(2) }
        const words = wordsTally(2, (place) => {
          const part = study.documents[place]
          if (!part) throw new Error('no such document')
          return wordColumns(text, part.turns)
        })
        const characters = charactersTally(2)
        for (const tally of [words, characters])
          tabulate(study, everything, { rows: one, columns: byRound }, tally)
        for (const round of [0, 1]) {
          const own = plain.codings.filter((coding) => coding.round === round)
          let [wordsCoded, coded] = [0, 0]
          for (const [document, said] of plain.documents.entries()) {
            for (const { start, end } of said) {
              const isCoded = (at: number) =>
                own.some((coding) => coding.document === document && coding.start <= at && at < coding.end)
              for (let at = start; at < end; at += 1) if (isCoded(at)) coded += 1
              for (const { index, 0: word } of text
                .slice(start, end)
                .matchAll(/[\p{L}]+(?:[-’][\p{L}]+)*/gu)) {
                const from = start + index
                if (Array.from({ length: word.length }, (_, at) => from + at).some(isCoded)) wordsCoded += 1
              }
            }
          }
          expect(characters.values[round]).toBe(coded)
          expect(words.values[round]).toBe(wordsCoded)
        }
      }),
      { numRuns: 500 },
    )
  })
})

describe('what was said, coded or not', () => {
  it('is a turn in the place of a coding, but for those of who has withdrawn', () => {
    fc.assert(
      fc.property(plainStudy, fc.option(flags(2)), (plain, withdrawn) => {
        const said = studyOfTurns(studyOf(plain))
        const standing = plain.documents.map((own) =>
          own.filter(({ speaker }) => withdrawn?.[plain.personOf[speaker] ?? -1] !== 1),
        )
        expect(select(said, { ...everything, withdrawn }).coding).toHaveLength(standing.flat().length)
        for (const [place, document] of said.documents.entries()) {
          expect(document.codings.firstTurn).toEqual(document.codings.lastTurn)
          expect(codableIn(said, document, withdrawn)).toBe(
            (standing[place] ?? []).reduce((sum, { start, end }) => sum + end - start, 0),
          )
        }
      }),
    )
  })
})

describe('a phrase', () => {
  const text = 'Dana: I don’t know R1: the café’s\nco-design (AND more).\nKit: Cafe again; THE CAFÉ.'
  const line = text.indexOf('Kit: ')
  const bodies = {
    start: Int32Array.of('Dana: '.length, line + 'Kit: '.length),
    end: Int32Array.of(line - 1, text.length),
    speaker: Int32Array.of(0, 1),
  }
  const found = (phrase: string) => {
    const { start, end } = occurrencesOf(foldText(text), bodies, phrase)
    return Array.from(start, (from, index) => text.slice(from, end[index]))
  }

  it('is found in any case, with or without accents, over any white space', () => {
    expect(found('cafe')).toEqual(['café', 'Cafe', 'CAFÉ'])
    expect(found('the  café')).toEqual(['the café', 'THE CAFÉ'])
    expect(found("café's co-design")).toEqual(['café’s\nco-design'])
  })

  it('is just words, whatever it looks like', () => {
    expect(found("don't")).toEqual(['don’t'])
    expect(found('R1:')).toEqual(['R1:'])
    expect(found('and')).toEqual(['AND'])
    expect(found('(AND')).toEqual(['(AND'])
    expect(found('.*')).toEqual([])
    expect(found(' ')).toEqual([])
  })

  it('is whole words, within one turn, and never of a label', () => {
    expect(found('kno')).toEqual([])
    expect(found('now')).toEqual([])
    expect(found('Kit')).toEqual([])
    expect(found('more). Kit: Cafe')).toEqual([])
  })

  it('is found where a pattern would find it', () => {
    const piece = fc.constantFrom(
      'a',
      'ab',
      'b',
      '1',
      'é',
      'e\u0301',
      '𝒜',
      ' ',
      ' ',
      '  ',
      '\n',
      '\u00a0',
      '-',
      '.',
      '😀',
      '’',
    )
    const wholeOf = (any: string) => ({
      start: Int32Array.of(0),
      end: Int32Array.of(any.length),
      speaker: Int32Array.of(-1),
    })
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 40 }).map((of) => foldText(of.join('')).letters),
        fc.array(piece, { maxLength: 6 }).map((of) => of.join('')),
        (said, phrase) => {
          const { start, end } = occurrencesOf(foldText(said), wholeOf(said), phrase)
          const spans = Array.from(start, (from, index) => ({ start: from, end: end[index] }))
          expect(spans).toEqual(naivePhrase(said, foldText(phrase).letters))
        },
      ),
      { numRuns: 3000 },
    )
  })

  it('has as many words as are counted', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (any) => {
        const { start } = wordColumns(any, {
          start: Int32Array.of(0),
          end: Int32Array.of(any.length),
          speaker: Int32Array.of(-1),
        })
        expect(start).toHaveLength(countWords(any))
      }),
    )
  })
})
