import { create } from 'zustand'
import type { CallOutput } from '#shared/contract/index.ts'
import type { RejectedSource, StagedSource } from '#shared/contract/import.ts'
import type { Mode } from '#shared/contract/values.ts'
import { act } from '../../client/act.ts'
import { queryClient } from '../../client/ask.ts'
import { keyOf, withSource, type CaseChoice, type Draft, type Drafts } from './drafts.ts'

interface Import {
  /** The project these sources are meant for. */
  readonly project: string | null
  readonly sources: readonly StagedSource[]
  readonly rejected: readonly RejectedSource[]
  readonly drafts: Drafts
  readonly result: CallOutput<'import.store'> | null
}

const nothing: Import = { project: null, sources: [], rejected: [], drafts: new Map(), result: null }

/** What has been read and not yet stored. It outlives a look at another view. */
export const useImport = create<Import>(() => nothing)

/** Begins anew if another project is open than the one the sources were read for. */
export function importInto(project: string): void {
  if (useImport.getState().project !== project) useImport.setState({ ...nothing, project })
}

export function addRead(read: CallOutput<'import.read'>): void {
  useImport.setState((now) => ({
    sources: [...now.sources, ...read.staged],
    rejected: [...now.rejected, ...read.rejected],
    drafts: read.staged.reduce<Drafts>(withSource, now.drafts),
    result: null,
  }))
}

export function change(source: string, index: number, part: Partial<Draft>): void {
  useImport.setState((now) => {
    const key = keyOf(source, index)
    const before = now.drafts.get(key)
    return before ? { drafts: new Map(now.drafts).set(key, { ...before, ...part }) } : {}
  })
}

/** One case study or mode for every document that is to be stored. */
export function changeAll(part: { readonly case: CaseChoice } | { readonly mode: Mode }): void {
  useImport.setState((now) => ({
    drafts: new Map(
      [...now.drafts].map(([key, draft]) => [key, draft.isIncluded ? { ...draft, ...part } : draft]),
    ),
  }))
}

/** Detects a source's turns anew, under a correction or another mapping of columns. */
export async function adjust(
  source: StagedSource,
  correction: StagedSource['correction'],
  layout: NonNullable<StagedSource['table']>['layout'] | null,
): Promise<void> {
  const adjusted = await act('import.adjust', { staged: source.id, correction, layout }, 'Read anew.')
  if (!adjusted) return
  useImport.setState((now) => ({
    sources: now.sources.map((old) => (old.id === adjusted.id ? adjusted : old)),
    drafts: withSource(now.drafts, adjusted),
  }))
  await queryClient.invalidateQueries({ queryKey: ['import.turns'] })
}

export async function discard(source: StagedSource): Promise<void> {
  useImport.setState((now) => ({ sources: now.sources.filter((old) => old.id !== source.id) }))
  await act('import.discard', { staged: [source.id] }, `${source.name} is left out.`)
}

/** Takes what was stored off the list; what was rejected is said in the result. */
export function settleStored(result: CallOutput<'import.store'>): void {
  const stored = new Set(result.stored.map((one) => keyOf(one.staged, one.index)))
  useImport.setState((now) => ({
    result,
    rejected: [],
    sources: now.sources.filter((source) =>
      source.documents.some((document) => !stored.has(keyOf(source.id, document.index))),
    ),
  }))
}
