import { create } from 'zustand'
import type { CodebookReading, FileCode } from '#shared/contract/codebook-files.ts'
import type { CallOutput } from '#shared/contract/index.ts'
import { firstDraft, firstDrafts, type Draft, type Drafts } from './drafts.ts'

interface Merging {
  /** The project the file is to be merged into. */
  readonly project: string | null
  readonly file: string | null
  readonly reading: CodebookReading | null
  readonly drafts: Drafts
  /** The key of the code looked at. */
  readonly chosen: string | null
  readonly result: CallOutput<'codebook.mergeFile'> | null
}

const nothing: Merging = {
  project: null,
  file: null,
  reading: null,
  drafts: new Map(),
  chosen: null,
  result: null,
}

/** The codebook file that is being merged. It outlives a look at another view. */
export const useMerging = create<Merging>(() => nothing)

/** Begins anew if another project is open than the one the file was read for. */
export function mergeInto(project: string): void {
  if (useMerging.getState().project !== project) useMerging.setState({ ...nothing, project })
}

export function beginWith(file: string, reading: CodebookReading): void {
  useMerging.setState({
    file,
    reading,
    drafts: firstDrafts(reading),
    chosen: reading.codes[0]?.key ?? null,
    result: null,
  })
}

/** Lets go of the file, with what came of it where it was merged. */
export function endWith(result: CallOutput<'codebook.mergeFile'> | null): void {
  useMerging.setState(({ project }) => ({ ...nothing, project, result }))
}

export function look(key: string): void {
  useMerging.setState({ chosen: key })
}

/** Chooses for several codes at once. */
export function choose(
  keys: readonly string[],
  change: (draft: Draft, code: FileCode) => Partial<Draft>,
): void {
  useMerging.setState(({ drafts, reading }) => {
    const wanted = new Set(keys)
    const next = new Map(drafts)
    for (const code of reading?.codes ?? []) {
      if (!wanted.has(code.key)) continue
      const draft = next.get(code.key) ?? firstDraft(code)
      next.set(code.key, { ...draft, ...change(draft, code) })
    }
    return { drafts: next }
  })
}
