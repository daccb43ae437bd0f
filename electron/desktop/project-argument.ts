import { existsSync } from 'node:fs'
import path from 'node:path'
import { isProjectFileName } from '#host/places/project-files.ts'

/** The project file named on a command line, or null. */
export function projectArgument(args: readonly string[], workingFolder: string): string | null {
  const named = args.find((arg) => !arg.startsWith('-') && isProjectFileName(arg))
  if (named === undefined) return null
  const file = path.resolve(workingFolder, named)
  return existsSync(file) ? file : null
}
