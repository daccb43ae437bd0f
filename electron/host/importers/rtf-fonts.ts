import iconv from 'iconv-lite'
import { encodingOfCharset, encodingOfCodePage } from './rtf-words.ts'

interface Font {
  name: string
  encoding: string | null
  symbols: boolean
}

const SYMBOL_CHARSET = 2

/** The font table of an RTF file: it says in which code page the bytes of a run are written. */
export class RtfFonts {
  documentEncoding = 'windows-1252'
  defaultFont: number | null = null
  readonly #fonts = new Map<number, Font>()
  #entry: Font | null = null

  control(word: string, param: number | null): void {
    if (word === 'f' && param !== null) {
      this.#entry = { name: '', encoding: null, symbols: false }
      this.#fonts.set(param, this.#entry)
    } else if (this.#entry && word === 'fcharset' && param !== null) {
      this.#entry.encoding ??= encodingOfCharset(param)
      this.#entry.symbols = param === SYMBOL_CHARSET
    } else if (this.#entry && word === 'cpg' && param) this.#entry.encoding = encodingOfCodePage(param)
  }

  text(text: string): void {
    if (this.#entry) this.#entry.name += text
  }

  endEntry(): void {
    this.#entry = null
  }

  nameOf(font: number | null): string {
    return this.#font(font)?.name.replace(/;.*$/s, '').trim() ?? ''
  }

  /** Whether the bytes are pictures rather than letters. */
  isSymbolFont(font: number | null): boolean {
    return this.#font(font)?.symbols ?? false
  }

  encodingOf(font: number | null): string {
    const encoding = this.#font(font)?.encoding ?? this.documentEncoding
    return iconv.encodingExists(encoding) ? encoding : 'windows-1252'
  }

  #font(font: number | null): Font | undefined {
    const number = font ?? this.defaultFont
    return number === null ? undefined : this.#fonts.get(number)
  }
}
