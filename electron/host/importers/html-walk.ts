import type { DefaultTreeAdapterMap } from 'parse5'
import type { SourceText } from '#shared/domain/transcript.ts'
import { HtmlStyles } from './html-styles.ts'
import { TextBuilder } from './text-builder.ts'

type Node = DefaultTreeAdapterMap['node']
type Element = DefaultTreeAdapterMap['element']

// Elements whose content is no running text. A template's content is no child of it, so it needs no mention.
const absent = new Set(
  'script style noscript head iframe object embed svg math canvas audio video select datalist textarea button rt rp del'.split(
    ' ',
  ),
)

// Elements that stand on lines of their own.
const blocks = new Set(
  (
    'address article aside blockquote body center dd details dialog dir div dl dt fieldset figcaption figure footer ' +
    'form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre search section summary table tbody ' +
    'tfoot thead tr ul caption'
  ).split(' '),
)

const boldElements = new Set('b strong h1 h2 h3 h4 h5 h6 th'.split(' '))

/** How text is set at a place of the tree. */
interface Setting {
  readonly bold: boolean
  readonly preserve: boolean
}

type Step = { readonly node: Node; readonly setting: Setting } | { readonly leave: string }

/** Gathers the visible words of a parsed page. Nesting costs no stack, so that a hostile page cannot exhaust it. */
export class HtmlWalk {
  readonly #out: TextBuilder
  readonly #styles = new HtmlStyles()
  readonly #warnings = new Set<string>()
  #remotePictures = 0
  /** A space that is written only if a word follows on the same line. */
  #space = false
  /** Whether the next word begins a new line. */
  #newLine = false
  /** Cells so far in each row that is open. */
  readonly #cells: number[] = []
  #atCellStart = false

  /** @param out where the words go; what stands there already is taken for the lines before */
  constructor(out = new TextBuilder()) {
    this.#out = out
  }

  visit(root: Node): void {
    this.#styles.collect(root)
    const steps: Step[] = [{ node: root, setting: { bold: false, preserve: false } }]
    for (let step = steps.pop(); step; step = steps.pop()) {
      if ('leave' in step) this.#leave(step.leave)
      else this.#enter(step.node, step.setting, steps)
    }
  }

  finish(title: string | null, warnings: readonly string[]): SourceText {
    const pictures = this.#remotePictures
    const linked = pictures > 0 ? [`Pictures kept elsewhere were not fetched (${pictures}).`] : []
    return this.#out.finish(title, [...warnings, ...this.#warnings, ...linked])
  }

  #enter(node: Node, setting: Setting, steps: Step[]): void {
    if (node.nodeName === '#text' && 'value' in node) {
      this.#text(node.value, setting)
      return
    }
    if (!('childNodes' in node)) return
    const name = node.nodeName
    if ('attrs' in node && this.#isAbsent(node)) return
    if (name === 'br') {
      this.#break()
      return
    }
    if (name === 'hr') this.#startLine()
    if (blocks.has(name)) this.#startLine()
    if (name === 'tr') this.#cells.push(0)
    if (name === 'td' || name === 'th') this.#startCell()
    const inner = 'attrs' in node ? this.#settingOf(node, setting) : setting
    steps.push({ leave: name })
    for (let at = node.childNodes.length - 1; at >= 0; at--) {
      const child = node.childNodes[at]
      if (child) steps.push({ node: child, setting: inner })
    }
  }

  #leave(name: string): void {
    if (name === 'tr') this.#cells.pop()
    if (blocks.has(name)) this.#startLine()
    if (name === 'td' || name === 'th') {
      this.#newLine = false
      this.#space = false
      this.#atCellStart = false
    }
  }

  #isAbsent(element: Element): boolean {
    const name = element.nodeName
    if (name === 'img') {
      const source = element.attrs.find((attribute) => attribute.name === 'src')?.value ?? ''
      if (!source.startsWith('data:')) this.#remotePictures++
      return true
    }
    if (absent.has(name)) {
      if (name === 'del') this.#warnings.add('Text marked as deleted was left out.')
      return true
    }
    const isHidden =
      element.attrs.some((attribute) => attribute.name === 'hidden') || this.#styles.hides(element)
    if (isHidden) this.#warnings.add('Hidden text in the file was left out.')
    return isHidden
  }

  #settingOf(element: Element, outer: Setting): Setting {
    const stated = this.#styles.bold(element)
    return {
      bold: stated ?? (boldElements.has(element.nodeName) || outer.bold),
      preserve: outer.preserve || element.nodeName === 'pre' || this.#styles.preserves(element),
    }
  }

  #text(value: string, { bold, preserve }: Setting): void {
    if (preserve) {
      this.#settle()
      this.#out.append(value, bold)
      return
    }
    // Only ASCII white space collapses; a no-break space is a character like any other.
    const words = value.split(/[ \t\n\r\f]+/)
    words.forEach((word, at) => {
      if (at > 0) this.#space = true
      if (word === '') return
      this.#settle()
      this.#out.append(word, bold)
    })
  }

  #settle(): void {
    if (this.#newLine && this.#out.length > 0) this.#out.append('\n')
    else if (this.#space && this.#out.length > 0 && !/[\n\t]/.test(this.#out.last)) this.#out.append(' ')
    this.#newLine = false
    this.#space = false
    this.#atCellStart = false
  }

  /** A paragraph that opens a cell stands on the row's line; a line that is empty so far needs no further break. */
  #startLine(): void {
    if (this.#atCellStart) return
    if (this.#out.length > 0 && this.#out.last !== '\n') this.#newLine = true
    this.#space = false
  }

  #break(): void {
    if (this.#newLine) this.#settle()
    this.#space = false
    this.#atCellStart = false
    this.#out.append('\n')
  }

  #startCell(): void {
    const cell = this.#cells.pop() ?? 0
    if (cell > 0) {
      this.#newLine = false
      this.#space = false
      this.#out.append('\t')
    } else this.#settleRow()
    this.#cells.push(cell + 1)
    this.#atCellStart = true
  }

  /** A row begins on its own line even where its first cell is empty. */
  #settleRow(): void {
    if (this.#newLine && this.#out.length > 0) this.#out.append('\n')
    this.#newLine = false
    this.#space = false
  }
}
