import { describe, expect, it } from 'vitest'
import { extensionOf, formatByName, mediaTypeOf, sourceFormats } from './formats.ts'

describe('formats', () => {
  it.each([
    ['Talk.DOCX', 'docx'],
    ['notes.markdown', 'md'],
    ['page.htm', 'html'],
    ['table.tab', 'tsv'],
    ['old.doc', null],
    ['none', null],
    ['.hidden/none', null],
  ])('knows %s by its name', (name, format) => {
    expect(formatByName(name)).toBe(format)
  })

  it('each have extensions of their own', () => {
    const extensions = sourceFormats.flatMap((format) => format.extensions)
    expect(new Set(extensions).size).toBe(extensions.length)
  })

  it('each have a media type', () => {
    for (const { format, mediaType } of sourceFormats) expect(mediaTypeOf(format)).toBe(mediaType)
  })

  it('have the part after the last dot for extension', () => {
    expect(extensionOf('a.b.c.PDF')).toBe('pdf')
    expect(extensionOf('v1.2/readme')).toBe('')
  })
})
