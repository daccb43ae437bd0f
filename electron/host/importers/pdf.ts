import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { getDocument, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import type { SourceText } from '#shared/domain/transcript.ts'
import { ImportProblem, isOutOfMemory } from './import-problem.ts'
import { linesOfPage, type PlacedText } from './pdf-lines.ts'
import { TextBuilder } from './text-builder.ts'

/**
 * Reads a PDF: lines are made again from where the words lie on the page. Hyphens at line ends stay, since nobody
 * can tell them from the words' own.
 * @throws ImportProblem encrypted, damaged, no_text (a scan without recognised text)
 */
export async function readPdf(bytes: Uint8Array): Promise<SourceText> {
  const document = await open(bytes)
  try {
    return await readPages(document)
  } finally {
    await document.loadingTask.destroy()
  }
}

async function open(bytes: Uint8Array): Promise<PDFDocumentProxy> {
  const assets = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))
  try {
    return await getDocument({
      // The library takes the buffer over.
      data: Uint8Array.from(bytes),
      verbosity: 0,
      disableFontFace: true,
      useSystemFonts: false,
      enableXfa: false,
      stopAtErrors: false,
      // Character maps of East Asian fonts, from the library's own folder. Nothing is fetched.
      cMapUrl: `${join(assets, 'cmaps')}/`,
      cMapPacked: true,
      standardFontDataUrl: `${join(assets, 'standard_fonts')}/`,
    }).promise
  } catch (error) {
    if (isOutOfMemory(error)) throw error
    if (error instanceof Error && error.name === 'PasswordException') {
      throw new ImportProblem('encrypted', 'It asks for a password.')
    }
    throw new ImportProblem('damaged', 'The PDF could not be read.', { cause: error })
  }
}

async function readPages(document: PDFDocumentProxy): Promise<SourceText> {
  const out = new TextBuilder()
  const empty: number[] = []
  let unreadable = false
  for (let number = 1; number <= document.numPages; number++) {
    const lines = await readPage(document, number)
    const text = lines.join('\n').replace(/(?![\t\n])\p{Cc}/gu, '')
    if (text.includes('\ufffd')) unreadable = true
    if (text.trim() === '') empty.push(number)
    else out.append(out.length > 0 ? `\n${text}` : text)
  }
  if (out.length === 0)
    throw new ImportProblem('no_text', 'Its pages are pictures; the text was never recognised.')
  return out.finish(await titleOf(document), [
    'A PDF keeps no paragraphs: lines end where they end on the page.',
    ...(empty.length > 0 ? [`These pages hold no text: ${empty.join(', ')}.`] : []),
    ...(unreadable ? ['Some characters have no meaning in the file and are shown as \ufffd.'] : []),
  ])
}

async function readPage(document: PDFDocumentProxy, number: number): Promise<string[]> {
  try {
    const page = await document.getPage(number)
    const { items } = await page.getTextContent()
    const placed: PlacedText[] = []
    for (const item of items) {
      if (!('str' in item)) continue
      // An affine matrix [a b c d x y]: where the text begins, and how large it is set.
      const matrix: readonly unknown[] = item.transform
      const [a, b, , , x, y] = matrix.map(Number)
      const size = Math.hypot(a ?? 0, b ?? 0)
      placed.push({ text: item.str, x: x ?? 0, y: y ?? 0, width: item.width, size })
    }
    page.cleanup()
    return linesOfPage(placed)
  } catch (error) {
    if (isOutOfMemory(error)) throw error
    throw new ImportProblem('damaged', `Page ${number} could not be read.`, { cause: error })
  }
}

async function titleOf(document: PDFDocumentProxy): Promise<string | null> {
  const { info } = await document.getMetadata()
  return 'Title' in info && typeof info.Title === 'string' ? info.Title : null
}
