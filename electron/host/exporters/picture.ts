import { SaxesParser } from 'saxes'
import { Refusal } from '#shared/errors.ts'

const pngStart = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
/** The first chunk's length and name, and the last chunk whole. PNG (3rd edition), 5.3 and 11.2. */
const pngHeader = Buffer.from([0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52])
const pngEnd = Buffer.from([0, 0, 0, 0, 0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82])

/**
 * The bytes of a picture that a window drew, once it is known to be nothing but a picture.
 * @param data SVG as text; PNG in Base64
 * @throws Refusal validation
 */
export function pictureBytes(format: 'svg' | 'png', data: string): Uint8Array {
  return format === 'png' ? pngBytes(data) : svgBytes(data)
}

function refused(what: string, cause?: unknown): Refusal {
  return new Refusal('validation', { reason: 'bad_picture', what }, { cause })
}

function pngBytes(data: string): Uint8Array {
  const bytes = Buffer.from(data, 'base64')
  // Node reads on past what is no Base64.
  if (bytes.toString('base64') !== data) throw refused('base64')
  const whole =
    bytes.subarray(0, 8).equals(pngStart) &&
    bytes.subarray(8, 16).equals(pngHeader) &&
    bytes.subarray(-12).equals(pngEnd)
  if (!whole) throw refused('png')
  return new Uint8Array(bytes)
}

const svgNamespace = 'http://www.w3.org/2000/svg'
const xmlNamespace = 'http://www.w3.org/XML/1998/namespace'
const xmlnsNamespace = 'http://www.w3.org/2000/xmlns/'

/** What can run a script, hold a page, fetch a file, or change an attribute into one that does. */
const forbidden = new Set(
  (
    'script foreignobject handler listener iframe object embed audio video canvas image feimage ' +
    'animate animatemotion animatetransform animatecolor set discard'
  ).split(' '),
)
const fetching = new Set(['href', 'src', 'data', 'action', 'formaction', 'base', 'ping'])
/** Attributes whose words are never read as CSS. */
const plainWords = /^(?:id|class|role|lang|aria-.*|data-.*)$/u
/** CSS that fetches, or that could be an escaped way to say so. */
const fetchingCss = /url\s*\(|src\s*\(|image\s*\(|image-set\s*\(|@|\\|expression\s*\(|javascript:/iu
const ownReference = /url\(\s*(["']?)#[\w.-]+\1\s*\)/gu

function svgBytes(text: string): Uint8Array {
  const parser = new SaxesParser({ xmlns: true, position: false })
  let depth = 0
  let styles = 0
  parser.on('error', (error) => {
    throw refused('not_well_formed', error)
  })
  parser.on('doctype', () => {
    throw refused('doctype')
  })
  parser.on('processinginstruction', () => {
    throw refused('processing_instruction')
  })
  parser.on('opentag', (tag) => {
    if (tag.uri !== svgNamespace || (depth === 0 && tag.local !== 'svg'))
      throw refused(tag.name.slice(0, 100))
    if (forbidden.has(tag.local.toLowerCase())) throw refused(tag.local)
    depth += 1
    if (tag.local.toLowerCase() === 'style') styles += 1
    for (const attribute of Object.values(tag.attributes)) {
      if (attribute.uri !== xmlnsNamespace) checkAttribute(attribute)
    }
  })
  parser.on('closetag', (tag) => {
    depth -= 1
    if (tag.local.toLowerCase() === 'style') styles -= 1
  })
  let css = ''
  const read = (words: string) => {
    if (styles > 0) css += words
  }
  parser.on('text', read)
  parser.on('cdata', read)
  parser.write(text.toWellFormed()).close()
  if (fetches(css)) throw refused('style')
  return new TextEncoder().encode(text)
}

function checkAttribute({ local, uri, value }: { local: string; uri: string; value: string }): void {
  const name = local.toLowerCase()
  if (name.startsWith('on')) throw refused(local)
  if (fetching.has(name) && !/^#[\w.-]+$/u.test(value)) throw refused(local)
  if (uri === xmlNamespace && name === 'base') throw refused(local)
  if (!plainWords.test(name) && fetches(value)) throw refused(local)
}

function fetches(css: string): boolean {
  return fetchingCss.test(css.replace(ownReference, ''))
}
