import { told, type Row } from '#shared/domain/merging/row.ts'
import { mergedEntities, ruleOf } from '#shared/domain/merging/rules.ts'
import { Refusal } from '#shared/errors.ts'
import type { Rows } from '../../store/merged-rows.ts'
import { quoted } from '../plain-words.ts'
import type { Identities } from './identities.ts'
import type { Plan } from './plan.ts'

/** The table that a memo's subject is in. */
const subjects: Readonly<Record<string, string>> = {
  case: 'case_study',
  document: 'document',
  span: 'document',
  code: 'code',
  coding: 'coding',
  participant: 'participant',
}
const owners = ['participant', 'case_study', 'document'] as const

/**
 * What was removed there stays where something here still uses it. A coding or a code that was written about here is a
 * conflict; the rest is told.
 */
export function keepWhatIsUsed(plan: Plan, fileName: string): void {
  for (;;) {
    const kept = plan.planned
      .filter(
        ({ entity, id, row }) => row === null && plan.before(entity, id) !== null && !isUnited(plan, id),
      )
      .filter(({ entity, id }) => plan.referringTo(entity, id).length > 0)
    if (kept.length === 0) return
    for (const { entity, id, origin } of kept) {
      const mine = plan.before(entity, id)
      if (!mine) continue
      const users = plan.referringTo(entity, id)
      plan.leave(entity, id)
      if (entity === 'coding' && users.some((user) => user.entity === 'memo')) {
        plan.conflicts.push({
          kind: 'removed_there',
          entity,
          id,
          field: 'row',
          base: told([mine]),
          mine: told([mine]),
          theirs: null,
          origin: origin ?? {},
        })
      } else if (
        entity === 'code' ||
        entity === 'document' ||
        entity === 'case_study' ||
        entity === 'coder'
      ) {
        plan.notices.add(
          `${nameOf(entity, mine)} was removed in ${quoted(fileName)} and is used here, so it stays.`,
        )
      }
      // A document that stays keeps what lies on it.
      if (entity === 'document') {
        for (const { entity: below, id: part, row } of plan.planned) {
          const was = row === null ? plan.before(below, part) : null
          if (was && refersTo(below, was, id)) plan.leave(below, part)
        }
      }
    }
  }
}

function isUnited(plan: Plan, id: string): boolean {
  return plan.united.some((row) => row.id === id)
}

function refersTo(entity: string, row: Row, id: string): boolean {
  return Object.keys(ruleOf(entity).references).some((column) => row[column] === id)
}

/**
 * What was removed here comes back where something of theirs uses it: a code with its parents, a document with all
 * that lies on it. A coding that was removed here and written about there stays removed, and is a conflict.
 * @throws Refusal corrupt where theirs refers to what it doesn't have
 */
export function completeReferences({
  plan,
  there,
  identities,
  fileName,
}: {
  readonly plan: Plan
  readonly there: Rows
  readonly identities: Pick<Identities, 'resolve' | 'resolved' | 'theirsOf'>
  readonly fileName: string
}): void {
  const { resolve, resolved } = identities
  const waiting = plan.planned.flatMap(({ entity, id, row }) => (row ? [{ entity, id }] : []))
  const bringBack = (entity: string, id: string) => {
    const row = there.get(entity, id) ?? there.get(entity, identities.theirsOf(id))
    if (!row) throw new Refusal('corrupt', { reason: 'foreign_rows' })
    const here = { ...resolved(entity, row), id: resolve(id) }
    plan.put(entity, String(here.id), here, null)
    waiting.push({ entity, id: String(here.id) })
    if (entity === 'code' || entity === 'document' || entity === 'case_study' || entity === 'participant')
      plan.notices.add(
        `${nameOf(entity, row)} was removed here and is used in ${quoted(fileName)}, so it is back.`,
      )
    if (entity !== 'document') return
    for (const [below, { references }] of mergedEntities) {
      const column = Object.entries(references).find(([, target]) => target === 'document')?.[0]
      if (column === undefined) continue
      for (const part of there.where(below, column, String(row['id']))) {
        const partId = resolve(String(part['id']))
        if (plan.get(below, partId) === null) bringBack(below, String(part['id']))
      }
    }
  }
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const row = plan.get(next.entity, next.id)
    if (!row) continue
    for (const [column, target] of Object.entries(ruleOf(next.entity).references)) {
      const id = row[column]
      if (typeof id !== 'string') continue
      const entity = target === 'any' ? ownerOf(plan, there, next.entity, row, id) : target
      if (entity === null) throw new Refusal('corrupt', { reason: 'foreign_rows' })
      if (plan.get(entity, id) !== null) continue
      if (entity === 'coding' && next.entity === 'memo') {
        const memo = there.get('memo', next.id)
        const coding = there.get('coding', String(memo?.['subject_id'] ?? id))
        if (memo && !coding) throw new Refusal('corrupt', { reason: 'foreign_rows' })
        plan.leave('memo', next.id)
        plan.conflicts.push({
          kind: 'removed_here',
          entity: 'coding',
          id,
          field: 'row',
          base: null,
          mine: null,
          theirs: told(coding ? [resolved('coding', coding), row] : [row]),
          origin: {},
        })
        break
      }
      bringBack(entity, id)
    }
  }
  for (const { entity, row } of plan.planned) {
    if (entity !== 'document' || !row) continue
    for (const hash of [row['body_hash'], row['original_body_hash']])
      if (typeof hash === 'string') plan.bodies.add(hash)
    plan.sources.add(String(row['source_hash']))
  }
}

/** The table of what a memo or a value is of; null: of nothing that has a row. */
function ownerOf(plan: Plan, there: Rows, entity: string, row: Row, id: string): string | null {
  if (entity === 'memo') return subjects[String(row['subject_kind'])] ?? null
  return (
    owners.find((owner) => plan.get(owner, id) !== null) ??
    owners.find((owner) => there.get(owner, id) !== null) ??
    null
  )
}

function nameOf(entity: string, row: Row): string {
  const name = quoted(String(row['name'] ?? row['title'] ?? row['pseudonym'] ?? ''))
  const kinds: Readonly<Record<string, string>> = {
    code: 'Code',
    document: 'Document',
    case_study: 'Case study',
    participant: 'Participant',
    coder: 'Coder',
  }
  return `${kinds[entity] ?? entity} ${name}`
}
