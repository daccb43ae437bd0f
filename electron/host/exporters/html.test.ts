import { createHash } from 'node:crypto'
import { parse } from 'parse5'
import { describe, expect, it } from 'vitest'
import { toHtml } from './html.ts'
import { bookOf, conversation, extractOf, sturdy } from './test-support/books.ts'
import { attributeOf, elementsOf, textOf } from './test-support/read-back.ts'

const hostile = "\"><script>alert(1)</script><img src=x onerror=alert(1)> 'onclick=' {{x}}"
const page = toHtml(
  bookOf([conversation, ...sturdy.map((text) => extractOf(text))], {
    caseName: hostile,
    project: hostile,
    coders: [hostile],
    groups: [
      {
        path: hostile,
        brief: hostile,
        extracts: [
          extractOf(hostile, {
            title: hostile,
            coder: hostile,
            attribution: hostile,
            words: [
              { speaker: hostile, text: hostile },
              { speaker: null, text: hostile },
            ],
          }),
          conversation,
        ],
      },
      { path: 'Outcomes > Prevention', brief: '', extracts: [] },
    ],
  }),
).bytes

describe('a page of extracts', () => {
  it('takes markup in words and names for words', () => {
    const elements = elementsOf(page)
    const names = new Set(elements.map(({ tagName }) => tagName))
    expect(names).not.toContain('script')
    expect(names).not.toContain('img')
    expect(elements.some(({ attrs }) => attrs.some(({ name }) => name.startsWith('on')))).toBe(false)
    expect(elements.filter(({ tagName }) => tagName === 'h2').map(textOf)).toContain(hostile)
    expect(elements.filter((element) => attributeOf(element, 'class') === 'words').map(textOf)).toContain(
      hostile,
    )
  })

  it('is valid HTML in British English', () => {
    const errors: string[] = []
    parse(new TextDecoder().decode(page), { onParseError: ({ code }) => errors.push(code) })
    expect(errors).toEqual([])
    const [root] = elementsOf(page)
    expect(root && attributeOf(root, 'lang')).toBe('en-GB')
  })

  it('allows nothing but its own style sheet, and needs nothing from elsewhere', () => {
    const elements = elementsOf(page)
    const policy = elements.find(
      (element) => attributeOf(element, 'http-equiv') === 'Content-Security-Policy',
    )
    const [style, ...others] = elements.filter(({ tagName }) => tagName === 'style')
    const hash = createHash('sha256')
      .update(style ? textOf(style) : '')
      .digest('base64')
    expect(others).toEqual([])
    expect(policy && attributeOf(policy, 'content')).toBe(
      `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`,
    )
    const addresses = elements.flatMap((element) => [
      attributeOf(element, 'href'),
      attributeOf(element, 'src'),
    ])
    expect(addresses.filter((address) => address !== undefined)).toEqual(['#code-1', '#code-2'])
    expect(elements.some((element) => attributeOf(element, 'style') !== undefined)).toBe(false)
  })

  it('can be read in the dark and on paper', () => {
    const style = elementsOf(page).find(({ tagName }) => tagName === 'style')
    expect(style && textOf(style)).toMatch(/prefers-color-scheme: dark[\s\S]*@media print/u)
  })

  it('leads from the list of codes to each code', () => {
    const elements = elementsOf(page)
    for (const link of elements.filter(({ tagName }) => tagName === 'a')) {
      const target = (attributeOf(link, 'href') ?? '').slice(1)
      expect(textOf(elements.find((element) => attributeOf(element, 'id') === target) ?? link)).toBe(
        textOf(link),
      )
    }
  })

  it("sets each speaker's words on their own line with a label, where several speak", () => {
    const quotations = elementsOf(page).filter(({ tagName }) => tagName === 'blockquote')
    expect(quotations.at(1)?.childNodes.map(textOf)).toEqual([
      'Commissioning Manager: We pooled it all.',
      'Interviewer: All of it?',
      'GP: Well… most.\nNot the estates money.',
    ])
  })
})
