const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00A0',
  lrm: '\u200E',
  rlm: '\u200F',
  hellip: '…',
  mdash: '—',
  ndash: '–',
  rsquo: '’',
  lsquo: '‘',
  ldquo: '“',
  rdquo: '”',
  eacute: 'é',
}

/** Decodes the character references a cue may hold; what is no reference stays as it is. */
export function decodeEntities(text: string): string {
  return text.replace(
    /&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([a-zA-Z]{2,8}));/g,
    (whole, decimal, hex, name) => {
      if (typeof name === 'string') return Object.hasOwn(named, name) ? (named[name] ?? whole) : whole
      const point = typeof decimal === 'string' ? Number(decimal) : Number.parseInt(String(hex), 16)
      const valid = point > 0 && point <= 0x10ffff && (point < 0xd800 || point > 0xdfff)
      return valid ? String.fromCodePoint(point) : whole
    },
  )
}

const style =
  /<\/?(?:i|b|u|s|em|strong|c|ruby|rt|lang|font|v)(?:[.\s][^<>]{0,200})?>|<\d{1,4}:\d{2}(?::\d{2})?[.,]\d{1,3}>|\{\\[a-zA-Z0-9&()]{1,24}\}/gi

/** A cue's words without styling tags, karaoke times and positions; line breaks and entities still as they are. */
export function withoutTags(text: string): string {
  return text.replace(style, '')
}

/** Cuts a cue at its voice tags: `<v Name>words</v>`; words outside any carry no name. */
export function voicesOf(text: string): { readonly speaker: string | null; readonly text: string }[] {
  const voices: { speaker: string | null; text: string }[] = []
  const tag = /<v(?:\.[^\s<>]{0,80})?[ \t]+([^<>\n]{1,200})>|<\/v>/gi
  let speaker: string | null = null
  let from = 0
  for (const found of text.matchAll(tag)) {
    voices.push({ speaker, text: text.slice(from, found.index) })
    const name = found[1] === undefined ? '' : decodeEntities(found[1]).replace(/\s+/g, ' ').trim()
    speaker = name === '' ? null : name
    from = found.index + found[0].length
  }
  voices.push({ speaker, text: text.slice(from) })
  return voices.filter((voice) => voice.text.trim() !== '')
}
