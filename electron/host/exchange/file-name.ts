import sanitize from 'sanitize-filename'

const characters = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** A file name for a project that every system accepts, e.g. "Five sites.qdpx". */
export function projectFileName(name: string): string {
  // Marks that turn the reading direction can make a file name look like another one.
  const plain = name.toWellFormed().replace(/\p{Bidi_Control}/gu, '')
  const whole = sanitize(plain, { replacement: '-' }).replace(/\s+/gu, ' ').trim()
  let stem = ''
  for (const { segment } of characters.segment(whole)) {
    if (stem.length + segment.length > 60 || Buffer.byteLength(stem + segment) > 180) break
    stem += segment
  }
  return `${stem.trim() || 'Project'}.qdpx`
}
