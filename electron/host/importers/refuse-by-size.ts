import { stat } from 'node:fs/promises'
import { Refusal, type ImportRejection } from '#shared/errors.ts'

/** A file that somebody chose, and what to call it. */
export interface ChosenFile {
  readonly path: string
  readonly name: string
}

/** The refusal of a file. `detail` is a plain sentence, or empty where the reason says it all. */
export function rejected(file: ChosenFile, reason: ImportRejection, detail = ''): Refusal {
  return new Refusal('import_rejected', { source: file.name, reason, detail })
}

/**
 * Refuses a file that is too large, before a byte of it is read, and what is no file.
 * @param most in bytes
 * @param advice what to do about one that is too large
 * @throws Refusal import_rejected: unreadable, too_large
 */
export async function refuseBySize(file: ChosenFile, most: number, advice = ''): Promise<void> {
  let found
  try {
    found = await stat(file.path)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    throw rejected(file, 'unreadable', code)
  }
  if (!found.isFile()) throw rejected(file, 'unreadable', 'It is no ordinary file.')
  if (found.size > most)
    throw rejected(file, 'too_large', `The file is larger than ${most / 1024 / 1024} MB. ${advice}`.trim())
}
