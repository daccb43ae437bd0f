import { readXml, type Attributes, type Namespaces } from './xml-guard.ts'

/** The prefixes by which the Word importer knows the namespaces, transitional and strict alike. */
export const wordNamespaces: Namespaces = {
  'http://schemas.openxmlformats.org/wordprocessingml/2006/main': 'w',
  'http://purl.oclc.org/ooxml/wordprocessingml/main': 'w',
  'http://schemas.openxmlformats.org/markup-compatibility/2006': 'mc',
  'http://schemas.openxmlformats.org/officeDocument/2006/math': 'm',
  'http://purl.oclc.org/ooxml/officeDocument/math': 'm',
  'http://purl.org/dc/elements/1.1/': 'dc',
}

/** Weight and visibility of a run, as far as one place states them. */
export interface RunLook {
  bold?: boolean
  hidden?: boolean
}

/** What a style says once those it is based on are followed. */
export interface DocxStyles {
  readonly defaults: RunLook
  readonly defaultParagraph: string | null
  look(styleId: string | null): RunLook
}

/** Reads an on-off property such as w:b: present means on, unless its value says otherwise. */
export function isOn(attributes: Attributes): boolean {
  return !/^(0|false|off|none)$/i.test(attributes['w:val'] ?? 'true')
}

/** Notes what a run property says of weight or visibility. */
export function noteRunProperty(look: RunLook, name: string, attributes: Attributes): void {
  if (name === 'w:b') look.bold = isOn(attributes)
  else if (name === 'w:vanish') look.hidden = isOn(attributes)
}

/** Reads word/styles.xml. */
export function readStyles(content: Buffer | null): DocxStyles {
  const styles = new Map<string, { look: RunLook; basedOn: string | null }>()
  const defaults: RunLook = {}
  let defaultParagraph: string | null = null
  if (content) {
    let style: { look: RunLook; basedOn: string | null } | null = null
    const path: string[] = []
    readXml(content, wordNamespaces, {
      open(name, attributes) {
        path.push(name)
        const id = attributes['w:styleId']
        if (name === 'w:style' && id !== undefined) {
          style = { look: {}, basedOn: null }
          styles.set(id, style)
          const isDefault =
            attributes['w:default'] !== undefined && !/^(0|false|off)$/.test(attributes['w:default'])
          if (isDefault && attributes['w:type'] === 'paragraph') defaultParagraph = id
        } else if (name === 'w:basedOn' && style) style.basedOn = attributes['w:val'] ?? null
        else if (path.at(-2) === 'w:rPr' && path.at(-3) === 'w:style' && style) {
          noteRunProperty(style.look, name, attributes)
        } else if (path.at(-2) === 'w:rPr' && path.at(-3) === 'w:rPrDefault')
          noteRunProperty(defaults, name, attributes)
      },
      close(name) {
        path.pop()
        if (name === 'w:style') style = null
      },
    })
  }
  const look = (styleId: string | null): RunLook => {
    const found: RunLook = {}
    const seen = new Set<string>()
    for (let id = styleId; id !== null && !seen.has(id);) {
      seen.add(id)
      const style = styles.get(id)
      if (!style) break
      if (found.bold === undefined && style.look.bold !== undefined) found.bold = style.look.bold
      if (found.hidden === undefined && style.look.hidden !== undefined) found.hidden = style.look.hidden
      id = style.basedOn
    }
    return found
  }
  return { defaults, defaultParagraph, look }
}
