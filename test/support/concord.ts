import { spawn } from 'node:child_process'
import path from 'node:path'
import { appFolder } from '#host/places/app-folder.ts'

/** How one run of the command ended. */
export interface Run {
  readonly status: number | null
  readonly stdout: string
  readonly stderr: string
}

/** Runs a program in `folder` to its end. */
export function runProgram(program: string, words: readonly string[], folder: string): Promise<Run> {
  const child = spawn(program, words, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] })
  const out: Buffer[] = []
  const err: Buffer[] = []
  child.stdout.on('data', (chunk: Buffer) => out.push(chunk))
  child.stderr.on('data', (chunk: Buffer) => err.push(chunk))
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (status) =>
      resolve({ status, stdout: Buffer.concat(out).toString(), stderr: Buffer.concat(err).toString() }),
    )
  })
}

/** Runs `concord` with these words, in `folder`, as its own process. */
export function runConcord(folder: string, ...words: string[]): Promise<Run> {
  return runProgram(
    process.execPath,
    [path.join(appFolder(), 'electron', 'cli', 'main.ts'), ...words],
    folder,
  )
}
