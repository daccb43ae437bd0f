import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs'
import path from 'node:path'

const bytesAtMost = 1_000_000

/** The log of host and shell, `concord.log` in the data folder; the one before it is kept as `concord.log.1`. */
export function openLog(dataFolder: string): (line: string) => void {
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 })
  const file = path.join(dataFolder, 'concord.log')
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0
  if (size > bytesAtMost) renameSync(file, `${file}.1`)
  return (line) => appendFileSync(file, `${new Date().toISOString()} ${line}\n`, { mode: 0o600 })
}
