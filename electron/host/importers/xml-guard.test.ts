import { describe, expect, it } from 'vitest'
import { readXml } from './xml-guard.ts'

function events(xml: string | Buffer): string[] {
  const seen: string[] = []
  readXml(
    Buffer.from(xml),
    { 'urn:a': 'a', 'urn:b': '' },
    {
      open: (name, attributes) =>
        seen.push(
          `<${name}${Object.entries(attributes)
            .map(([key, value]) => ` ${key}=${value}`)
            .join('')}>`,
        ),
      close: (name) => seen.push(`</${name}>`),
      text: (text) => seen.push(text),
    },
  )
  return seen
}

describe('untrusted XML', () => {
  it('is told by namespace, whatever prefixes it uses', () => {
    expect(events('<x:r xmlns:x="urn:a" xmlns="urn:b" x:k="1" j="2"><s>a&amp;b<![CDATA[<c>]]></s></x:r>')).toEqual([
      '<a:r a:k=1 j=2>', '<s>', 'a&b', '<c>', '</s>', '</a:r>',
    ]) // prettier-ignore
  })

  it.each([
    ['a document type', '<!DOCTYPE a><a/>', 'forbidden_markup'],
    ['an unknown entity', '<a>&nbsp;</a>', 'damaged'],
    ['an element left open', '<a><b></a>', 'damaged'],
    ['two roots', '<a/><b/>', 'damaged'],
    ['nothing', '', 'damaged'],
    ['nesting without end', '<a>'.repeat(1_000), 'damaged'],
  ])('with %s is refused', (_, xml, reason) => {
    expect(() => events(xml)).toThrow(expect.objectContaining({ reason }))
  })

  it('that is not UTF-8 is refused, and UTF-16 with its mark is read', () => {
    expect(() => events(Buffer.from([0x3c, 0x61, 0x3e, 0xff, 0x3c, 0x2f, 0x61, 0x3e]))).toThrow(
      expect.objectContaining({ reason: 'damaged' }),
    )
    expect(events(Buffer.from('\ufeff<a>é</a>', 'utf16le'))).toEqual(['<a>', 'é', '</a>'])
  })
})
