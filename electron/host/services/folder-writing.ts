import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { Refusal } from '#shared/errors.ts'

/**
 * Writes a file into a folder under a name that is free there, so that nothing of the person's is ever written over.
 * Answers the path it has. @throws Refusal disk_full, or not_found where the folder can't be written to.
 */
export function writeBeside(folder: string, name: string, bytes: Uint8Array): string {
  for (let number = 1; ; number += 1) {
    const file = numbered(folder, name, number)
    try {
      writeFileSync(file, bytes, { flag: 'wx' })
      return file
    } catch (error) {
      if (codeOf(error) === 'EEXIST') continue
      // Half of it may stand there.
      if (codeOf(error) === 'ENOSPC') rmSync(file, { force: true })
      throw refusalFor(folder, error)
    }
  }
}

/** Where `writeBeside` would write now. */
export function freePath(folder: string, name: string): string {
  for (let number = 1; ; number += 1) {
    const file = numbered(folder, name, number)
    if (!existsSync(file)) return file
  }
}

/** `Name.ext` in the folder, and from 2 on `Name (2).ext`. */
function numbered(folder: string, name: string, number: number): string {
  const { name: stem, ext } = path.parse(path.basename(name))
  return path.join(folder, number === 1 ? `${stem}${ext}` : `${stem} (${number})${ext}`)
}

/** Makes a folder where there is none. @throws Refusal disk_full, or not_found where there can be none. */
export function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true })
  } catch (error) {
    throw refusalFor(folder, error)
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined
}

function refusalFor(folder: string, error: unknown): Refusal {
  if (codeOf(error) === 'ENOSPC') return new Refusal('disk_full', {}, { cause: error })
  return new Refusal('not_found', { what: 'folder', name: path.basename(folder) }, { cause: error })
}
