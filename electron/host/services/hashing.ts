import { createHash } from 'node:crypto'

/** SHA-256 in lower-case hex: of bytes, or of a text's UTF-16 code units, so that no two texts share one. */
export function sha256(content: Uint8Array | string): string {
  const bytes = typeof content === 'string' ? Buffer.from(content, 'utf16le') : content
  return createHash('sha256').update(bytes).digest('hex')
}
