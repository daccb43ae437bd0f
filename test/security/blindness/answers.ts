import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { expect } from 'vitest'
import type { Reply } from '#shared/errors.ts'
import type { CoderId } from '#shared/ids.ts'
import { ordersFor, questionsFor } from './questions.ts'
import type { Study } from './study.ts'

const someId = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gu
const someTime =
  /\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?Z?|\d\d? \w+ \d{4},? (?:at )?\d\d:\d\d(?: UTC)?/gu

/** An answer as text, its own ids and moments aside; ids in `known` stay. */
function told(reply: unknown, known: ReadonlySet<string>): string {
  return JSON.stringify(reply, (key, value: unknown) => (key === 'file' ? '…' : value), 1)
    .replace(someId, (id) => (known.has(id) ? id : 'id'))
    .replace(someTime, 'then')
}

const progress = new Set<unknown>(['finished', 'state', 'warnings', 'not_finished', 'not_opened'])

/** How far colleagues are may be seen, and that they did something; this leaves only what may not. */
function withoutProgress(name: string, reply: Reply<unknown>): unknown {
  if (!reply.ok) return reply
  const plain: unknown = JSON.parse(JSON.stringify(reply.value))
  if (name === 'history.list') return withoutSteps(plain)
  return JSON.parse(
    JSON.stringify(plain, (key, value: unknown) =>
      progress.has(key) || progress.has(value) ? 'how far' : value,
    ),
  )
}

/** Mending belongs to the document, and is seen by all. */
function withoutSteps(list: unknown): unknown {
  if (typeof list !== 'object' || list === null || !('entries' in list) || !Array.isArray(list.entries))
    return list
  const entries: readonly unknown[] = list.entries
  return entries.filter(
    (entry) =>
      !/"hidden":true|Finished: “One”|Mended the words/u.test(JSON.stringify(entry)) && entries.length > 1,
  )
}

/** Where exports go. */
const written = [
  'extracts',
  'memos',
  'agreement',
  'originals',
  'picture',
  'exchange',
  'codebooks',
  'matrix',
  'words',
  'framework',
  'report',
]

/** Every text in a folder, names first. */
function textsIn(folder: string): string {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.name}\n${readFileSync(path.join(entry.parentPath, entry.name), 'utf8')}`)
    .toSorted()
    .join('\n')
}

interface Answers {
  readonly of: ReadonlyMap<string, string>
  /** As it came, with what was written to disk. */
  readonly raw: string
}

/** Everything that a viewer is answered in the project that is open. */
export async function everythingTo(
  study: Study,
  viewer: CoderId | null,
  known: ReadonlySet<string>,
): Promise<Answers> {
  const { host, at } = study
  const of = new Map<string, string>()
  let raw = ''
  for (const folder of written) {
    rmSync(at(folder), { recursive: true, force: true })
    mkdirSync(at(folder))
  }
  for (const [name, inputs] of Object.entries(questionsFor(study).asked)) {
    for (const [number, input] of inputs.entries()) {
      const reply = await host.call(name, input, viewer)
      expect(reply, name).not.toMatchObject({ error: { data: { reason: 'bad_input' } } })
      raw += JSON.stringify(reply)
      of.set(`${name} ${number}`, told(withoutProgress(name, reply), known))
    }
  }
  for (const [name, inputs] of Object.entries(ordersFor(study))) {
    for (const [number, input] of (inputs ?? []).entries()) {
      let changes = 0
      const stop = host.subscribe(() => (changes += 1))
      const reply = await host.call(name, input, viewer)
      stop()
      expect(reply, name).not.toMatchObject({ error: { data: { reason: 'changed_since_preview' } } })
      raw += JSON.stringify(reply)
      of.set(`${name} ${number}`, told(withoutProgress(name, reply), known))
      if (changes === 0) continue
      const undone = await host.call('history.undo', {}, viewer)
      expect(undone.ok, `${name} as ${viewer} ${JSON.stringify([input, reply, undone])}`).toBe(true)
    }
  }
  const files = written.map((folder) => textsIn(at(folder))).join('\n')
  of.set('files', told(files, known))
  return { of, raw: raw + files }
}
