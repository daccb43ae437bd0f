import type { Incoming, IncomingKind, IncomingWork, MergeConflict } from '#shared/contract/merging.ts'
import type { FoundConflict } from '#shared/domain/merging/row.ts'
import { coderId } from '#shared/ids.ts'
import { fieldName, mendedSides, sideOf, subjectOf, type Names } from './conflict-words.ts'
import type { IsHidden } from './hidden-work.ts'
import type { Plan, PlannedRow } from './plan.ts'

const kinds: Readonly<Record<string, IncomingKind>> = {
  document: 'documents',
  turn: 'turns',
  code: 'codes',
  coding: 'codings',
  memo: 'memos',
  case_study: 'cases',
  participant: 'participants',
  round: 'rounds',
  decision: 'decisions',
  coder: 'coders',
  codebook_version: 'codebook versions',
}

type Change = 'added' | 'changed' | 'removed'

function changeOf(plan: Plan, { entity, id, row }: PlannedRow): Change {
  if (row === null) return 'removed'
  return plan.before(entity, id) === null ? 'added' : 'changed'
}

/**
 * What of the changes may be told: no hidden work, and no numbering anew of what stands here, which something hidden may
 * be the reason of.
 */
export function shownChanges(
  plan: Plan,
  changes: readonly PlannedRow[],
  isHidden: IsHidden,
): readonly PlannedRow[] {
  return changes.filter((change) => {
    const before = plan.before(change.entity, change.id)
    const row = change.row ?? before
    if (!row || isHidden(change.entity, row)) return false
    if (change.origin !== null || change.row === null || before === null) return true
    return Object.keys(row).some((column) => column !== 'position' && row[column] !== before[column])
  })
}

/** What comes in, by kind. @param changes those that may be told */
export function countIncoming(plan: Plan, changes: readonly PlannedRow[]): Incoming[] {
  const counts = new Map<IncomingKind, Incoming>()
  for (const change of changes) {
    const kind = kinds[change.entity] ?? 'other'
    const count = counts.get(kind) ?? { kind, added: 0, changed: 0, removed: 0 }
    count[changeOf(plan, change)] += 1
    counts.set(kind, count)
  }
  const order = [...new Set(Object.values(kinds)), 'other']
  return [...counts.values()].toSorted((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind))
}

/** What comes in, by whose work it is. */
export function countWork(plan: Plan, changes: readonly PlannedRow[], isHidden: IsHidden): IncomingWork[] {
  const work = new Map<string, IncomingWork>()
  for (const change of changes) {
    if (change.entity !== 'coding' && change.entity !== 'memo') continue
    const row = change.row ?? plan.before(change.entity, change.id)
    const parsed = coderId.safeParse(row?.['coder_id'])
    if (!row || !parsed.success) continue
    const coder = parsed.data
    const person = work.get(coder) ?? {
      coder,
      name: String(plan.get('coder', coder)?.['name'] ?? ''),
      codingsAdded: 0,
      codingsChanged: 0,
      codingsRemoved: 0,
      memos: 0,
      keptApart: false,
    }
    work.set(coder, person)
    if (isHidden(change.entity, row)) person.keptApart = true
    else if (change.entity === 'memo') person.memos += 1
    else if (change.row === null) person.codingsRemoved += 1
    else if (plan.before('coding', change.id) === null) person.codingsAdded += 1
    else person.codingsChanged += 1
  }
  return [...work.values()].toSorted((a, b) => a.name.localeCompare(b.name, 'en'))
}

const writable = new Set([
  'name',
  'title',
  'brief',
  'definition',
  'when_to_use',
  'when_not_to_use',
  'description',
  'body',
  'note',
  'pseudonym',
  'role',
  'value',
  'text',
  'label',
])

/** Whether words of one's own can settle a conflict. */
export function canWrite({ kind, field }: { readonly kind: string; readonly field: string }): boolean {
  return kind === 'changed_differently' && writable.has(field)
}

/** Names a conflict in the preview, and again when the merge is asked for. */
export function keyOfConflict(fileName: string, { kind, entity, id, field }: FoundConflict): string {
  return [fileName, kind, entity, id, field].join('|')
}

/** A conflict as people read it. */
export function describeConflict(
  names: Names,
  fileName: string,
  conflict: FoundConflict,
): Omit<MergeConflict, 'id' | 'outcome' | 'by' | 'settledAt'> {
  const sides =
    conflict.kind === 'mended_differently'
      ? mendedSides(names, conflict)
      : {
          base: sideOf(names, conflict, conflict.base),
          mine: sideOf(names, conflict, conflict.mine),
          theirs: sideOf(names, conflict, conflict.theirs),
        }
  return {
    key: keyOfConflict(fileName, conflict),
    kind: conflict.kind,
    subject: subjectOf(names, conflict.entity, names.get(conflict.entity, conflict.id)),
    field: fieldName(conflict.field),
    ...sides,
    fileName,
    canWrite: canWrite(conflict),
  }
}
