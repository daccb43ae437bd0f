import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { basename, join } from 'node:path'

/** A folder in which a copy or a new file is made before it gets its name. */
export interface Draft {
  readonly folder: string
  /** Removes it with all that is in it. */
  readonly drop: () => void
}

const mine = new Set<string>()

/**
 * Makes a draft in `place`, on account of the project file `file`. Hidden, and named after the project and this
 * process: what a killed process leaves holds people's words, so `sweepDrafts` must be able to find it.
 */
export function openDraft(place: string, file: string): Draft {
  const folder = mkdtempSync(join(place, `${prefixOf(file)}${process.pid}-`))
  mine.add(folder)
  const drop = () => {
    rmSync(folder, { recursive: true, force: true })
    mine.delete(folder)
  }
  return { folder, drop }
}

/** Removes from `place` what killed processes left of drafts on account of `file`. */
export function sweepDrafts(place: string, file: string): void {
  const prefix = prefixOf(file)
  for (const entry of readdirSync(place, { withFileTypes: true })) {
    if (!entry.isDirectory() || !entry.name.startsWith(prefix)) continue
    const maker = /^(\d{1,10})-[A-Za-z0-9]{6}$/u.exec(entry.name.slice(prefix.length))?.[1]
    if (maker === undefined || isAtWork(Number(maker), join(place, entry.name))) continue
    rmSync(join(place, entry.name), { recursive: true, force: true })
  }
}

function isAtWork(maker: number, folder: string): boolean {
  if (maker === process.pid) return mine.has(folder)
  try {
    process.kill(maker, 0)
    return true
  } catch (error) {
    // Only this says that there is no such process; another user's can't be asked.
    return !(error instanceof Error && 'code' in error && error.code === 'ESRCH')
  }
}

/** Short enough that every file system takes what is put behind it. */
function prefixOf(file: string): string {
  return `.${Array.from(basename(file)).slice(0, 40).join('')}.draft-`
}
