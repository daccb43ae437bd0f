import type { SourceText } from '#shared/domain/transcript.ts'
import { ImportProblem } from './import-problem.ts'
import { RtfStory } from './rtf-story.ts'
import { eachRtfToken } from './rtf-tokens.ts'
import { TextBuilder, type Piece } from './text-builder.ts'

/**
 * Reads rich text: the words as they stand, without deleted and hidden ones. Footnotes and endnotes follow the text
 * under a heading; annotations are listed in the warnings.
 * @throws ImportProblem
 */
export async function readRtf(bytes: Uint8Array): Promise<SourceText> {
  const story = new RtfStory()
  await eachRtfToken(bytes, (token) => story.take(token))
  story.end()
  const out = new TextBuilder()
  out.appendPieces(trimEnd(story.body))
  appendNotes(out, 'Footnotes', story.footnotes)
  appendNotes(out, 'Endnotes', story.endnotes)
  const source = out.finish(story.title, story.warnings)
  if (!source.text.isWellFormed())
    throw new ImportProblem('invalid_encoding', 'It holds halves of characters.')
  return source
}

/** The last paragraph mark ends the text; it does not open another line. */
function trimEnd(pieces: readonly Piece[]): Piece[] {
  const kept = [...pieces]
  for (let last = kept.at(-1); last !== undefined; last = kept.at(-1)) {
    const text = last.text.replace(/\n+$/, '')
    if (text === last.text) break
    kept.pop()
    if (text !== '') kept.push({ text, bold: last.bold })
  }
  return kept
}

function appendNotes(out: TextBuilder, heading: string, notes: readonly (readonly Piece[])[]): void {
  if (notes.length === 0) return
  out.append(`\n\n${heading}`)
  notes.forEach((note, at) => {
    out.append(`\n${at + 1}. `)
    const [first, ...rest] = trimEnd(note)
    if (first) out.appendPieces([{ text: first.text.trimStart(), bold: first.bold }, ...rest])
  })
}
