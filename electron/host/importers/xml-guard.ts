import { TextDecoder } from 'node:util'
import { SaxesParser } from 'saxes'
import { ImportProblem } from './import-problem.ts'
import { MAX_MARKUP_DEPTH } from './limits.ts'

/** The attributes of an element by qualified name, prefixes as in `Namespaces`. */
export type Attributes = { readonly [name: string]: string | undefined }

/** What a reader of XML is told, in order. Names are qualified by the prefixes the reader chose. */
export interface XmlReader {
  open(name: string, attributes: Attributes): void
  close(name: string): void
  text?(text: string): void
}

/** Namespace -> the prefix the reader knows it by, however the file spells it. Others get the prefix `?`. */
export type Namespaces = { readonly [uri: string]: string }

const XMLNS = 'http://www.w3.org/2000/xmlns/'

/**
 * Reads untrusted XML strictly: well-formed, no document type, no entities but the five of XML, nothing fetched,
 * nothing nested without end.
 * @throws ImportProblem forbidden_markup, damaged
 */
export function readXml(bytes: Uint8Array, namespaces: Namespaces, reader: XmlReader): void {
  const source = decodeXml(bytes)
  const parser = new SaxesParser({ xmlns: true, position: false })
  let depth = 0
  const qualified = (prefix: string, uri: string, local: string): string => {
    if (uri === '') return prefix === '' ? local : `${prefix}:${local}`
    const known = namespaces[uri] ?? '?'
    return known === '' ? local : `${known}:${local}`
  }
  parser.on('error', (error) => {
    throw new ImportProblem('damaged', 'Its XML is not well-formed.', { cause: error })
  })
  parser.on('doctype', () => {
    throw new ImportProblem('forbidden_markup', 'Its XML declares a document type.')
  })
  parser.on('opentag', (tag) => {
    if (++depth > MAX_MARKUP_DEPTH) throw new ImportProblem('damaged', 'Its XML is nested without end.')
    const attributes = new Map<string, string>()
    for (const attribute of Object.values(tag.attributes)) {
      if (attribute.uri === XMLNS) continue
      attributes.set(qualified(attribute.prefix, attribute.uri, attribute.local), attribute.value)
    }
    reader.open(qualified(tag.prefix, tag.uri, tag.local), Object.fromEntries(attributes))
  })
  parser.on('closetag', (tag) => {
    depth--
    reader.close(qualified(tag.prefix, tag.uri, tag.local))
  })
  if (reader.text) {
    parser.on('text', (text) => reader.text?.(text))
    parser.on('cdata', (text) => reader.text?.(text))
  }
  parser.write(source).close()
}

/** Checks XML that another library will read. @throws ImportProblem forbidden_markup, damaged */
export function checkXml(bytes: Uint8Array): void {
  readXml(bytes, {}, { open() {}, close() {} })
}

/** Office files are UTF-8, or UTF-16 with its mark; anything else they are not allowed to be. */
function decodeXml(bytes: Uint8Array): string {
  const encoding =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? 'utf-16le'
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? 'utf-16be'
        : 'utf-8'
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch (error) {
    if (error instanceof TypeError)
      throw new ImportProblem('damaged', 'Its XML is not valid UTF-8.', { cause: error })
    throw error
  }
}
