import { readdirSync } from 'node:fs'
import path from 'node:path'
import Database from 'better-sqlite3'
import type { RunningWebShell } from './web-shell.ts'

/** Lets a participant of a project that a shell made, and that is closed, have withdrawn. @returns the project's file */
export function withdrawIn({ dataFolder }: RunningWebShell, pseudonym: string): string {
  const file = readdirSync(dataFolder, { recursive: true, encoding: 'utf8' }).find((name) =>
    name.endsWith('.concord'),
  )
  if (file === undefined) throw new Error('there is no project')
  const project = path.join(dataFolder, file)
  const db = new Database(project)
  const { changes } = db
    .prepare('update participant set withdrawn_at = ? where pseudonym = ?')
    .run('2026-01-01T00:00:00.000Z', pseudonym)
  db.close()
  if (changes !== 1) throw new Error(`${changes} participants are called ${pseudonym}`)
  return project
}
