import { copyFileSync } from 'node:fs'
import type { CallInput } from '#shared/contract/index.ts'
import type { CodeId, CoderId, DocumentId } from '#shared/ids.ts'
import { openHost, type TestHost } from './host.ts'
import { addCode, addCoder, importText, newStudy } from './study.ts'

export interface CopiedStudy {
  readonly document: DocumentId
  readonly ann: CoderId
  readonly trust: CodeId
  readonly money: CodeId
}

/** A study with one interview, two codes and a coding by Ann. */
export async function studyInTwo(workbench: TestHost): Promise<CopiedStudy> {
  await newStudy(workbench)
  const document = await importText(workbench)
  const ann = await addCoder(workbench, 'Ann')
  const trust = await addCode(workbench, 'Trust', { definition: 'Believing the partner' })
  const money = await addCode(workbench, 'Money')
  return { document, ann, trust, money }
}

/** Works on a copy of the open project, and comes back to it; answers the copy's path. */
export async function elsewhere(
  workbench: TestHost,
  name: string,
  work: (ask: TestHost['ask'], there: TestHost) => Promise<void>,
  from = 'Study',
): Promise<string> {
  const { ask, host, at } = workbench
  await ask('project.close', {})
  const copy = at(`${name}.concord`)
  if (name !== from) copyFileSync(at(`${from}.concord`), copy)
  const other = openHost()
  try {
    await other.ask('project.open', { file: other.host.grant(copy) })
    await work(other.ask, other)
  } finally {
    await other.end()
  }
  await ask('project.open', { file: host.grant(at('Study.concord')) })
  return copy
}

/** What merging these files would do. */
export async function previewOf(
  { ask, host }: TestHost,
  files: readonly string[],
  wishes: CallInput<'merge.preview'>['wishes'] = {},
) {
  return ask('merge.preview', { files: files.map((file) => host.grant(file)), wishes })
}

/** Previews the files, and merges them as they were previewed. */
export async function mergeIn(
  workbench: TestHost,
  files: readonly string[],
  wishes: CallInput<'merge.preview'>['wishes'] = {},
) {
  const { sources } = await previewOf(workbench, files, wishes)
  return workbench.ask('merge.apply', {
    files: sources.map(({ file, fingerprint }) => ({ file, fingerprint })),
    wishes,
  })
}

/** A document's text and turns, and its codings with their words. */
export async function wordsOf({ ask }: Pick<TestHost, 'ask'>, document: DocumentId) {
  const { text, turns } = await ask('document.text', { document })
  const codings = await ask('coding.list', { document })
  return { text, turns, codings: codings.map((one) => ({ ...one, words: text.slice(one.start, one.end) })) }
}

/** Codes the first place where something was said. */
export async function codeThere(
  ask: TestHost['ask'],
  study: CopiedStudy,
  code: CodeId,
  said: string,
  coder = study.ann,
) {
  const { text } = await ask('document.text', { document: study.document })
  const start = text.indexOf(said)
  const { coding } = await ask('coding.apply', {
    document: study.document,
    code,
    coder,
    span: { start, end: start + said.length },
  })
  return coding
}
