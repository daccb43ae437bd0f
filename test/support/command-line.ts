import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect } from 'vitest'
import * as z from 'zod'
import { runConcord, type Run } from './concord.ts'

/** `concord` as its users run it, in a folder of the test file's own, which is gone after its tests. */
export interface CommandLine {
  /** A path in the folder. */
  at(...parts: string[]): string
  /** Puts a file into the folder, and answers its name. */
  write(name: string, content: string): string
  concord(...words: string[]): Promise<Run>
  /** Runs a command that must succeed, and answers what it printed. */
  told(...words: string[]): Promise<string>
  /** Runs a command with --json: exactly one JSON value on standard output, of this shape. */
  json<S extends z.ZodType>(shape: S, ...words: string[]): Promise<z.output<S>>
  /** Expects a refusal: status 1, nothing on standard output, code and sentence on standard error, which it answers. */
  refused(code: string, ...words: string[]): Promise<string>
  /** Expects wrong usage: status 2, nothing on standard output, what is wrong and how it goes on standard error. */
  misused(wrong: string, ...words: string[]): Promise<void>
}

/** Makes the folder. To be called at the head of a test file. */
export function commandLine(): CommandLine {
  const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'concord-test-')))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  const at = (...parts: string[]) => path.join(folder, ...parts)
  const concord = (...words: string[]) => runConcord(folder, ...words)
  async function told(...words: string[]): Promise<string> {
    const { status, stdout, stderr } = await concord(...words)
    expect(status, `${words.join(' ')}\n${stderr}`).toBe(0)
    return stdout
  }
  return {
    at,
    concord,
    told,
    write(name, content) {
      writeFileSync(at(name), content)
      return name
    },
    json: async (shape, ...words) => z.parse(shape, JSON.parse(await told(...words, '--json'))),
    async refused(code, ...words) {
      const { status, stdout, stderr } = await concord(...words)
      expect({ status, stdout }, stderr).toEqual({ status: 1, stdout: '' })
      const last = stderr.trimEnd().split('\n').at(-1) ?? ''
      expect(last).toMatch(new RegExp(`^${code} \\S.*[.!?]$`, 'u'))
      expect(stderr).not.toContain('    at ')
      return stderr
    },
    async misused(wrong, ...words) {
      const { status, stdout, stderr } = await concord(...words)
      expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
      expect(stderr).toContain(wrong)
      expect(stderr).toContain('Usage: concord')
    },
  }
}
