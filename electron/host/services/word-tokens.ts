/**
 * Words with their apostrophes, runs of blanks, single other characters. Letters of scripts written without spaces
 * stand alone: there a run of letters is many words.
 */
const unspaced = String.raw`\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}`
const letter = String.raw`(?![${unspaced}])[\p{L}\p{N}]`
const core = String.raw`(?:${letter}\p{M}*)+`
const tokenPattern = new RegExp(String.raw`${core}(?:['’ʼ]${core})*|\s+|.`, 'gsu')

/** Latin letters and common punctuation are a character each; beside anything else, several code points may be one. */
const clustering = /[^\s\u0021-\u02FF\u2010-\u2027\u2030-\u205E\u20AC]/u

const characters = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** A text in tokens; together they are the text again. No token begins or ends within a character as people see it. */
export function tokensOf(text: string): string[] {
  const tokens = text.match(tokenPattern) ?? []
  return clustering.test(text) ? withoutSplitCharacters(text, tokens) : tokens
}

function withoutSplitCharacters(text: string, tokens: readonly string[]): string[] {
  const borders = new Set([text.length])
  for (const { index } of characters.segment(text)) borders.add(index)
  const whole: string[] = []
  let from = 0
  let at = 0
  for (const token of tokens) {
    at += token.length
    if (!borders.has(at)) continue
    whole.push(text.slice(from, at))
    from = at
  }
  return whole
}
