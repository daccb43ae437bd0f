import type { ParsedInput } from '#shared/contract/index.ts'
import type { Incoming as IncomingCount, MergePreview } from '#shared/contract/merging.ts'
import { coderId, type CoderId, type MergeId } from '#shared/ids.ts'
import type { ReadDb, WriteDb } from '../../project/index.ts'
import { listConflicts, listMergedProjects, settleConflict, type UnitedRow } from '../../store/merge-store.ts'
import { now } from '../clock.ts'
import type { CallContext } from '../context.ts'
import { countIncoming, countWork, describeConflict, keyOfConflict, shownChanges } from './describe-merge.ts'
import { hiddenFrom, isHiddenConflict, type IsHidden } from './hidden-work.ts'
import { commandsHeld, readIncoming, type Incoming } from './incoming-rows.ts'
import { matchForeignCodes } from './match-foreign-codes.ts'
import type { OpenCopy } from './open-copies.ts'
import { planMerge } from './plan-merge.ts'
import type { Plan } from './plan.ts'
import { takeTheirs } from './settle-conflict.ts'
import { foundConflict, namesIn } from './stored-conflicts.ts'
import { writePlan } from './write-plan.ts'

type Wishes = ParsedInput<'merge.preview'>['wishes']

/**
 * Merges copies into the project, one after the other, and tells what that did.
 * @param onlyLooks the last of them is planned and not written: nobody asks what comes after it
 * @throws Refusal corrupt for what no copy can hold; validation where theirs can't take the place of mine
 */
export function mergeCopies(
  db: WriteDb,
  copies: readonly OpenCopy[],
  wishes: Wishes,
  { as }: Pick<CallContext, 'as'>,
  onlyLooks: boolean,
): MergePreview {
  const told: MergePreview = {
    sources: [],
    incoming: [],
    work: [],
    newcomers: [],
    codes: [],
    conflicts: [],
    notices: [],
    changes: 0,
  }
  for (const [at, copy] of copies.entries()) {
    // What the files before it brought counts as held.
    const incoming =
      at === 0 ? copy.incoming : copy.project.read((theirs) => readIncoming(theirs, commandsHeld(db)))
    const isLast = at === copies.length - 1
    mergeOne(db, { copy, incoming }, wishes, as, told, onlyLooks && isLast)
  }
  return told
}

function mergeOne(
  db: WriteDb,
  { copy, incoming }: { readonly copy: OpenCopy; readonly incoming: Incoming },
  wishes: Wishes,
  as: CoderId | null,
  told: MergePreview,
  onlyLooks: boolean,
): void {
  const { project, fileName } = copy
  project.read((theirs) => {
    const isKnownProject = incoming.isCopy || listMergedProjects(db).includes(copy.projectId)
    const matches = isKnownProject ? [] : matchForeignCodes(db, theirs, wishes.codes, fileName)
    const chosen: UnitedRow[] = [
      ...wishes.coders.map((pair) => ({ entity: 'coder', id: pair.theirs, into: pair.mine })),
      ...matches.flatMap(({ code: id, into }) =>
        into === null || into === id ? [] : [{ entity: 'code', id, into }],
      ),
    ]
    const plan = planMerge({
      mine: db,
      theirs,
      incoming,
      fileName,
      chosen: chosen.map(({ id, into }) => [id, into]),
    })
    noteReturn(plan, copy, incoming)
    const isHidden = hiddenAfter(plan, as)
    tell(db, told, plan, { theirs, copy, incoming, wishes, isHidden })
    told.codes.push(...matches)
    if (onlyLooks || (incoming.commands.length === 0 && plan.changes.length === 0)) return
    const merge = writePlan(db, theirs, plan, {
      projectId: copy.projectId,
      fileName,
      coder: as,
      commands: incoming.commands,
      chosen,
    })
    settleAtOnce(db, { merge, wishes, as, isHidden })
  })
}

/** A copy that was handed over has come back, with work in it. */
function noteReturn(plan: Plan, { handoverId }: OpenCopy, { commands }: Incoming): void {
  const row = handoverId === null ? null : plan.get('handover', handoverId)
  if (row && handoverId !== null && commands.length > 0)
    plan.put('handover', handoverId, { ...row, returned_at: now() }, null)
}

/** What is hidden from `as` once the plan is carried out, or was before it. */
function hiddenAfter(plan: Plan, as: CoderId | null): IsHidden {
  const all = (entity: string) =>
    entity === 'coding' ? [...plan.all(entity), ...plan.allBefore(entity)] : plan.all(entity)
  return hiddenFrom(as, (entity, id) => plan.get(entity, id) ?? plan.before(entity, id), all)
}

function tell(
  db: WriteDb,
  told: MergePreview,
  plan: Plan,
  {
    theirs,
    copy,
    incoming,
    wishes,
    isHidden,
  }: {
    readonly theirs: ReadDb
    readonly copy: OpenCopy
    readonly incoming: Incoming
    readonly wishes: Wishes
    readonly isHidden: IsHidden
  },
): void {
  const { file, fileName, projectName, fingerprint } = copy
  const get = (entity: string, id: string) => plan.get(entity, id)
  const names = namesIn(db, get, theirs)
  const changes = plan.changes
  const handover = copy.handoverId === null ? null : plan.get('handover', copy.handoverId)
  const person = handover && plan.get('coder', String(handover['for_coder_id']))
  told.sources.push({
    file,
    fileName,
    projectName,
    fingerprint,
    isCopy: incoming.isCopy,
    person: person ? String(person['name']) : null,
    newCommands: incoming.newCommands,
    lastChangedAt: incoming.lastChangedAt,
  })
  const shown = shownChanges(plan, changes, isHidden)
  told.changes += shown.length
  told.incoming = addedUp(told.incoming, countIncoming(plan, shown))
  told.work.push(...countWork(plan, changes, isHidden))
  told.newcomers.push(...newcomersOf(plan, fileName))
  told.notices.push(...plan.notices)
  told.conflicts.push(
    ...plan.conflicts
      .filter((conflict) => !isHiddenConflict(get, conflict, isHidden))
      .map((conflict) => ({
        ...describeConflict(names, fileName, conflict),
        id: null,
        outcome: outcomeWished(wishes, keyOfConflict(fileName, conflict)),
        by: null,
        settledAt: null,
      })),
  )
}

function addedUp(standing: readonly IncomingCount[], more: readonly IncomingCount[]): IncomingCount[] {
  const kinds = [...new Set([...standing, ...more].map(({ kind }) => kind))]
  return kinds.map((kind) => {
    const counts = [...standing, ...more].filter((count) => count.kind === kind)
    const sum = (part: 'added' | 'changed' | 'removed') =>
      counts.reduce((total, count) => total + count[part], 0)
    return { kind, added: sum('added'), changed: sum('changed'), removed: sum('removed') }
  })
}

/** Coders that come with the file, and who bears their name here already. */
function newcomersOf(plan: Plan, fileName: string): MergePreview['newcomers'] {
  return plan.planned.flatMap(({ entity, id, row, origin }) => {
    if (entity !== 'coder' || !row || origin === null || plan.before('coder', id) !== null) return []
    const name = String(row['name'])
    const bare = name.replace(/ \(\d+\)$/u, '').toLowerCase()
    const namesake = plan.all('coder').find(
      (one) =>
        one['id'] !== id &&
        String(one['name'])
          .replace(/ \(\d+\)$/u, '')
          .toLowerCase() === bare,
    )
    return [
      { coder: coderId.parse(id), name, fileName, namesake: namesake ? coderId.parse(namesake['id']) : null },
    ]
  })
}

function outcomeWished({ settle, settleAll }: Wishes, key: string): 'mine' | 'theirs' | null {
  return settle.find((one) => one.key === key)?.outcome ?? settleAll
}

/** Settles what was wished to be settled with the merge itself. */
function settleAtOnce(
  db: WriteDb,
  {
    merge,
    wishes,
    as,
    isHidden,
  }: {
    readonly merge: MergeId
    readonly wishes: Wishes
    readonly as: CoderId | null
    readonly isHidden: IsHidden
  },
): void {
  if (wishes.settle.length === 0 && wishes.settleAll === null) return
  const { get } = namesIn(db)
  for (const row of listConflicts(db, false)) {
    if (row.merge !== merge) continue
    const conflict = foundConflict(row)
    const key = keyOfConflict(row.fileName, conflict)
    const outcome = outcomeWished(wishes, key)
    // A move that can't be made yet stays listed, unless it was asked for by name: then it is refused.
    if (conflict.kind === 'circle' && !wishes.settle.some((wish) => wish.key === key)) continue
    if (outcome === null || isHiddenConflict(get, conflict, isHidden)) continue
    if (outcome === 'theirs') takeTheirs(db, row)
    settleConflict(db, row.id, outcome, as, now())
  }
}
