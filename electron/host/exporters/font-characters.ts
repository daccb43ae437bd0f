/**
 * Which characters a font has: the code points that its character map (OpenType, table "cmap", formats 4 and 12) leads to
 * a glyph. Throws a RangeError for bytes that are no such font.
 */
export function charactersOf(font: Uint8Array): ReadonlySet<number> {
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength)
  const cmap = tableAt(view, 'cmap')
  const found = new Set<number>()
  const subtables = view.getUint16(cmap + 2)
  for (let at = 0; at < subtables; at += 1) {
    const subtable = cmap + view.getUint32(cmap + 4 + at * 8 + 4)
    const format = view.getUint16(subtable)
    if (format === 4) addSegments(view, subtable, found)
    if (format === 12) addGroups(view, subtable, found)
  }
  return found
}

function tableAt(view: DataView, tag: string): number {
  const tables = view.getUint16(4)
  for (let at = 0; at < tables; at += 1) {
    const record = 12 + at * 16
    const name = String.fromCharCode(...[0, 1, 2, 3].map((byte) => view.getUint8(record + byte)))
    if (name === tag) return view.getUint32(record + 8)
  }
  throw new RangeError(`No table ${tag}`)
}

/** Format 4: segments of 16-bit characters, each with a shift or an array of glyphs. */
function addSegments(view: DataView, subtable: number, found: Set<number>): void {
  const double = view.getUint16(subtable + 6)
  const [ends, starts] = [subtable + 14, subtable + 16 + double]
  const [deltas, offsets] = [starts + double, starts + 2 * double]
  for (let at = 0; at < double; at += 2) {
    const [start, end] = [view.getUint16(starts + at), view.getUint16(ends + at)]
    const offset = view.getUint16(offsets + at)
    for (let character = start; character <= end && character < 0xffff; character += 1) {
      const listed =
        offset === 0 ? character : view.getUint16(offsets + at + offset + (character - start) * 2)
      const glyph = offset !== 0 && listed === 0 ? 0 : (listed + view.getUint16(deltas + at)) & 0xffff
      if (glyph !== 0) found.add(character)
    }
  }
}

/** Format 12: groups of characters with glyphs that count on. */
function addGroups(view: DataView, subtable: number, found: Set<number>): void {
  const groups = view.getUint32(subtable + 12)
  for (let at = 0; at < groups; at += 1) {
    const group = subtable + 16 + at * 12
    const [start, end] = [view.getUint32(group), view.getUint32(group + 4)]
    const glyph = view.getUint32(group + 8)
    for (let character = start; character <= end; character += 1)
      if (glyph + character - start !== 0) found.add(character)
  }
}
