import { describe, expect, it } from 'vitest'
import { englishStem } from './english-stem.ts'

/** The examples of Porter's paper, step by step; where a later step goes on, with what comes out in the end. */
const published = {
  caresses: 'caress',
  ponies: 'poni',
  ties: 'ti',
  caress: 'caress',
  cats: 'cat',
  feed: 'feed',
  agreed: 'agre',
  plastered: 'plaster',
  bled: 'bled',
  motoring: 'motor',
  sing: 'sing',
  conflated: 'conflat',
  troubled: 'troubl',
  sized: 'size',
  hopping: 'hop',
  tanned: 'tan',
  falling: 'fall',
  hissing: 'hiss',
  fizzed: 'fizz',
  failing: 'fail',
  filing: 'file',
  happy: 'happi',
  sky: 'sky',
  relational: 'relat',
  conditional: 'condit',
  rational: 'ration',
  valenci: 'valenc',
  hesitanci: 'hesit',
  digitizer: 'digit',
  conformabli: 'conform',
  radicalli: 'radic',
  differentli: 'differ',
  vileli: 'vile',
  analogousli: 'analog',
  vietnamization: 'vietnam',
  predication: 'predic',
  operator: 'oper',
  feudalism: 'feudal',
  decisiveness: 'decis',
  hopefulness: 'hope',
  callousness: 'callous',
  formaliti: 'formal',
  sensitiviti: 'sensit',
  sensibiliti: 'sensibl',
  triplicate: 'triplic',
  formative: 'form',
  formalize: 'formal',
  electriciti: 'electr',
  electrical: 'electr',
  hopeful: 'hope',
  goodness: 'good',
  revival: 'reviv',
  allowance: 'allow',
  inference: 'infer',
  airliner: 'airlin',
  gyroscopic: 'gyroscop',
  adjustable: 'adjust',
  defensible: 'defens',
  irritant: 'irrit',
  replacement: 'replac',
  adjustment: 'adjust',
  dependent: 'depend',
  adoption: 'adopt',
  communism: 'commun',
  activate: 'activ',
  angulariti: 'angular',
  homologous: 'homolog',
  effective: 'effect',
  bowdlerize: 'bowdler',
  probate: 'probat',
  rate: 'rate',
  cease: 'ceas',
  controll: 'control',
  roll: 'roll',
  generalizations: 'gener',
  oscillators: 'oscil',
}

describe('the stem of an English word', () => {
  it('is that of Porter’s paper', () => {
    const found = Object.fromEntries(Object.keys(published).map((word) => [word, englishStem(word)]))
    expect(found).toEqual(published)
  })

  it('brings the forms of a word together', () => {
    const forms = ['commission', 'commissions', 'commissioned', 'commissioning', 'commission\u0027s']
    expect(new Set(forms.map(englishStem))).toEqual(new Set(['commiss']))
    expect(englishStem('partners')).toBe(englishStem("partner's"))
  })

  it('leaves short words, and those of other letters, as they are', () => {
    expect(['as', 'is', 'co-design', '2019', 'être', '預算'].map(englishStem)).toEqual([
      'as',
      'is',
      'co-design',
      '2019',
      'être',
      '預算',
    ])
  })
})
