import { ImportProblem } from './import-problem.ts'
import type { Attributes, Namespaces } from './xml-guard.ts'

/** The prefixes by which the OpenDocument importer knows the namespaces. */
export const odfNamespaces: Namespaces = {
  'urn:oasis:names:tc:opendocument:xmlns:office:1.0': 'office',
  'urn:oasis:names:tc:opendocument:xmlns:text:1.0': 'text',
  'urn:oasis:names:tc:opendocument:xmlns:table:1.0': 'table',
  'urn:oasis:names:tc:opendocument:xmlns:style:1.0': 'style',
  'urn:oasis:names:tc:opendocument:xmlns:drawing:1.0': 'draw',
  'urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0': 'fo',
  'urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0': 'svg',
  'http://www.w3.org/1999/xlink': 'xlink',
  'http://purl.org/dc/elements/1.1/': 'dc',
}

/** What a style says of weight and visibility; what it leaves open is inherited. */
export interface OdtLook {
  bold?: boolean
  hidden?: boolean
}

/** Collects styles from styles.xml and content.xml as their elements go by. */
export class OdtStyles {
  readonly #styles = new Map<string, { look: OdtLook; parent: string | null }>()
  #open: { look: OdtLook; parent: string | null } | null = null
  #family = ''

  openElement(name: string, attributes: Attributes): void {
    if (name === 'style:style' || name === 'style:default-style') {
      this.#family = attributes['style:family'] ?? ''
      this.#open = { look: {}, parent: attributes['style:parent-style-name'] ?? null }
      this.#styles.set(key(this.#family, attributes['style:name'] ?? ''), this.#open)
    } else if (name === 'style:text-properties' && this.#open) {
      const weight = attributes['fo:font-weight']
      if (weight !== undefined) this.#open.look.bold = weight === 'bold' || Number(weight) >= 600
      const display = attributes['text:display']
      if (display !== undefined) this.#open.look.hidden = display === 'none'
    }
  }

  closeElement(name: string): void {
    if (name === 'style:style' || name === 'style:default-style') this.#open = null
  }

  /** What a style says, once its parents are followed; the family's default style comes last. */
  look(family: 'paragraph' | 'text', name: string | undefined): OdtLook {
    const found: OdtLook = {}
    const seen = new Set<string>()
    for (let next: string | null = name ?? ''; next !== null && !seen.has(next);) {
      seen.add(next)
      const style = this.#styles.get(key(family, next))
      if (found.bold === undefined && style?.look.bold !== undefined) found.bold = style.look.bold
      if (found.hidden === undefined && style?.look.hidden !== undefined) found.hidden = style.look.hidden
      next = next === '' ? null : (style?.parent ?? '')
    }
    return found
  }
}

/**
 * Refuses an element that opening the file would fill from elsewhere: a linked picture, object or section.
 * A hyperlink loads nothing.
 */
export function refuseExternalLink(name: string, attributes: Attributes): void {
  const href = attributes['xlink:href']
  if (href === undefined || name === 'text:a' || name === 'draw:a') return
  if (name.startsWith('draw:') || name === 'text:section-source' || name === 'style:background-image') {
    const leavesFile = /^[a-z][a-z0-9+.-]*:/i.test(href) || href.startsWith('/') || href.startsWith('..')
    if (leavesFile) throw new ImportProblem('external_reference', 'It links to content outside the file.')
  }
}

function key(family: string, name: string): string {
  return `${family} ${name}`
}
