import type { MarkedExtract } from '#shared/contract/retrieval.ts'

/** An extract as a report quotes it: its words in quotation marks, with who said them. */
export function quotationOf({ words, attribution }: Pick<MarkedExtract, 'words' | 'attribution'>): string {
  const [first, ...others] = words
  if (first && others.length === 0) return `“${first.text}” ${attribution}`
  const lines = words.map(({ speaker, text }) => (speaker === null ? `“${text}”` : `${speaker}: “${text}”`))
  return `${lines.join('\n')}\n${attribution}`
}
