import { buffer } from 'node:stream/consumers'
import Papa from 'papaparse'
import { parse } from 'parse5'
import type { DefaultTreeAdapterTypes } from 'parse5'
import readXlsxFile from 'read-excel-file/node'
import { SaxesParser } from 'saxes'
import { fromBufferPromise } from 'yauzl'

/** The parts of a zip, by name. */
export async function unzipped(bytes: Uint8Array): Promise<Map<string, string>> {
  const zip = await fromBufferPromise(Buffer.from(bytes), { lazyEntries: true })
  const parts = new Map<string, string>()
  for await (const entry of zip.eachEntry()) {
    const part = await buffer(await zip.openReadStreamPromise(entry))
    parts.set(entry.fileName, new TextDecoder('utf-8', { fatal: true }).decode(part))
  }
  return parts
}

export interface ReadParagraph {
  style: string
  text: string
  bold: string
  rightToLeft: boolean
}

/**
 * The paragraphs of a Word document's body, read by a strict XML parser.
 * @throws Error where a property is given twice, which Word may call damage
 */
export async function paragraphsOf(bytes: Uint8Array): Promise<ReadParagraph[]> {
  const body = (await unzipped(bytes)).get('word/document.xml') ?? ''
  const paragraphs: ReadParagraph[] = []
  let bold = false
  let inText = false
  /** The properties met so far of each element that is open; null: it holds none. */
  const properties: (Set<string> | null)[] = []
  const parser = new SaxesParser({ xmlns: false })
  const add = (text: string) => {
    const paragraph = paragraphs.at(-1)
    if (!paragraph) throw new Error('text outside a paragraph')
    if (bold) paragraph.bold += text
    else paragraph.text += text
  }
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', ({ name, attributes }) => {
    const paragraph = paragraphs.at(-1)
    const siblings = properties.at(-1)
    if (siblings?.has(name) === true) throw new Error(`${name} twice`)
    siblings?.add(name)
    properties.push(name.endsWith('Pr') ? new Set() : null)
    if (name === 'w:p') paragraphs.push({ style: '', text: '', bold: '', rightToLeft: false })
    else if (name === 'w:pStyle' && paragraph) paragraph.style = attributes['w:val'] ?? ''
    else if (name === 'w:bidi' && paragraph) paragraph.rightToLeft = true
    else if (name === 'w:r') bold = false
    else if (name === 'w:b') bold = true
    else if (name === 'w:br') add('\n')
    else if (name === 'w:tab') add('\t')
    else if (name === 'w:t') inText = attributes['xml:space'] === 'preserve'
  })
  parser.on('closetag', ({ name }) => {
    properties.pop()
    if (name === 'w:t') inText = false
  })
  parser.on('text', (text) => {
    if (inText) add(text)
  })
  parser.write(body).close()
  return paragraphs
}

/** The quotations of a Word document, in order. */
export async function docxQuotations(bytes: Uint8Array): Promise<string[]> {
  return (await paragraphsOf(bytes)).filter(({ style }) => style === 'Quotation').map(({ text }) => text)
}

/** A CSV file's rows by column name. */
export function csvRows(bytes: Uint8Array): Record<string, string>[] {
  const read = Papa.parse<Record<string, string>>(new TextDecoder('utf-8').decode(bytes), {
    header: true,
    newline: '\r\n',
    delimiter: ',',
    skipEmptyLines: true,
  })
  if (read.errors.length > 0) throw new Error(JSON.stringify(read.errors))
  return read.data
}

/** A workbook's sheet of extracts as rows by column name; an empty cell is "". */
export async function xlsxRows(bytes: Uint8Array): Promise<Record<string, string>[]> {
  return xlsxSheet(bytes, 'Extracts')
}

/** One sheet of a workbook as rows by column name; an empty cell is "". */
export async function xlsxSheet(bytes: Uint8Array, name: string): Promise<Record<string, string>[]> {
  const sheets = await readXlsxFile(Buffer.from(bytes), { trim: false })
  const [header = [], ...rows] = sheets.find(({ sheet }) => sheet === name)?.data ?? []
  return rows.map((row) =>
    Object.fromEntries(header.map((column, index) => [String(column), String(row[index] ?? '')])),
  )
}

type HtmlNode = DefaultTreeAdapterTypes.Node
type HtmlElement = DefaultTreeAdapterTypes.Element

/** Every element of a page, in order. */
export function elementsOf(bytes: Uint8Array): HtmlElement[] {
  const found: HtmlElement[] = []
  const visit = (node: HtmlNode): void => {
    if ('tagName' in node) found.push(node)
    if ('childNodes' in node) node.childNodes.forEach(visit)
  }
  visit(parse(new TextDecoder().decode(bytes)))
  return found
}

/** The text of a page's element. */
export function textOf(node: HtmlNode): string {
  if ('value' in node) return node.value
  return 'childNodes' in node ? node.childNodes.map(textOf).join('') : ''
}

/** An attribute of a page's element; undefined where it is not set. */
export function attributeOf(element: HtmlElement, name: string): string | undefined {
  return element.attrs.find((attribute) => attribute.name === name)?.value
}

/** The quotations of a page, in order. */
export function htmlQuotations(bytes: Uint8Array): string[] {
  return elementsOf(bytes)
    .filter((element) => attributeOf(element, 'class') === 'words')
    .map(textOf)
}
