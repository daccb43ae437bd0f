import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { errorCodes, importRejections, type Plain } from './errors.ts'
import { rejectionSentence, sentenceFor } from './sentences.ts'

const plainSentence = /^\p{Lu}.*\.$/su

describe('sentenceFor', () => {
  it.each(errorCodes)('has a plain sentence for %s without any data', (code) => {
    const { sentence, next } = sentenceFor({ code, data: {} })
    expect(sentence).toMatch(plainSentence)
    expect(sentence).not.toContain('undefined')
    if (next !== null) expect(next).toMatch(plainSentence)
  })

  it('takes any data without breaking', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...errorCodes),
        fc.dictionary(
          fc.constantFrom(
            'source',
            'reason',
            'detail',
            'user',
            'host',
            'entity',
            'sentence',
            'label',
            'field',
          ),
          fc.oneof(
            fc.string(),
            fc.integer(),
            fc.boolean(),
            fc.constant(null),
            fc.array(fc.string()),
          ) as fc.Arbitrary<Plain>,
        ),
        (code, data) => {
          expect(sentenceFor({ code, data }).sentence.length).toBeGreaterThan(0)
        },
      ),
    )
  })

  it('says who has the project open, as far as that is known', () => {
    const of = (data: Record<string, string>) => sentenceFor({ code: 'project_locked', data }).sentence
    expect(of({ user: 'ana', host: 'desk-3' })).toBe('This project is open already by ana on desk-3.')
    expect(of({ user: 'ana' })).toBe('This project is open already by ana.')
    expect(of({})).toBe('This project is open already.')
  })

  it('says what keeps a blind round blind, with names as far as they are known', () => {
    const of = (data: Record<string, string | number>) => sentenceFor({ code: 'blind', data })
    const [document, round] = ['Dana', 'Pilot']
    for (const [reason, sentence] of [
      ['finished', 'You have finished “Dana” in blind round “Pilot”.'],
      ['unfinished', 'Not everyone has finished “Dana” in round “Pilot”.'],
      ['not_yours', 'In blind round “Pilot”, everyone codes “Dana” for themselves.'],
      ['begun', 'Work has begun in blind round “Pilot”, so “Dana” can’t be taken out of it.'],
    ] as const) {
      expect(of({ reason, document, round }).sentence).toBe(sentence)
    }
    expect(of({ reason: 'begun', round }).sentence).toContain('this can’t be changed any more.')
    expect(of({ reason: 'begun', round, coder: 'Ann' }).sentence).toContain('“Ann” can’t be taken out')
    expect(of({ reason: 'opened' }).sentence).toContain('That can’t be undone.')
    expect(of({ reason: 'opened', document, round }).sentence).toContain(
      'what was coded blind stays as it is.',
    )
    expect(of({ reason: 'hidden_step' }).sentence).toContain('only they can undo or redo it.')
    expect(of({ reason: 'finished', row: 3 }).sentence).toMatch(/^Row 3: You have finished this document/u)
    for (const reason of [
      'finished',
      'unfinished',
      'not_yours',
      'not_blind',
      'begun',
      'opened',
      'constructor',
    ]) {
      expect(of({ reason }).sentence).toMatch(plainSentence)
    }
  })

  it('names the source that was rejected', () => {
    const { sentence } = sentenceFor({
      code: 'import_rejected',
      data: { source: 'a.docx', reason: 'empty', detail: '' },
    })
    expect(sentence).toBe('a.docx: The file is empty.')
  })

  it('uses the sentence a refusal brings only if it reads like one', () => {
    expect(
      sentenceFor({ code: 'validation', data: { sentence: 'A code of that name is there already.' } })
        .sentence,
    ).toBe('A code of that name is there already.')
    expect(sentenceFor({ code: 'validation', data: { sentence: 'EUNIQUE: code.name' } }).sentence).toMatch(
      /^This can't be done/,
    )
  })
})

describe('rejectionSentence', () => {
  it.each(importRejections)('has a sentence for %s', (reason) => {
    expect(rejectionSentence(reason).sentence).toMatch(plainSentence)
  })

  it('tells every reason apart', () => {
    expect(new Set(importRejections.map((reason) => rejectionSentence(reason).sentence)).size).toBe(
      importRejections.length,
    )
  })
})
