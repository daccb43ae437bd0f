import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import * as z from 'zod'

const root = path.resolve(import.meta.dirname, '../..')
const report = z.object({
  diagnostics: z.array(z.object({ message: z.string(), code: z.string().optional(), filename: z.string() })),
})

/** Lints files in an otherwise empty copy of the house, with its own configuration. Answers the messages by file. */
export function lintSnippets(files: Readonly<Record<string, string>>): Map<string, string[]> {
  const copy = mkdtempSync(path.join(tmpdir(), 'concord-lint-'))
  try {
    for (const kept of ['package.json', 'tsconfig.json', 'test/lint']) {
      cpSync(path.join(root, kept), path.join(copy, kept), { recursive: true })
    }
    symlinkSync(path.join(root, 'node_modules'), path.join(copy, 'node_modules'), 'junction')
    for (const [file, text] of Object.entries(files)) {
      mkdirSync(path.dirname(path.join(copy, file)), { recursive: true })
      writeFileSync(path.join(copy, file), text)
    }
    return lint(copy, Object.keys(files))
  } finally {
    rmSync(copy, { recursive: true })
  }
}

/** Lints files or folders of the house itself. */
export function lintHouse(places: readonly string[]): Map<string, string[]> {
  return lint(root, places)
}

function lint(folder: string, places: readonly string[]): Map<string, string[]> {
  const oxlint = path.join(folder, 'node_modules/oxlint/bin/oxlint')
  const args = [oxlint, '--config', 'test/lint/oxlint.json', '--format', 'json', ...places]
  const run = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8', maxBuffer: 1 << 26 })
  const found = new Map<string, string[]>()
  for (const { filename, message, code } of report.parse(JSON.parse(run.stdout)).diagnostics) {
    found.set(filename, [...(found.get(filename) ?? []), `${code ?? ''}: ${message}`])
  }
  return found
}
