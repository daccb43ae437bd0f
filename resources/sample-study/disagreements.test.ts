import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { codings, finishedBy, folder, readableText, study } from './study-files.ts'

describe('the disagreements that the README names', () => {
  const contentOf = (title: string) => {
    const document = study.documents.find((each) => each.title === title)
    if (document === undefined) throw new Error(`no document ${title}`)
    // RTF: only quotes without an escaped character are looked up in it.
    return readableText(document.file) ?? readFileSync(join(folder, document.file), 'latin1')
  }

  /** Who coded anything that overlaps the quote, as "initial: code" in order. */
  const overlapping = (title: string, quote: string) => {
    const content = contentOf(title)
    const start = content.indexOf(quote)
    expect(start).toBeGreaterThan(-1)
    const end = start + quote.length
    return codings
      .filter((each) => each.document === title)
      .filter((each) => {
        const at = content.indexOf(each.quote)
        return at > -1 && at < end && start < at + each.quote.length
      })
      .map((each) => `${each.coder.charAt(0)}: ${each.code}`)
      .sort()
  }

  it('coded by one only', () => {
    const found = overlapping(
      'Site A finance lead interview',
      "I'd be worried if both of us went at the same time, I really would.",
    )
    expect(found).toEqual(['A: Practices / Relationships'])
    expect(finishedBy('Site A finance lead interview')).toHaveLength(3)
  })

  it('other codes within one branch', () => {
    const found = overlapping('Site B staff focus group', "My lot have a list of who's friendly.")
    expect(found).toEqual(['A: Practices / Role enactment', 'B: Practices / Creativity'])
  })

  it('other codes across branches', () => {
    const found = overlapping(
      'Site B service user and carer focus group',
      'Everybody who comes in writes in it, the nurse and the carers and the chiropody.',
    )
    expect(found).toEqual([
      'A: Practices / Creativity',
      'B: Processes / Sharing data',
      'C: Processes / Sharing data',
    ])
  })

  it('the same code with other boundaries', () => {
    const title = 'Site D third-sector manager interview'
    const begin = "We've a memorandum of understanding"
    expect(overlapping(title, begin)).toEqual(
      ['A', 'B', 'C'].map((coder) => `${coder}: Processes / Agreements`),
    )
    const quotes = codings.filter((each) => each.document === title && each.quote.startsWith(begin))
    expect(new Set(quotes.map((each) => each.quote)).size).toBe(2)
  })
})
