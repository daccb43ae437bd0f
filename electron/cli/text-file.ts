import { readFileSync } from 'node:fs'
import path from 'node:path'
import { Refusal } from '#shared/errors.ts'

/** Reads a text in UTF-8, or in UTF-16 with its mark. The mark is no part of it. @throws Refusal not_found, import_rejected */
export function readTextFile(file: string): string {
  let bytes: Buffer
  try {
    bytes = readFileSync(file)
  } catch (error) {
    throw new Refusal('not_found', { what: 'file', name: file }, { cause: error })
  }
  const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : 'utf-8'
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch (error) {
    const source = path.basename(file)
    throw new Refusal(
      'import_rejected',
      { source, reason: 'invalid_encoding', detail: 'Save it as UTF-8.' },
      { cause: error },
    )
  }
}
