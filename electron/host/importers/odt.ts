import type { SourceText } from '#shared/domain/transcript.ts'
import { ImportProblem } from './import-problem.ts'
import { OdtStory, type OdtNote } from './odt-story.ts'
import { OdtStyles, odfNamespaces, refuseExternalLink } from './odt-styles.ts'
import { TextBuilder } from './text-builder.ts'
import { checkXml, readXml } from './xml-guard.ts'
import { readZip } from './zip-guard.ts'

/**
 * Reads an OpenDocument text: the words as they stand once tracked changes are accepted and hidden text is left out.
 * Footnotes and endnotes follow the text under a heading; annotations are listed in the warnings.
 * @throws ImportProblem
 */
export async function readOdt(bytes: Uint8Array): Promise<SourceText> {
  const entries = await readZip(bytes, (name) => /^(META-INF\/manifest|content|styles|meta)\.xml$/.test(name))
  const manifest = entries.get('META-INF/manifest.xml')
  if (manifest?.includes('encryption-data')) throw new ImportProblem('encrypted')
  const content = entries.get('content.xml')
  if (!content) throw new ImportProblem('not_what_it_says', 'It has no OpenDocument text in it.')
  if (manifest) checkXml(manifest)
  const styles = new OdtStyles()
  const styleSheet = entries.get('styles.xml')
  if (styleSheet) readStyleSheet(styleSheet, styles)
  const story = new OdtStory(styles)
  let isText = false
  readXml(content, odfNamespaces, {
    open(name, attributes) {
      if (name === 'office:text') isText = true
      refuseExternalLink(name, attributes)
      styles.openElement(name, attributes)
      story.open(name, attributes)
    },
    close(name) {
      styles.closeElement(name)
      story.close(name)
    },
    text(text) {
      story.text(text)
    },
  })
  if (!isText) throw new ImportProblem('not_what_it_says', 'It is an OpenDocument file, but no text.')
  const out = new TextBuilder()
  story.paragraphs.forEach((paragraph, at) => {
    if (at > 0) out.append('\n')
    out.appendPieces(paragraph)
  })
  appendNotes(
    out,
    'Footnotes',
    story.notes.filter((note) => note.kind === 'footnote'),
  )
  appendNotes(
    out,
    'Endnotes',
    story.notes.filter((note) => note.kind === 'endnote'),
  )
  const meta = entries.get('meta.xml')
  return out.finish(meta ? titleOf(meta) : null, story.warnings)
}

function readStyleSheet(content: Buffer, styles: OdtStyles): void {
  readXml(content, odfNamespaces, {
    open(name, attributes) {
      refuseExternalLink(name, attributes)
      styles.openElement(name, attributes)
    },
    close(name) {
      styles.closeElement(name)
    },
  })
}

function appendNotes(out: TextBuilder, heading: string, notes: readonly OdtNote[]): void {
  if (notes.length === 0) return
  out.append(`\n\n${heading}`)
  notes.forEach((note, at) => {
    out.append(`\n${at + 1}. `)
    note.paragraphs.forEach((paragraph, line) => {
      if (line > 0) out.append('\n')
      out.appendPieces(paragraph)
    })
  })
}

function titleOf(meta: Buffer): string {
  let title = ''
  let within = false
  readXml(meta, odfNamespaces, {
    open(name) {
      within = name === 'dc:title'
    },
    close() {
      within = false
    },
    text(text) {
      if (within) title += text
    },
  })
  return title
}
