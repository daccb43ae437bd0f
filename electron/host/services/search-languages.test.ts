import { describe, expect, it } from 'vitest'
import { foldWord } from '#shared/domain/folding.ts'
import { stemmedLanguageNames, wordLanguageNames } from '#shared/domain/search/word-languages.ts'
import { stemsIn, stopWordsIn } from './search-languages.ts'

const said: { readonly [Name in (typeof wordLanguageNames)[number]]: readonly [stop: string, not: string] } =
  {
    english: ['the', 'budget'],
    danish: ['ikke', 'kommune'],
    dutch: ['niet', 'gemeente'],
    finnish: ['hän', 'kunta'],
    french: ['étaient', 'mairie'],
    german: ['über', 'Gemeinde'],
    italian: ['perché', 'comune'],
    norwegian: ['ikke', 'kommune'],
    polish: ['ależ', 'gmina'],
    portuguese: ['não', 'município'],
    spanish: ['también', 'municipio'],
    swedish: ['adjö', 'kommun'],
  }

describe('stop words', () => {
  it.each(wordLanguageNames)('are known in %s, with accents or without', async (language) => {
    const isStopWord = await stopWordsIn(language)
    const [stop, other] = said[language].map(foldWord)
    expect([isStopWord(stop ?? ''), isStopWord(other ?? '')]).toEqual([true, false])
  })

  it('are contractions of them too', async () => {
    const isEnglish = await stopWordsIn('english')
    const contracted =
      "don't can't won't couldn't isn't it's we're they've i'd she'll that's there's who's let's didn't ain't shan't"
    expect(contracted.split(' ').filter((word) => !isEnglish(word))).toEqual([])
    expect(["partner's", "o'brien", "site's", "r's", 'donut'].filter(isEnglish)).toEqual([])
    const isFrench = await stopWordsIn('french')
    expect(["c'est", "qu'il", "j'ai", "n'etait"].filter((word) => !isFrench(word))).toEqual([])
    expect(["l'agence", "d'accord", "aujourd'hui"].filter(isFrench)).toEqual([])
  })

  it('are what fills speech, in English', async () => {
    const isStopWord = await stopWordsIn('english')
    expect(
      ['she', 'not', 'no', 'yeah', 'er', 'um', 'us', 'just'].filter((word) => !isStopWord(word)),
    ).toEqual([])
  })
})

const forms: { readonly [Name in (typeof stemmedLanguageNames)[number]]: readonly string[] } = {
  english: ['commission', 'Commissions', 'commissioned', 'commissioning', 'commission’s'],
  danish: ['kommune', 'kommuner', 'kommunen'],
  dutch: ['gemeente', 'gemeenten'],
  finnish: ['talo', 'talossa'],
  french: ['décision', 'décisions', 'DÉCISION', 'de\u0301cision'],
  german: ['Häuser', 'häuser', 'Haus'],
  italian: ['comune', 'comuni'],
  norwegian: ['kommune', 'kommuner'],
  portuguese: ['município', 'municípios', 'Municipios'],
  spanish: ['municipio', 'municipios'],
  swedish: ['kommun', 'kommuner'],
}

describe('stems', () => {
  it.each(stemmedLanguageNames)('bring the forms of a word together in %s', async (language) => {
    const stem = await stemsIn(language)
    expect(new Set(forms[language].map(stem)).size).toBe(1)
  })

  it('are compared without case and accents', async () => {
    const stem = await stemsIn('french')
    expect(stem('Décidé')).toBe('decid')
    expect(stem('decide')).toBe(stem('décidé'))
  })

  it('leave numbers, and words of other scripts, as they are', async () => {
    const stem = await stemsIn('english')
    expect(['2019', '預算', 'שלום'].map(stem)).toEqual(['2019', '預算', 'שלום'])
    expect(stem('co-designed')).toBe('co-design')
  })
})
