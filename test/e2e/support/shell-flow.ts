import { readdirSync, readFileSync } from 'node:fs'
import { expect } from '@playwright/test'
import { contract, isCallName } from '#shared/contract/index.ts'
import { call, done, type ShellWindow } from './shell-window.ts'

/** Makes a project over a shell's whole way (window, shell, host's thread and back) and codes in its codebook. */
export async function makeProject(window: ShellWindow, name: string): Promise<void> {
  const chosen = await done(window, 'shell.newProjectFile', { name })
  if (chosen === null) throw new Error('the shell gave no file for the project')
  expect(chosen.name).toBe(`${name}.concord`)
  const made = await done(window, 'project.create', {
    file: chosen.file,
    name,
    codebook: 'joint-commissioning',
    coder: 'Ada',
  })
  expect(made.fileName).toBe(`${name}.concord`)
  expect(made.codes).toBeGreaterThan(30)

  const coder = made.coders[0]?.id ?? null
  const code = await done(window, 'codebook.create', { parent: null, fields: { name: 'Waiting' } }, coder)
  await expect
    .poll(async () => JSON.stringify(await window.announcements()), { message: 'the change is announced' })
    .toContain(code.id)
  const tree = await done(window, 'codebook.tree', {})
  expect(tree.codes.map((each) => each.name)).toContain('Waiting')

  const places = await done(window, 'shell.places', {})
  expect(places.find((place) => place.fileName === chosen.name)).toMatchObject({ recent: true })
}

/** Puts every call of the contract with an empty input: each must have a handler, and none may fail unforeseen. */
export async function expectEveryCallToAnswer(window: ShellWindow): Promise<void> {
  const failures: string[] = []
  for (const name of Object.keys(contract).filter(isCallName)) {
    const reply: unknown = await call(window, name, {})
    const text = JSON.stringify(reply)
    if (text.includes('"what":"call"') || text.includes('"code":"internal"'))
      failures.push(`${name}: ${text}`)
  }
  expect(failures).toEqual([])
  const unknown = await window.send({ type: 'call', id: 999_999, name: 'nobody.knows', input: {}, as: null })
  expect(unknown).toMatchObject({ ok: false, error: { code: 'not_found' } })
}

/** What a closed project leaves: exactly one file, which is a whole SQLite database in no need of a log. */
export function expectOneProjectFile(folder: string, fileName: string): void {
  expect(readdirSync(folder)).toEqual([fileName])
  const head = readFileSync(`${folder}/${fileName}`).subarray(0, 20)
  expect(head.subarray(0, 15).toString()).toBe('SQLite format 3')
  // Bytes 18 and 19 are 1 in rollback mode, 2 in WAL mode (SQLite file format, section 1.3).
  expect([head[18], head[19]]).toEqual([1, 1])
}
