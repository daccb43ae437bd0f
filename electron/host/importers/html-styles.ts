import type { DefaultTreeAdapterMap } from 'parse5'

type Node = DefaultTreeAdapterMap['node']
type Element = DefaultTreeAdapterMap['element']

/**
 * What a page's styles say of weight and visibility, as far as exported documents use them: style attributes, and
 * rules for a single class (word processors on the web write `.c3 { font-weight: 700 }`). Nothing is loaded.
 */
export class HtmlStyles {
  readonly #classes = new Map<string, string>()

  /** Reads the style elements of a page. */
  collect(root: Node): void {
    const queue: Node[] = [root]
    for (let node = queue.pop(); node; node = queue.pop()) {
      if (!('childNodes' in node)) continue
      if (node.nodeName === 'style') {
        for (const child of node.childNodes) if ('value' in child) this.#rules(child.value)
      } else for (const child of node.childNodes) queue.push(child)
    }
  }

  /** Whether the element is bold by style; null where no style says. */
  bold(element: Element): boolean | null {
    const weight = /(?:^|;)\s*font-weight\s*:\s*(bold|bolder|normal|lighter|\d+)/i.exec(
      this.#declarations(element),
    )?.[1]
    if (weight === undefined) return null
    return /^bold/i.test(weight) || Number(weight) >= 600
  }

  hides(element: Element): boolean {
    return /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)/i.test(this.#declarations(element))
  }

  /** Whether white space and line ends count. */
  preserves(element: Element): boolean {
    return /(?:^|;)\s*white-space\s*:\s*(?:pre|break-spaces)/i.test(this.#declarations(element))
  }

  #rules(css: string): void {
    for (const rule of css.replace(/\/\*.*?\*\//gs, '').matchAll(/([^{}]*)\{([^{}]*)\}/g)) {
      for (const selector of (rule[1] ?? '').split(',')) {
        const name = /^\s*(?:[a-z]+)?\.([\w-]+)\s*$/i.exec(selector)?.[1]
        if (name !== undefined) this.#classes.set(name, `${this.#classes.get(name) ?? ''};${rule[2] ?? ''}`)
      }
    }
  }

  /** The element's own style first: the first match counts. */
  #declarations(element: Element): string {
    const style = element.attrs.find((attribute) => attribute.name === 'style')?.value ?? ''
    const classes = element.attrs.find((attribute) => attribute.name === 'class')?.value ?? ''
    if (classes === '' || this.#classes.size === 0) return style
    return [style, ...classes.split(/\s+/).map((name) => this.#classes.get(name) ?? '')].join(';')
  }
}
