import { crc32 } from 'node:zlib'
import { fromBufferPromise, type Entry, type ZipFile } from 'yauzl'
import { ImportProblem, isOutOfMemory } from './import-problem.ts'
import { ZIP_LIMITS, type ZipLimits } from './limits.ts'

/** The entries of a container that were asked for, by name. */
export type ZipEntries = ReadonlyMap<string, Buffer>

const ENCRYPTED = 1

/**
 * Unpacks a container in memory, once every entry has been counted as it streams: number, names, bytes each and
 * together, and how far they swell. What the headers say is never trusted, and nothing touches the disk.
 * @param keep which entries to hand back; the others are counted and let go
 * @throws ImportProblem zip_bomb, zip_path_escape, encrypted, damaged
 */
export async function readZip(
  bytes: Uint8Array,
  keep: (name: string) => boolean,
  limits: ZipLimits = ZIP_LIMITS,
): Promise<ZipEntries> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const zip = await asZip(() =>
    fromBufferPromise(buffer, {
      lazyEntries: true,
      autoClose: false,
      decodeStrings: false,
      validateEntrySizes: false,
    }),
  )
  if (zip.entryCount > limits.entries) throw bomb('It holds too many parts.')
  const entries = await asZip(() => listEntries(zip, limits))
  const kept = new Map<string, Buffer>()
  let total = 0
  for (const [name, entry] of entries) {
    const content = await asZip(() => inflate(zip, entry, keep(name), limits, limits.totalBytes - total))
    total += content.size
    if (content.size !== entry.uncompressedSize)
      throw new ImportProblem('damaged', 'A part has another size than stated.')
    if (content.crc !== entry.crc32) throw new ImportProblem('damaged', 'A part does not match its checksum.')
    if (content.bytes) kept.set(name, content.bytes)
  }
  return kept
}

/** The names in a container, without unpacking any of it. */
export async function zipNames(bytes: Uint8Array): Promise<string[]> {
  const entries = await readZipDirectory(bytes)
  return [...entries.keys()]
}

async function readZipDirectory(bytes: Uint8Array): Promise<Map<string, Entry>> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const zip = await asZip(() =>
    fromBufferPromise(buffer, { lazyEntries: true, autoClose: false, decodeStrings: false }),
  )
  if (zip.entryCount > ZIP_LIMITS.entries) throw bomb('It holds too many parts.')
  return asZip(() => listEntries(zip, ZIP_LIMITS))
}

async function listEntries(zip: ZipFile, limits: ZipLimits): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>()
  for await (const entry of zip.eachEntry()) {
    const name = entry.fileNameRaw.toString('utf8')
    checkName(name)
    if (entries.has(name)) throw new ImportProblem('damaged', 'Two parts bear the same name.')
    if (entry.generalPurposeBitFlag & ENCRYPTED) throw new ImportProblem('encrypted')
    entries.set(name, entry)
    if (entries.size > limits.entries) throw bomb('It holds too many parts.')
  }
  return entries
}

function checkName(name: string): void {
  const escapes =
    name === '' ||
    name.includes('\\') ||
    name.includes('\0') ||
    name.startsWith('/') ||
    /^[a-z]:/i.test(name) ||
    name.split('/').includes('..')
  if (escapes) throw new ImportProblem('zip_path_escape', 'A part is named so as to land outside its folder.')
}

interface Inflated {
  readonly bytes: Buffer | null
  readonly size: number
  readonly crc: number
}

async function inflate(
  zip: ZipFile,
  entry: Entry,
  keep: boolean,
  limits: ZipLimits,
  left: number,
): Promise<Inflated> {
  const stream = await zip.openReadStreamPromise(entry)
  const chunks: Buffer[] = []
  let size = 0
  let crc = 0
  for await (const chunk of stream) {
    if (!Buffer.isBuffer(chunk)) throw new TypeError('a zip stream yields buffers')
    size += chunk.length
    if (size > limits.entryBytes || size > left) throw bomb('It unpacks to more than any document holds.')
    if (size > limits.ratioFloorBytes && size > entry.compressedSize * limits.ratio) {
      throw bomb(`A part unpacks to more than ${limits.ratio} times its size.`)
    }
    crc = crc32(chunk, crc)
    if (keep) chunks.push(chunk)
  }
  return { bytes: keep ? Buffer.concat(chunks, size) : null, size, crc }
}

/** Whatever the library finds wrong with the container is damage; what was understood already passes through. */
async function asZip<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read()
  } catch (error) {
    if (error instanceof ImportProblem || isOutOfMemory(error)) throw error
    throw new ImportProblem('damaged', 'The container could not be unpacked; the file may be cut short.', {
      cause: error,
    })
  }
}

function bomb(detail: string): ImportProblem {
  return new ImportProblem('zip_bomb', detail)
}
