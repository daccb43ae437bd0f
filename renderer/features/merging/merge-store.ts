import { create } from 'zustand'
import type { CallOutput } from '#shared/contract/index.ts'
import type { MergePreview, Newcomer } from '#shared/contract/merging.ts'
import type { GrantedFile } from '../../client/files.ts'
import type { Outcome } from './words.ts'

/** What one wants otherwise than it would be by itself. */
export interface Wishes {
  readonly coders: { readonly theirs: string; readonly mine: string }[]
  readonly codes: { readonly theirs: string; readonly mine: string | null }[]
}
export type Applied = CallOutput<'merge.apply'>

interface Merging {
  /** The project these files are meant for. */
  readonly project: string | null
  readonly files: readonly GrantedFile[]
  readonly wishes: Wishes
  readonly preview: MergePreview | null
  /** What the preview was made of, and for whom. */
  readonly previewed: { readonly wishes: Wishes; readonly coder: string | null } | null
  /** Everyone who was new in any preview of these files: whoever is mapped is told of no more. */
  readonly newcomers: readonly Newcomer[]
  /** How conflicts are to be settled with the merge, by key. */
  readonly settled: ReadonlyMap<string, Outcome>
  readonly result: { readonly applied: Applied; readonly fileNames: readonly string[] } | null
}

export const noWishes: Wishes = { coders: [], codes: [] }
const nothing: Merging = {
  project: null,
  files: [],
  wishes: noWishes,
  preview: null,
  previewed: null,
  newcomers: [],
  settled: new Map(),
  result: null,
}

/** The merge that is being looked at. It outlives a look at another view. */
export const useMergeStore = create<Merging>(() => nothing)

/** Begins anew if another project is open than the one the files were chosen for. */
export function mergeInto(project: string): void {
  if (useMergeStore.getState().project !== project) useMergeStore.setState({ ...nothing, project })
}

/** Lets go of the files that were chosen; the result of the last merge goes as well. */
export function startOver(): void {
  useMergeStore.setState(({ project }) => ({ ...nothing, project }))
}

export function takePreview(
  files: readonly GrantedFile[],
  wishes: Wishes,
  coder: string | null,
  preview: MergePreview,
): void {
  useMergeStore.setState((now) => {
    const before = now.files === files ? now.newcomers : []
    const known = new Set(before.map((one) => one.coder))
    const keys = new Set(preview.conflicts.map((conflict) => conflict.key))
    return {
      files,
      preview,
      previewed: { wishes, coder },
      wishes,
      newcomers: [...before, ...preview.newcomers.filter((one) => !known.has(one.coder))],
      settled: new Map(now.files === files ? [...now.settled].filter(([key]) => keys.has(key)) : []),
      result: null,
    }
  })
}

/** Says how conflicts are to be settled with the merge; null: left for later. */
export function settleWith(keys: readonly string[], outcome: Outcome | null): void {
  useMergeStore.setState((now) => {
    const settled = new Map(now.settled)
    for (const key of keys) {
      if (outcome === null) settled.delete(key)
      else settled.set(key, outcome)
    }
    return { settled }
  })
}

/** The wishes with someone there being someone here; null: someone of their own. */
export function withCoder(wishes: Wishes, theirs: string, mine: string | null): Wishes {
  const others = wishes.coders.filter((wish) => wish.theirs !== theirs)
  return { ...wishes, coders: mine === null ? others : [...others, { theirs, mine }] }
}

/** The wishes with a code there being a code here, or one of its own (null); undefined: as it was found. */
export function withCode(wishes: Wishes, theirs: string, mine: string | null | undefined): Wishes {
  const others = wishes.codes.filter((wish) => wish.theirs !== theirs)
  return { ...wishes, codes: mine === undefined ? others : [...others, { theirs, mine }] }
}

export function takeResult(applied: Applied, fileNames: readonly string[]): void {
  useMergeStore.setState(({ project }) => ({ ...nothing, project, result: { applied, fileNames } }))
}
