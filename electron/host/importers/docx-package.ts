import { ImportProblem } from './import-problem.ts'
import { readXml, type Namespaces } from './xml-guard.ts'
import { readZip, type ZipEntries } from './zip-guard.ts'

/** The parts of a Word file that hold words, and what is needed to read them. */
export interface DocxParts {
  readonly document: Buffer
  readonly styles: Buffer | null
  readonly footnotes: Buffer | null
  readonly endnotes: Buffer | null
  readonly comments: Buffer | null
  readonly properties: Buffer | null
  /** Page headers and footers. */
  readonly margins: readonly Buffer[]
}

const relationships: Namespaces = { 'http://schemas.openxmlformats.org/package/2006/relationships': '' }

/**
 * Opens a Word file: the container is counted, and every relationship looked at, before a word is read.
 * @throws ImportProblem external_reference, where opening the file would load something from elsewhere
 */
export async function openDocx(bytes: Uint8Array): Promise<DocxParts> {
  const entries = await readZip(bytes, (name) => /\.(xml|rels)$/i.test(name))
  for (const [name, content] of entries) if (/\.rels$/i.test(name)) refuseExternal(content)
  const main = mainPart(entries)
  const folder = main.slice(0, main.lastIndexOf('/') + 1)
  const document = entries.get(main)
  if (!document) throw new ImportProblem('not_what_it_says', 'It has no Word text in it.')
  const part = (name: string): Buffer | null => entries.get(`${folder}${name}.xml`) ?? null
  return {
    document,
    styles: part('styles'),
    footnotes: part('footnotes'),
    endnotes: part('endnotes'),
    comments: part('comments'),
    properties: entries.get('docProps/core.xml') ?? null,
    margins: [...entries]
      .filter(
        ([name]) => name.startsWith(folder) && /^(header|footer)\d*\.xml$/.test(name.slice(folder.length)),
      )
      .map(([, content]) => content),
  }
}

function refuseExternal(content: Buffer): void {
  readXml(content, relationships, {
    open(name, { TargetMode: mode, Type: type = '', Target: target = '' }) {
      if (name !== 'Relationship' || mode?.toLowerCase() !== 'external') return
      if (/\/hyperlink$/i.test(type)) return
      // Word notes where the template lay on the writer's own disk; it is in very many files and loads nothing.
      if (/\/attachedTemplate$/i.test(type) && /^(file:\/{3})?[a-z]:[\\/]/i.test(target)) return
      const what = type.slice(type.lastIndexOf('/') + 1)
      throw new ImportProblem('external_reference', `It links to content outside the file (${what}).`)
    },
    close() {},
  })
}

function mainPart(entries: ZipEntries): string {
  let target = 'word/document.xml'
  const root = entries.get('_rels/.rels')
  if (root) {
    readXml(root, relationships, {
      open(name, attributes) {
        if (name === 'Relationship' && attributes.Type?.endsWith('/officeDocument') && attributes.Target) {
          target = attributes.Target.replace(/^\//, '')
        }
      },
      close() {},
    })
  }
  return target
}
