import { told, type Row } from '#shared/domain/merging/row.ts'
import { freeName, quoted } from '../plain-words.ts'
import type { Plan } from './plan.ts'

const nameOf = (row: Row) => String(row['name'] ?? '')
const folded = (name: string) => name.trim().toLowerCase()

/**
 * Two codes beside each other, or two coders, that were given one name: both are kept, and the later one gets a number.
 * For codes it is a conflict, as they may be meant to be one.
 */
export function repairNames(plan: Plan, fileName: string): void {
  const touched = plan.planned.filter(
    ({ entity, row }) => row !== null && (entity === 'code' || entity === 'coder'),
  )
  const codes = touched.some(({ entity }) => entity === 'code') ? plan.all('code') : []
  const inUse = codes.filter((row) => row['free'] !== 1 || row['retired_at'] === null)
  const siblings = Map.groupBy(inUse, (row) => `${row['free'] === 1 ? 'free' : String(row['parent_id'])}`)
  for (const family of siblings.values()) {
    for (const { row, namesake } of renamed(plan, 'code', family)) {
      plan.conflicts.push({
        kind: 'same_name',
        entity: 'code',
        id: String(row['id']),
        field: 'name',
        base: null,
        mine: told(String(namesake['id'])),
        theirs: told(nameOf(row)),
        origin: {},
      })
    }
  }
  const coders = touched.some(({ entity }) => entity === 'coder') ? plan.all('coder') : []
  for (const { row, name } of renamed(plan, 'coder', coders)) {
    plan.notices.add(
      `Two coders are named ${quoted(nameOf(row))}. They are told apart: one is ${quoted(name)} now. If both are one person, say so before merging ${quoted(fileName)}.`,
    )
  }
}

/** Gives later rows of a name another one. The first made keeps it, whichever side it came from. */
function renamed(
  plan: Plan,
  entity: string,
  rows: readonly Row[],
): { row: Row; namesake: Row; name: string }[] {
  const taken = new Map<string, Row>()
  return rows
    .toSorted((a, b) => (String(a['id']) < String(b['id']) ? -1 : 1))
    .flatMap((row) => {
      const namesake = taken.get(folded(nameOf(row)))
      // Namesakes that were there before are none of the merge's business.
      if (!namesake || !(isRenamed(plan, entity, row) || isRenamed(plan, entity, namesake))) {
        taken.set(folded(nameOf(row)), row)
        return []
      }
      const everyone = new Set(rows.map((one) => folded(nameOf(one))))
      const name = freeName(
        nameOf(row),
        (wanted) => taken.has(folded(wanted)) || everyone.has(folded(wanted)),
      )
      taken.set(folded(name), row)
      plan.put(entity, String(row['id']), { ...row, name }, null)
      return [{ row, namesake, name }]
    })
}

/** Whether the merge brought the row, or its name or place. */
function isRenamed(plan: Plan, entity: string, row: Row): boolean {
  const before = plan.before(entity, String(row['id']))
  return (
    before === null ||
    ['name', 'parent_id', 'free', 'retired_at'].some((column) => before[column] !== row[column])
  )
}

/** Rows that stand in an order, and within what. */
const ordered: readonly (readonly [entity: string, within: (row: Row) => string | null])[] = [
  // Free codes stand in no order.
  ['code', (row) => (row['free'] === 1 ? null : String(row['parent_id']))],
  ['code_example', (row) => `${String(row['code_id'])} ${String(row['kind'])}`],
  ['code_group', () => ''],
  ['case_study', () => ''],
  ['attribute', (row) => String(row['entity'])],
  ['document', () => ''],
  ['speaker', (row) => String(row['document_id'])],
]

/** Gives siblings places of their own where two came to have one, and versions of the codebook numbers of their own. */
export function repairNumbers(plan: Plan): void {
  for (const [entity, within] of ordered) {
    const touched = new Set(
      plan
        .changesOf(entity)
        .flatMap(({ id, row }) =>
          [row, plan.before(entity, id)].flatMap((one) => (one ? [within(one)] : [])),
        ),
    )
    if (touched.size === 0) continue
    for (const [key, rows] of Map.groupBy(plan.all(entity), within))
      if (key !== null && touched.has(key)) renumber(plan, entity, 'position', rows, 0)
  }
  if (plan.changesOf('codebook_version').length > 0) {
    const versions = plan
      .all('codebook_version')
      .toSorted((a, b) => compare(a['created_at'], b['created_at']) || compare(a['id'], b['id']))
    if (new Set(versions.map((row) => row['number'])).size < versions.length) {
      plan.notices.add(
        'Versions of the codebook were published on both sides; they are numbered anew, by their dates.',
      )
      renumber(
        plan,
        'codebook_version',
        'number',
        versions.map((row, at) => ({ ...row, number: at })),
        1,
      )
    }
  }
}

/** More than there are siblings of anything: what comes from elsewhere is put behind all that is here. */
export const behindAll = 1_000_000

/**
 * Numbers rows from `first` on, in the order of their numbers so far; of two that share one, the first made is first.
 * Places that tell rows apart already stay, gaps and all: the other side wouldn't touch them either.
 */
function renumber(plan: Plan, entity: string, column: string, rows: readonly Row[], first: number): void {
  const numbers = new Set(rows.map((row) => Number(row[column])))
  if (first === 0 && numbers.size === rows.length && Math.max(...numbers) < behindAll) return
  rows
    .toSorted((a, b) => Number(a[column]) - Number(b[column]) || compare(a['id'], b['id']))
    .forEach((row, at) => {
      const id = String(row['id'])
      const standing = plan.get(entity, id)
      if (standing && standing[column] !== first + at)
        plan.put(entity, id, { ...standing, [column]: first + at }, null)
    })
}

function compare(one: Row[string] | undefined, other: Row[string] | undefined): number {
  return String(one) < String(other) ? -1 : Number(String(one) > String(other))
}
