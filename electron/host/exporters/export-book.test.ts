import { describe, expect, it } from 'vitest'
import { exportFormats } from '#shared/contract/export.ts'
import { modes } from '#shared/contract/values.ts'
import { modeName } from '#shared/domain/attribution.ts'
import { exportBook } from './export-book.ts'
import { docxQuotations } from './test-support/read-back.ts'
import { bookOf, conversation, extractOf, sturdy } from './test-support/books.ts'

describe('exporting a book', () => {
  const book = bookOf([conversation, ...sturdy.map((text) => extractOf(text))])

  it.each(exportFormats)('makes a %s file of some size', async (format) => {
    expect((await exportBook(book, format)).bytes.length).toBeGreaterThan(1000)
  })

  it.each(exportFormats)('makes a %s file of a book without codes', async (format) => {
    const { bytes, altered } = await exportBook(bookOf([], { caseName: null, groups: [] }), format)
    expect(bytes.length).toBeGreaterThan(100)
    expect(altered).toBe(0)
  })

  it('leaves the book as it was', async () => {
    const before = structuredClone(book)
    for (const format of exportFormats) await exportBook(book, format)
    expect(book).toEqual(before)
  })

  it('gives the book as it is in JSON', async () => {
    const { bytes } = await exportBook(book, 'json')
    expect(JSON.parse(new TextDecoder().decode(bytes))).toEqual(book)
  })

  it('has a name for every mode of the contract', () => {
    expect(modes.map(modeName).every((name) => /^[A-Z][a-z ]+$/u.test(name))).toBe(true)
  })

  it('makes a Word document of two thousand extracts', async () => {
    const words =
      'We sat in the same office, so you just asked, and that was the whole of it really. '.repeat(5)
    const large = bookOf(Array.from({ length: 2000 }, (_, index) => extractOf(`${index} ${words}`)))
    const { bytes } = await exportBook(large, 'docx')
    expect(await docxQuotations(bytes)).toHaveLength(2000)
  })
})
