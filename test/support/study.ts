import path from 'node:path'
import Database from 'better-sqlite3'
import type { CallInput, CallOutput } from '#shared/contract/index.ts'
import type { CodeFields } from '#shared/contract/codebook.ts'
import type { CodeId, CoderId, DocumentId } from '#shared/ids.ts'
import type { TestHost } from './host.ts'

export type Tree = CallOutput<'codebook.tree'>
type Store = CallInput<'import.store'>['documents'][number]

/** A short interview in two voices. */
export const interview = [
  'Interviewer: How did the pooled budget come about?',
  'Dana: We had two contracts with one home. It made no sense.',
  'Interviewer: And then?',
  'Dana: Then we sat down together, and it took a year.',
].join('\n')

/** Makes `Study.concord` in the host's folder and opens it. */
export async function newStudy(
  { ask, host, at }: TestHost,
  { codebook = 'none', coder = null, name = 'Study' }: Partial<CallInput<'project.create'>> = {},
): Promise<CallOutput<'project.create'>> {
  return ask('project.create', { file: host.grant(at(`${name}.concord`)), name, codebook, coder })
}

/** Reads files and stores every document in them as it was read, with `changes` to what is stored. */
export async function importFiles(
  { ask }: TestHost,
  grants: readonly string[],
  changes: Partial<Store> = {},
): Promise<CallOutput<'import.store'>> {
  const { staged } = await ask('import.read', { files: [...grants] })
  return ask('import.store', {
    documents: storable(staged).map((one) => ({ ...one, ...changes })),
    again: false,
  })
}

/** What `import.store` takes, for everything that was staged. */
export function storable(staged: CallOutput<'import.read'>['staged']): Store[] {
  return staged.flatMap((source) =>
    source.documents.map((document) => ({
      staged: source.id,
      index: document.index,
      title: document.title,
      case: null,
      mode: document.suggestedMode,
      attributes: document.attributes,
      speakers: document.speakers.map(({ label, interviewer }) => ({
        label,
        interviewer,
        participant: null,
      })),
    })),
  )
}

/** Imports one text file and answers its document. */
export async function importText(
  workbench: TestHost,
  text: string = interview,
  { fileName = 'Interview.txt', ...changes }: Partial<Store> & { readonly fileName?: string } = {},
): Promise<DocumentId> {
  const { stored } = await importFiles(workbench, [workbench.file(fileName, text)], changes)
  const [one] = stored
  if (!one) throw new Error(`${path.basename(fileName)} was not stored`)
  return one.document
}

export async function addCode(
  { ask }: TestHost,
  name: string,
  { parent = null, ...fields }: Partial<CodeFields> & { readonly parent?: CodeId | null } = {},
): Promise<CodeId> {
  return (await ask('codebook.create', { parent, fields: { ...fields, name } })).id
}

export async function addCoder({ ask }: TestHost, name: string): Promise<CoderId> {
  return (await ask('coder.create', { name })).id
}

/** Where `words` stand in a document's text, for the first time. */
export async function spanOf(
  { ask }: TestHost,
  document: DocumentId,
  words: string,
): Promise<{ start: number; end: number }> {
  const { text } = await ask('document.text', { document })
  const start = text.indexOf(words)
  if (start === -1) throw new Error(`“${words}” is not in the text`)
  return { start, end: start + words.length }
}

/** The codebook as indented names, in reading order. */
export function outline({ codes }: Tree): string[] {
  const parents = new Map(codes.map((code) => [code.id, code.parent]))
  const depth = (id: CodeId | null | undefined): number => (id ? 1 + depth(parents.get(id)) : 0)
  return codes.map((code) => `${'  '.repeat(depth(code.parent))}${code.name}`)
}

/** Lets a participant of `Study.concord` have withdrawn, which no call of the contract does by itself. */
export async function withdraw({ ask, host, at }: TestHost, pseudonym: string): Promise<void> {
  await ask('project.close', {})
  const db = new Database(at('Study.concord'))
  db.prepare('update participant set withdrawn_at = ? where pseudonym = ?').run(
    '2026-01-01T00:00:00.000Z',
    pseudonym,
  )
  db.close()
  await ask('project.open', { file: host.grant(at('Study.concord')) })
}

/** Undoes everything that can be undone, and answers how many steps that took. */
export async function undoAll({ ask }: TestHost): Promise<number> {
  let steps = 0
  while ((await ask('history.undo', {})) !== null) steps += 1
  return steps
}

/** Redoes everything that can be redone, and answers how many steps that took. */
export async function redoAll({ ask }: TestHost): Promise<number> {
  let steps = 0
  while ((await ask('history.redo', {})) !== null) steps += 1
  return steps
}
