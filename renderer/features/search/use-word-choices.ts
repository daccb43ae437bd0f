import { useState } from 'react'
import {
  stemmedLanguageNames,
  wordLanguageNames,
  type StemmedLanguageName,
  type WordLanguageName,
} from '#shared/domain/search/word-languages.ts'
import { preference, remember } from '../../client/preferences.ts'

export interface WordChoices {
  readonly stopWords: WordLanguageName | null
  readonly stems: StemmedLanguageName | null
  /** Words of one's own that are left out. */
  readonly without: readonly string[]
}

const keys = { stopWords: 'words.stopWords', stems: 'words.stems' } as const
const none = 'none'
/** As many letters of them as are remembered on this computer. */
const mostLetters = 9000

/** How words are counted, remembered on this computer: languages for every project, words left out for each. */
export function useWordChoices(
  project: string,
): readonly [WordChoices, (part: Partial<WordChoices>) => void] {
  const key = `words.without:${project}`
  const [choices, setChoices] = useState<WordChoices>(() => {
    const kept = preference(keys.stopWords)
    return {
      stopWords: kept === none ? null : (wordLanguageNames.find((name) => name === kept) ?? 'english'),
      stems: stemmedLanguageNames.find((name) => name === preference(keys.stems)) ?? null,
      without: wordsIn(preference(key) ?? ''),
    }
  })
  return [
    choices,
    (part) => {
      if (part.stopWords !== undefined) remember(keys.stopWords, part.stopWords ?? none)
      if (part.stems !== undefined) remember(keys.stems, part.stems ?? none)
      if (part.without) {
        const written = part.without.join('\n')
        if (written.length <= mostLetters) remember(key, written)
      }
      setChoices((now) => ({ ...now, ...part }))
    },
  ]
}

/** The words of a list with one on each line, each once. */
export function wordsIn(list: string): string[] {
  const words = list.split('\n').map((word) => word.trim())
  return [...new Set(words.filter((word) => word !== ''))]
}
