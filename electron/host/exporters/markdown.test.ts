import { describe, expect, it } from 'vitest'
import { toMarkdown } from './markdown.ts'
import { bookOf, conversation, extractOf, sturdy } from './test-support/books.ts'
import { markdownQuotations, markdownText, markdownTree } from './test-support/read-markdown.ts'

function sourceOf(...texts: string[]): string {
  return new TextDecoder().decode(toMarkdown(bookOf(texts.map((text) => extractOf(text)))).bytes)
}

describe('a Markdown file of extracts', () => {
  it('reads well as it stands', () => {
    expect(sourceOf('We pooled the budget,\n2011. Not all of it.')).toBe(`# Site A: extracts

- Project: Partnership study
- Case study: Site A
- Exported: 14 March 2026 at 09:30 UTC
- Codebook version: 3
- Coders: Ana, Ben
- Extracts: 1

## Processes \\> Integrated budgets

*Delegated or pooled money.*

1 extract

> We pooled the budget,\\
> 2011\\. Not all of it.

(Commissioning Manager, Site A, Focus Group)

Staff focus group, turn 12, 00:03:10, coded by Ana, codebook version 3
`)
  })

  it('keeps the same structure whatever the words and names are', () => {
    const bytes = toMarkdown(
      bookOf([], {
        project: '# x',
        caseName: '===\n---',
        groups: sturdy.map((text) => ({
          path: text,
          brief: `${text}.`,
          extracts: [extractOf(text, { title: text, attribution: text, words: [{ speaker: text, text }] })],
        })),
      }),
    ).bytes
    const types = markdownTree(bytes).children.map(({ type }) => type)
    const group = ['heading', 'paragraph', 'paragraph', 'blockquote', 'paragraph', 'paragraph']
    expect(types).toEqual(['heading', 'list', ...sturdy.flatMap(() => group)])
    const headings = markdownTree(bytes).children.filter((node) => node.type === 'heading')
    expect(headings.slice(1).map(markdownText)).toEqual(sturdy)
  })

  it("sets each speaker's words in a paragraph with a label, where several speak", () => {
    expect(markdownQuotations(toMarkdown(bookOf([conversation])).bytes)).toEqual([
      [
        'Commissioning Manager: We pooled it all.',
        'Interviewer: All of it?',
        'GP: Well… most.\nNot the estates money.',
      ],
    ])
  })
})
