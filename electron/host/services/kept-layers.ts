import type { Project, ReadDb } from '../project/index.ts'
import { layerReader, type LayerCoding } from '../store/compared-work-store.ts'

type Reader = ReturnType<typeof layerReader>

interface Kept {
  readonly layers: Map<string, LayerCoding[]>
  codings: number
}

const byProject = new WeakMap<Project, Kept>()
/** How many codings are kept at most. */
const mostKept = 500_000

/**
 * Reads layers as `layerReader` does, and keeps them until anything in the project changes: one view of agreement asks
 * for the same codings again and again. Only for layers that everyone may see, and never within a command, whose own
 * changes are told after it.
 */
export function keptLayerReader(db: ReadDb, project: Project, version: number | null): Reader {
  const read = layerReader(db, version)
  const kept = keptOf(project)
  return (document, coder, round) => {
    const key = [version ?? '', document, coder, round ?? ''].join(' ')
    const known = kept.layers.get(key)
    if (known) return known
    const codings = read(document, coder, round)
    if (kept.codings + codings.length > mostKept) forget(kept)
    kept.layers.set(key, codings)
    kept.codings += codings.length
    return codings
  }
}

function keptOf(project: Project): Kept {
  const known = byProject.get(project)
  if (known) return known
  const kept: Kept = { layers: new Map(), codings: 0 }
  byProject.set(project, kept)
  project.onChange(() => forget(kept))
  return kept
}

function forget(kept: Kept): void {
  kept.layers.clear()
  kept.codings = 0
}
