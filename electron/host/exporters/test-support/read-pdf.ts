import { getDocument, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'

/** What stands nearer to a page's edge is its header or footer. In points. */
const margin = 60

/** Opens a PDF, lets `read` look at it, and closes it. */
export async function withPdf<T>(bytes: Uint8Array, read: (pdf: PDFDocumentProxy) => Promise<T>): Promise<T> {
  const task = getDocument({ data: Uint8Array.from(bytes), verbosity: 0, disableFontFace: true })
  try {
    return await read(await task.promise)
  } finally {
    await task.destroy()
  }
}

/** The words of each page, without those in its margins, as they are drawn. */
export function pdfPages(bytes: Uint8Array): Promise<string[]> {
  return withPdf(bytes, async (pdf) => {
    const pages: string[] = []
    for (let number = 1; number <= pdf.numPages; number += 1) {
      const page = await pdf.getPage(number)
      const [, , , height = 0] = page.view
      const { items } = await page.getTextContent({ disableNormalization: true })
      const inside = items.flatMap((item) => {
        if (!('str' in item)) return []
        const y: unknown = item.transform[5]
        return typeof y === 'number' && y > margin && y < height - margin ? [item.str] : []
      })
      pages.push(inside.join(' '))
    }
    return pages
  })
}

/** A text without blanks of any kind: where a PDF's lines end, nobody can tell what blank stood there. */
export function withoutBlanks(text: string): string {
  return text.replace(/[\s\u200B]/gu, '')
}

/** All words of a PDF without blanks, in order. */
export async function pdfWords(bytes: Uint8Array): Promise<string> {
  return withoutBlanks((await pdfPages(bytes)).join(''))
}
