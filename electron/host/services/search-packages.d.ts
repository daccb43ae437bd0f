/** What is used of two packages that tell no types themselves. */
declare module 'stopword' {
  /** Words in small letters, by ISO 639-3 names of languages. */
  export const eng: readonly string[]
  export const dan: readonly string[]
  export const nld: readonly string[]
  export const fin: readonly string[]
  export const fra: readonly string[]
  export const deu: readonly string[]
  export const ita: readonly string[]
  export const nob: readonly string[]
  export const pol: readonly string[]
  export const por: readonly string[]
  export const spa: readonly string[]
  export const swe: readonly string[]
}

declare module 'snowball-stemmers' {
  const snowball: {
    /** @throws TypeError for a language it does not know */
    newStemmer(language: string): { stem(word: string): string }
    algorithms(): string[]
  }
  export default snowball
}
