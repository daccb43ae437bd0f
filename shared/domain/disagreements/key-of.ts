/**
 * A short name for a set of codings of a document: 64 bits in hex. Each id is hashed on its own (two lanes, a
 * multiply-and-rotate hash over UTF-16 code units) and the hashes are added up, so that the order of the ids
 * does not matter. Not meant to withstand anyone who wants two names to meet.
 */
export function keyOf(document: string, codings: Iterable<string>): string {
  let a = lane(document, 0x2f6a09e6, 0x9e3779b1)
  let b = lane(document, 0x6b85ae67, 0x85ebca77)
  for (const id of codings) {
    a = (a + lane(id, 0x3c6ef372, 0x9e3779b1)) | 0
    b = (b + lane(id, 0x510e527f, 0x85ebca77)) | 0
  }
  return hex(finish(a)) + hex(finish(b))
}

function lane(text: string, seed: number, factor: number): number {
  let state = seed
  for (let i = 0; i < text.length; i++) {
    state = Math.imul(((state << 5) | (state >>> 27)) ^ text.charCodeAt(i), factor)
  }
  return finish(state)
}

function finish(state: number): number {
  let mixed = Math.imul(state ^ (state >>> 16), 0x21f0aaad)
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97)
  return mixed ^ (mixed >>> 15)
}

function hex(word: number): string {
  return (word >>> 0).toString(16).padStart(8, '0')
}
