import { existsSync } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import path from 'node:path'
import sanitize from 'sanitize-filename'

export const projectExtension = '.concord'

/** A project file as it lies on the disk. */
export interface ProjectFile {
  readonly path: string
  readonly changedAt: string
}

/** The project files directly in a folder; none when there is no such folder. Hidden files are left out. */
export async function projectFilesIn(folder: string): Promise<ProjectFile[]> {
  if (!existsSync(folder)) return []
  const names = await readdir(folder)
  const files = names.filter((name) => !name.startsWith('.') && isProjectFileName(name))
  return presentFiles(files.map((name) => path.join(folder, name)))
}

/** Those of the files that are there now, with when they were last changed. */
export async function presentFiles(files: readonly string[]): Promise<ProjectFile[]> {
  const found = await Promise.all(
    files.map(async (file) => {
      const about = await stat(file).catch(() => null)
      return about?.isFile() ? { path: file, changedAt: about.mtime.toISOString() } : null
    }),
  )
  return found.filter((file) => file !== null)
}

export function isProjectFileName(name: string): boolean {
  return name.toLowerCase().endsWith(projectExtension)
}

/** A file name that every system takes, made from a project's name. */
export function projectFileName(name: string): string {
  return `${sanitize(name, { replacement: ' ' }).trim().slice(0, 120) || 'Study'}${projectExtension}`
}

/** A path in the folder where nothing lies yet: `Study.concord`, `Study 2.concord`, … */
export function freeProjectFile(folder: string, name: string): string {
  const fileName = projectFileName(name)
  const stem = fileName.slice(0, -projectExtension.length)
  let file = path.join(folder, fileName)
  for (let number = 2; existsSync(file); number++) {
    file = path.join(folder, `${stem} ${number}${projectExtension}`)
  }
  return file
}
