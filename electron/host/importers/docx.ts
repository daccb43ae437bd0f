import type { SourceText } from '#shared/domain/transcript.ts'
import { DocxStory, type Paragraph } from './docx-story.ts'
import { openDocx, type DocxParts } from './docx-package.ts'
import { readStyles, wordNamespaces, type DocxStyles } from './docx-styles.ts'
import { TextBuilder } from './text-builder.ts'
import { readXml } from './xml-guard.ts'

/**
 * Reads a Word file: the words as they stand once tracked changes are accepted and hidden text is left out.
 * Footnotes and endnotes follow the text under a heading; comments, which are not the text's own words, are listed
 * in the warnings.
 * @throws ImportProblem
 */
export async function readDocx(bytes: Uint8Array): Promise<SourceText> {
  const parts = await openDocx(bytes)
  const styles = readStyles(parts.styles)
  const body = story(parts.document, styles, 'w:body')
  const out = new TextBuilder()
  writeParagraphs(out, body.paragraphs)
  appendNotes(out, 'Footnotes', noteTexts(parts.footnotes, styles, 'w:footnote', body.footnotes))
  appendNotes(out, 'Endnotes', noteTexts(parts.endnotes, styles, 'w:endnote', body.endnotes))
  const comments = parts.comments ? stories(parts.comments, styles, 'w:comment') : []
  return out.finish(titleOf(parts.properties), [
    ...body.warnings,
    ...commentWarning(comments),
    ...marginWarning(parts, styles),
  ])
}

/** Reads one part as a single run of paragraphs, from within the element `root`. */
function story(content: Buffer, styles: DocxStyles, root: string): DocxStory {
  const found = stories(content, styles, root)[0]
  return found ?? new DocxStory(styles, '', null)
}

/** Reads a part that holds several stories: notes, comments, a header. */
function stories(content: Buffer, styles: DocxStyles, root: string): DocxStory[] {
  const found: DocxStory[] = []
  let current: DocxStory | null = null
  let isNote = true
  readXml(content, wordNamespaces, {
    open(name, attributes) {
      if (current) current.open(name, attributes)
      else if (name === root) {
        // Separators are drawn as notes too; they hold no words.
        isNote = attributes['w:type'] === undefined || attributes['w:type'] === 'normal'
        current = new DocxStory(styles, attributes['w:id'] ?? '', attributes['w:author'] ?? null)
      }
    },
    close(name) {
      if (!current) return
      if (name === root) {
        current.end()
        if (isNote) found.push(current)
        current = null
      } else current.close(name)
    },
    text(text) {
      current?.text(text)
    },
  })
  return found
}

function noteTexts(
  content: Buffer | null,
  styles: DocxStyles,
  root: string,
  order: readonly string[],
): Paragraph[][] {
  if (!content) return []
  const notes = new Map(stories(content, styles, root).map((note) => [note.id, note.paragraphs]))
  return order.flatMap((id) => {
    const note = notes.get(id)
    return note ? [[...note]] : []
  })
}

function writeParagraphs(out: TextBuilder, paragraphs: readonly Paragraph[]): void {
  paragraphs.forEach((paragraph, at) => {
    if (at > 0) out.append('\n')
    out.appendPieces(paragraph)
  })
}

function appendNotes(out: TextBuilder, heading: string, notes: readonly Paragraph[][]): void {
  if (notes.length === 0) return
  out.append(`\n\n${heading}`)
  notes.forEach((note, at) => {
    out.append(`\n${at + 1}. `)
    writeParagraphs(
      out,
      note.map((paragraph, line) => (line === 0 ? trimStart(paragraph) : paragraph)),
    )
  })
}

/** Word sets a space between a note's number and its words. */
function trimStart(paragraph: Paragraph): Paragraph {
  const [first, ...rest] = paragraph
  if (!first) return paragraph
  const text = first.text.trimStart()
  return text === '' ? trimStart(rest) : [{ text, bold: first.bold }, ...rest]
}

function plain(told: DocxStory): string {
  return told.paragraphs
    .map((paragraph) => paragraph.map((piece) => piece.text).join(''))
    .join(' ')
    .trim()
}

function commentWarning(comments: readonly DocxStory[]): string[] {
  if (comments.length === 0) return []
  const list = comments.map((comment) => `${comment.author ?? 'unnamed'}: “${plain(comment)}”`).join('; ')
  return [`Comments were left out of the text (${comments.length}): ${list}`]
}

function marginWarning(parts: DocxParts, styles: DocxStyles): string[] {
  const texts = parts.margins.flatMap((part) =>
    ['w:hdr', 'w:ftr'].map((root) => plain(story(part, styles, root))).filter((text) => text !== ''),
  )
  if (texts.length === 0) return []
  return [
    `Page headers and footers were left out: ${[...new Set(texts)].map((text) => `“${text}”`).join('; ')}`,
  ]
}

function titleOf(properties: Buffer | null): string | null {
  if (!properties) return null
  let title = ''
  let within = false
  readXml(properties, wordNamespaces, {
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
