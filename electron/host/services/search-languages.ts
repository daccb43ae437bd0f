import { foldWord } from '#shared/domain/folding.ts'
import {
  stopWordsOf,
  type IsStopWord,
  type Stem,
  type StemmedLanguageName,
  type WordLanguageName,
} from '#shared/domain/search/word-languages.ts'

/** The lists of the package stopword, by its names of languages (ISO 639-3). */
const listNames = {
  english: 'eng',
  danish: 'dan',
  dutch: 'nld',
  finnish: 'fin',
  french: 'fra',
  german: 'deu',
  italian: 'ita',
  norwegian: 'nob',
  polish: 'pol',
  portuguese: 'por',
  spanish: 'spa',
  swedish: 'swe',
} as const satisfies { readonly [Name in WordLanguageName]: string }

/** The list is of written English: what people say beside that, and the parts of contractions that it lacks. */
const spokenEnglish =
  `ain't cannot didn does doesn't doing done down during either else etc even ever every few further
  gets getting go goes going gone hers herself himself its itself just let mine myself neither no nor not off oh ok okay
  once one onto others ought ours ourselves own perhaps quite rather really say says shall shan't she so theirs themselves
  though um until upon us whether whom whose why will within without won't yeah yes yet yours yourself yourselves er erm
  mm mhm uh above again against below`.split(/\s+/u)

const stopWords = new Map<WordLanguageName, IsStopWord>()
const stems = new Map<StemmedLanguageName, Stem>()

/** A language's stop words. The lists are read when they are first asked for. */
export async function stopWordsIn(language: WordLanguageName): Promise<IsStopWord> {
  const known = stopWords.get(language)
  if (known) return known
  const lists = await import('stopword')
  const listed = lists[listNames[language]]
  const made = stopWordsOf(language === 'english' ? [...listed, ...spokenEnglish] : listed, foldWord)
  stopWords.set(language, made)
  return made
}

/** As many stems are remembered for each language: a large study has some ten thousand different words. */
const mostRemembered = 200_000

/**
 * The stems of a language's words, folded, by its Snowball algorithm (M. F. Porter and others,
 * https://snowballstem.org): accents count where the algorithm looks at them, and not for which stems are the same.
 */
export async function stemsIn(language: StemmedLanguageName): Promise<Stem> {
  const known = stems.get(language)
  if (known) return known
  const { default: snowball } = await import('snowball-stemmers')
  const stemmer = snowball.newStemmer(language)
  const remembered = new Map<string, string>()
  const made = (written: string) => {
    const found = remembered.get(written)
    if (found !== undefined) return found
    const plain = written.normalize('NFC').toLowerCase().replaceAll(/[’ʼ]/gu, "'")
    const stem = foldWord(stemmer.stem(plain))
    if (remembered.size >= mostRemembered) remembered.clear()
    remembered.set(written, stem)
    return stem
  }
  stems.set(language, made)
  return made
}
