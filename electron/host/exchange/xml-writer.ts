/** Attributes of an element to write; those without a value are left out. */
export type XmlAttributes = { readonly [name: string]: string | number | boolean | null | undefined }

// What XML 1.0 cannot hold at all, however it is escaped.
const forbidden = /(?![\t\n\r\u007f-\u009f])\p{Cc}|[\ufffe\uffff]|\p{Cs}/gu

const inText: { readonly [character: string]: string } = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '\r': '&#13;',
}
const inAttribute: { readonly [character: string]: string } = {
  ...inText,
  '"': '&quot;',
  '\t': '&#9;',
  '\n': '&#10;',
}

/** Writes XML that any parser reads back as it was given, but for characters that XML forbids: those are counted. */
export class XmlWriter {
  readonly #parts = ['<?xml version="1.0" encoding="utf-8"?>']
  readonly #open: string[] = []
  #dropped = 0

  /** How many characters were left out since XML 1.0 forbids them. */
  get dropped(): number {
    return this.#dropped
  }

  /** Opens an element that holds others. */
  open(name: string, attributes: XmlAttributes = {}): void {
    this.#parts.push(`${this.#indent()}<${name}${this.#attributes(attributes)}>`)
    this.#open.push(name)
  }

  /** Closes the element that was opened last. */
  close(): void {
    const name = this.#open.pop()
    if (name === undefined) throw new RangeError('every element is closed already')
    this.#parts.push(`${this.#indent()}</${name}>`)
  }

  /** Writes an element that holds nothing. */
  empty(name: string, attributes: XmlAttributes = {}): void {
    this.#parts.push(`${this.#indent()}<${name}${this.#attributes(attributes)}/>`)
  }

  /** Writes an element that holds words only. */
  text(name: string, words: string): void {
    const safe = this.#permitted(words).replace(/[&<>\r]/gu, (one) => inText[one] ?? one)
    this.#parts.push(`${this.#indent()}<${name}>${safe}</${name}>`)
  }

  /** The document, when every element is closed. */
  toString(): string {
    if (this.#open.length > 0) throw new RangeError('an element is open still')
    return `${this.#parts.join('\n')}\n`
  }

  #indent(): string {
    return '  '.repeat(this.#open.length)
  }

  #attributes(attributes: XmlAttributes): string {
    return Object.entries(attributes)
      .filter(([, value]) => value !== null && value !== undefined)
      .map(([name, value]) => {
        const safe = this.#permitted(String(value)).replace(
          /[&<>\r"\t\n]/gu,
          (one) => inAttribute[one] ?? one,
        )
        return ` ${name}="${safe}"`
      })
      .join('')
  }

  #permitted(words: string): string {
    return words.replace(forbidden, () => {
      this.#dropped += 1
      return ''
    })
  }
}

/** Says that characters were left out; nothing where none were. */
export function droppedNotice(dropped: number): string[] {
  if (dropped === 0) return []
  return [
    dropped === 1
      ? 'A control character, which XML cannot hold, was left out.'
      : `${dropped} control characters, which XML cannot hold, were left out.`,
  ]
}
