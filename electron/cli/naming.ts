import type { CallOutput } from '#shared/contract/index.ts'
import { CodeTree } from '#shared/domain/code-tree.ts'
import { Refusal } from '#shared/errors.ts'
import { consensusCoder, type CaseId, type CoderId } from '#shared/ids.ts'
import type { Workbench } from './workbench.ts'

type DocumentRow = CallOutput<'document.list'>[number]

/** The document that an id or title names. @throws Refusal not_found; validation where two bear the title */
export function documentNamed(documents: readonly DocumentRow[], name: string): DocumentRow {
  const byId = documents.find((document) => document.id === name)
  if (byId) return byId
  const exact = documents.filter((document) => document.title === name.trim())
  const found =
    exact.length > 0 ? exact : documents.filter((document) => folded(document.title) === folded(name))
  const [first] = found
  if (!first) throw new Refusal('not_found', { what: 'document', name })
  if (found.length > 1) throw new Refusal('validation', { reason: 'ambiguous_name', name })
  return first
}

/** Finds codes by their path, and paths by codes. */
export async function codePaths(workbench: Workbench) {
  const { codes } = await workbench.ask('codebook.tree', {})
  const tree = new CodeTree(codes)
  return {
    pathOf: (id: (typeof codes)[number]['id']) => tree.pathOf(id),
    /** The code of a path or id. @throws Refusal not_found; validation where the path may be another code's, too */
    at: (path: string) => {
      const byId = codes.find(({ id }) => id === path)
      const [code, ...others] = byId ? [byId] : tree.allAt(path)
      if (!code) throw new Refusal('not_found', { what: 'code', name: path })
      if (others.length > 0) throw new Refusal('validation', { reason: 'ambiguous_name', name: path })
      return code
    },
  }
}

/** @throws Refusal not_found */
export async function coderIdNamed(workbench: Workbench, name: string): Promise<CoderId> {
  const coders = await workbench.ask('coder.list', {})
  const coder =
    coders.find((row) => row.name === name) ?? coders.find((row) => folded(row.name) === folded(name))
  if (!coder) throw new Refusal('not_found', { what: 'coder', name })
  return coder.id
}

/** Someone who can be at work. @throws Refusal not_found; validation for the consensus */
export async function personIdNamed(workbench: Workbench, name: string): Promise<CoderId> {
  const id = await coderIdNamed(workbench, name)
  if (id === consensusCoder) throw new Refusal('validation', { reason: 'not_a_person', name })
  return id
}

export async function caseNamed(workbench: Workbench, name: string) {
  const cases = await workbench.ask('case.list', {})
  return cases.find((row) => row.name === name) ?? cases.find((row) => folded(row.name) === folded(name))
}

/** @throws Refusal not_found */
export async function caseIdNamed(workbench: Workbench, name: string): Promise<CaseId> {
  const found = await caseNamed(workbench, name)
  if (!found) throw new Refusal('not_found', { what: 'case', name })
  return found.id
}

/** A name as it is compared with what was typed: without case, in one form of each letter, blanks being one. */
export function folded(name: string): string {
  return name.normalize('NFC').replace(/\s+/gu, ' ').trim().toLocaleLowerCase('en')
}
