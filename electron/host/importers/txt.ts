import type { SourceText } from '#shared/domain/transcript.ts'
import { decodeText } from './decode-text.ts'
import { sourceText } from './text-builder.ts'

/** Reads plain text, in whatever encoding. @throws ImportProblem */
export function readTxt(bytes: Uint8Array): SourceText {
  const { text, warnings } = decodeText(bytes)
  return sourceText(text, { warnings })
}
