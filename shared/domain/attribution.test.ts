import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { attributionOf, modeName, speakerName } from './attribution.ts'
import type { AttributedSpeaker } from './attribution.ts'

const manager: AttributedSpeaker = { role: 'Commissioning Manager', speakerLabel: 'P3', interviewer: false }
const doctor: AttributedSpeaker = { role: 'GP', speakerLabel: 'P4', interviewer: false }
const asking: AttributedSpeaker = { role: null, speakerLabel: 'INT', interviewer: true }
const unmapped: AttributedSpeaker = { role: null, speakerLabel: 'Speaker 2', interviewer: false }

const siteA = { caseName: 'Site A', mode: 'focus_group' } as const

describe('the attribution of an extract', () => {
  it('takes the form the field uses', () => {
    expect(attributionOf({ speakers: [manager], ...siteA })).toBe(
      '(Commissioning Manager, Site A, Focus Group)',
    )
  })

  it('names a speaker by pseudonym or label where the role is not known', () => {
    expect(attributionOf({ speakers: [unmapped], ...siteA })).toBe('(Speaker 2, Site A, Focus Group)')
    expect(attributionOf({ speakers: [{ ...unmapped, role: '  ' }], ...siteA })).toBe(
      '(Speaker 2, Site A, Focus Group)',
    )
  })

  it('names several speakers in one breath', () => {
    expect(attributionOf({ speakers: [manager, doctor], ...siteA })).toBe(
      '(Commissioning Manager and GP, Site A, Focus Group)',
    )
    expect(attributionOf({ speakers: [manager, doctor, unmapped], ...siteA })).toBe(
      '(Commissioning Manager, GP and Speaker 2, Site A, Focus Group)',
    )
  })

  it('names a speaker once, however often they speak', () => {
    expect(attributionOf({ speakers: [manager, doctor, manager], ...siteA })).toBe(
      '(Commissioning Manager and GP, Site A, Focus Group)',
    )
  })

  it('calls an interviewer that, whatever else is known, and puts them last', () => {
    expect(attributionOf({ speakers: [asking, manager, asking], ...siteA })).toBe(
      '(Commissioning Manager and Interviewer, Site A, Focus Group)',
    )
    expect(attributionOf({ speakers: [{ ...asking, role: 'Researcher' }], ...siteA })).toBe(
      '(Interviewer, Site A, Focus Group)',
    )
  })

  it('leaves out what is not known, and puts nothing in its place', () => {
    const nobody: AttributedSpeaker = { role: null, speakerLabel: '', interviewer: false }
    expect(attributionOf({ speakers: [nobody], ...siteA })).toBe('(Site A, Focus Group)')
    expect(attributionOf({ speakers: [], caseName: 'Site B', mode: 'document' })).toBe('(Site B, Document)')
    expect(attributionOf({ speakers: [doctor], caseName: null, mode: 'interview' })).toBe('(GP, Interview)')
    expect(attributionOf({ speakers: [], caseName: ' ', mode: 'field_note' })).toBe('(Field Note)')
  })

  it('prefers the closer name of the occasion to the mode', () => {
    expect(
      attributionOf({ speakers: [unmapped], ...siteA, setting: 'service user and carer focus group' }),
    ).toBe('(Speaker 2, Site A, Service User and Carer Focus Group)')
    expect(attributionOf({ speakers: [doctor], ...siteA, setting: 'NHS staff interview' })).toBe(
      '(GP, Site A, NHS Staff Interview)',
    )
    expect(attributionOf({ speakers: [doctor], ...siteA, setting: '' })).toBe('(GP, Site A, Focus Group)')
  })

  it('is always one line in brackets with no part empty', () => {
    const text = fc.option(fc.string({ unit: 'grapheme', maxLength: 12 }))
    const speaker = fc.record({ role: text, speakerLabel: text, interviewer: fc.boolean() })
    fc.assert(
      fc.property(fc.array(speaker, { maxLength: 4 }), text, (speakers, caseName) => {
        const line = attributionOf({ speakers, caseName, mode: 'interview' })
        expect(line).toMatch(/^\(.*Interview\)$/u)
        expect(line.startsWith('(, ')).toBe(false)
      }),
    )
  })
})

describe('the name of a speaker', () => {
  it('is the role, else the label, else nothing', () => {
    expect(speakerName(manager)).toBe('Commissioning Manager')
    expect(speakerName(unmapped)).toBe('Speaker 2')
    expect(speakerName(asking)).toBe('Interviewer')
    expect(speakerName({ role: null, speakerLabel: null, interviewer: false })).toBeNull()
  })
})

describe('the name of a mode', () => {
  it('is in sentence case', () => {
    expect(modeName('focus_group')).toBe('Focus group')
    expect(modeName('field_note')).toBe('Field note')
    expect(modeName('literature')).toBe('Literature')
  })
})
