import { readFileSync } from 'node:fs'
import { validateXML } from 'xmllint-wasm'
import { CodeTree } from '#shared/domain/code-tree.ts'
import { readZip } from '#host/importers/zip-guard.ts'
import { makeZip } from '../fixtures/make-zip.ts'
import type { TestHost } from './host.ts'

const schema = readFileSync(new URL('../fixtures/refi/Project-mrt2019.xsd', import.meta.url), 'utf8')

/** Each as a line of its own, in an order of its own: for lists whose order means nothing. */
const sorted = (list: readonly unknown[]) => list.map((one) => JSON.stringify(one)).toSorted()

/** All that REFI-QDA can hold of the open project, its ids aside. */
export async function contentOf({ ask }: TestHost) {
  const { codes } = await ask('codebook.tree', {})
  const tree = new CodeTree(codes)
  const coders = new Map((await ask('coder.list', {})).map(({ id, name }) => [id, name]))
  const cases = await ask('case.list', {})
  const documents = await ask('document.list', {})
  const titles = new Map(documents.map(({ id, title }) => [id, title]))
  const codings = await ask('coding.list', { document: null })
  const texts = await Promise.all(documents.map(({ id }) => ask('document.text', { document: id })))
  return {
    name: (await ask('project.current', {}))?.name,
    coders: [...coders.values()],
    codes: codes.map((code) => ({
      path: tree.pathOf(code.id),
      colour: code.colour,
      codable: code.codable,
      brief: code.brief,
      definition: code.definition,
      whenToUse: code.whenToUse,
      whenNotToUse: code.whenNotToUse,
      examples: code.examples,
      closeButNo: code.closeButNo,
      synonyms: code.synonyms,
    })),
    cases: cases.map(({ name, description, attributes }) => ({ name, description, attributes })),
    documents: documents.map(({ title, mode, case: of, attributes }) => ({
      title,
      mode,
      case: cases.find(({ id }) => id === of)?.name ?? null,
      attributes,
    })),
    texts: texts.map(({ text }) => text),
    turns: texts.map(({ turns, speakers }) => {
      const labels = new Map(speakers.map(({ id, label }) => [id, label]))
      return turns.map((turn) => ({ ...turn, id: null, speaker: turn.speaker && labels.get(turn.speaker) }))
    }),
    codings: sorted(
      codings
        .filter(({ lost }) => lost === null)
        .map(({ document, code, coder, start, end }) => [
          titles.get(document),
          tree.pathOf(code),
          coders.get(coder),
          start,
          end,
        ]),
    ),
    memos: sorted(
      (await ask('memo.list', { subject: null })).map((memo) => ({
        ...memo,
        id: null,
        subject: memo.subject.kind === 'span' ? { ...memo.subject, id: null } : memo.subject.kind,
        author: memo.author && coders.get(memo.author),
      })),
    ),
  }
}

/** Writes the open project to a file, and opens a new project that is made of it. */
export async function thereAndBack({ ask, host, at, place }: TestHost) {
  const written = await ask('exchange.exportProject', { folder: place('out') })
  const path = at('out', written.fileName)
  const read = await ask('exchange.importProject', {
    source: host.grant(path),
    file: host.grant(at('Back.concord')),
  })
  return { written, read, path }
}

/** The parts of a .qdpx, by name. */
export async function partsOf(path: string): Promise<Map<string, string>> {
  const entries = await readZip(readFileSync(path), () => true)
  return new Map([...entries].map(([name, bytes]) => [name, bytes.toString()]))
}

/** What the schema has against the project file in a .qdpx. */
export async function faultsOf(path: string): Promise<string[]> {
  const contents = (await partsOf(path)).get('project.qde') ?? ''
  const { errors } = await validateXML({ xml: { fileName: 'project.qde', contents }, schema })
  return errors.map(({ message }) => message)
}

/** A guid of a test's own. */
export function guid(number: number): string {
  return `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`
}

/** A project as a foreign program would write it: what stands in it, and the files beside it. */
export function foreign(
  inner: string,
  files: Readonly<Record<string, string | Uint8Array>> = {},
  { origin = 'Elsewhere', file = 'project.qde', prolog = '' } = {},
): Promise<Buffer> {
  const xml = `<?xml version="1.0" encoding="utf-8"?>${prolog}<Project xmlns="urn:QDA-XML:project:1.0" name="Theirs" origin="${origin}">${inner}</Project>`
  return makeZip({ [file]: xml, ...files })
}
