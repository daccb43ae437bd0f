import { mergeRow } from '#shared/domain/merging/merge-row.ts'
import type { IncomingRow, Row } from '#shared/domain/merging/row.ts'
import { mergedEntities, textColumns } from '#shared/domain/merging/rules.ts'
import type { ReadDb } from '../../project/index.ts'
import { Rows } from '../../store/merged-rows.ts'
import { HeldDecisions } from './held-decisions.ts'
import { Identities } from './identities.ts'
import type { Incoming } from './incoming-rows.ts'
import { MergedTexts } from './merge-texts.ts'
import { placeAgain, placedEntities, PlacedRows } from './merge-places.ts'
import { Plan, Samenesses } from './plan.ts'
import { completeReferences, keepWhatIsUsed } from './references.ts'
import { repairCodes } from './repair-codes.ts'
import { behindAll, repairNames, repairNumbers } from './repair-names.ts'
import { refuseHostile } from './refuse-hostile.ts'

export interface MergeSides {
  readonly mine: ReadDb
  readonly theirs: ReadDb
  readonly incoming: Incoming
  /** Rows of theirs that are rows here, as a person or a match says. */
  readonly chosen: readonly (readonly [theirs: string, mine: string])[]
  /** Of the file that is merged, as notices name it. */
  readonly fileName: string
}

/**
 * What merging theirs would do to the project, row by row. Nothing is written.
 * @throws Refusal corrupt where theirs holds what no copy of Concord's can hold
 */
export function planMerge(sides: MergeSides): Plan {
  refuseHostile(sides.incoming.rows, sides.theirs)
  return new Planner(sides).plan()
}

class Planner {
  readonly #incoming: Incoming
  readonly #fileName: string
  readonly #there: Rows
  readonly #plan: Plan
  readonly #identities: Identities
  readonly #same: Samenesses
  readonly #texts: MergedTexts
  readonly #places: PlacedRows
  readonly #decisions: HeldDecisions
  readonly #byEntity: ReadonlyMap<string, readonly IncomingRow[]>

  constructor({ mine, theirs, incoming, chosen, fileName }: MergeSides) {
    this.#incoming = incoming
    this.#fileName = fileName
    this.#there = new Rows(theirs)
    this.#plan = new Plan(new Rows(mine))
    this.#identities = new Identities(mine, theirs, chosen)
    this.#same = new Samenesses(this.#plan)
    const { resolve, resolved } = this.#identities
    this.#texts = new MergedTexts({ mine, theirs, resolve, resolved }, this.#plan)
    this.#places = new PlacedRows(this.#plan, this.#texts, this.#same)
    this.#decisions = new HeldDecisions(this.#plan)
    this.#byEntity = Map.groupBy(incoming.rows, (row) => row.entity)
  }

  plan(): Plan {
    const plan = this.#plan
    for (const entity of mergedEntities.keys()) {
      // What goes makes room for what comes.
      const rows = this.#of(entity).toSorted((a, b) => Number(a.theirs !== null) - Number(b.theirs !== null))
      if (entity === 'turn') this.#mergeTurns(rows)
      else for (const row of rows) this.#merge(entity === 'document' ? withoutText(row) : row)
    }
    this.#decisions.tell()
    keepWhatIsUsed(plan, this.#fileName)
    completeReferences({ plan, there: this.#there, identities: this.#identities, fileName: this.#fileName })
    repairCodes(plan, this.#incoming.rows)
    repairNames(plan, this.#fileName)
    repairNumbers(plan)
    return plan
  }

  #of(entity: string): readonly IncomingRow[] {
    return this.#byEntity.get(entity) ?? []
  }

  #merge(given: IncomingRow): void {
    const { entity } = given
    // Another project's own row says nothing of this one.
    if (entity === 'project' && this.#plan.get('project', given.id) === null) return
    // Somebody said who this is here: it is the same person, under the name and colour they have here.
    if (entity === 'coder' && this.#identities.resolve(given.id) !== given.id) return
    const here = this.#places.asHere(this.#asHere(given))
    if (entity === 'coding' && this.#decisions.holds(here)) return
    const united = this.#united(given.id, here)
    const standing = this.#plan.get(entity, united.id)
    const incoming = this.#withPosition(united, standing)
    const { row, conflicts } = mergeRow(incoming, standing)
    if (entity === 'decision' && conflicts.length > 0) this.#decisions.hold(incoming, conflicts)
    else this.#plan.conflicts.push(...conflicts)
    if (row === undefined) return
    if (standing) this.#same.forget(entity, standing)
    this.#plan.put(entity, united.id, row, united.origin)
    if (row) this.#places.settle(entity, united.id, row)
  }

  /** The incoming row with ids as they are here. */
  #asHere(row: IncomingRow): IncomingRow {
    const { resolve, resolved } = this.#identities
    const id = resolve(row.id)
    const here = row.theirs && resolved(row.entity, row.theirs)
    // Most rows stay as they are, and are held once.
    const theirs = here && id !== row.id ? { ...here, id } : here
    return { ...row, id, theirs, base: resolved(row.entity, row.base) }
  }

  /** A new row that is one with a row here, as that. */
  #united(theirId: string, row: IncomingRow): IncomingRow {
    const { entity, existed, theirs } = row
    if (existed || !theirs || this.#plan.get(entity, row.id) !== null) return row
    const twin = entity === 'document' ? twinOf(this.#plan, theirs) : this.#same.find(entity, theirs)
    if (twin === undefined || twin === row.id) return row
    this.#identities.unite(theirId, twin)
    this.#plan.unite(entity, theirId, twin)
    return { ...row, id: twin, theirs: { ...theirs, id: twin } }
  }

  /** What comes from elsewhere stands behind what is here; what is one with a row here stands where that does. */
  #withPosition(row: IncomingRow, standing: Row | null): IncomingRow {
    const position = row.theirs?.['position']
    if (row.existed || !row.theirs || typeof position !== 'number' || row.entity === 'turn') return row
    if (standing === null && this.#incoming.isCopy) return row
    const placed = standing === null ? position + behindAll : Number(standing['position'])
    return { ...row, theirs: { ...row.theirs, position: placed } }
  }

  /** Of documents that both have, the texts bring the turns along; what is left is who speaks, and when. */
  #mergeTurns(rows: readonly IncomingRow[]): void {
    this.#settleTexts()
    for (const row of rows) if (!this.#isTurnOfText(row)) this.#merge(row)
    placeAgain({
      plan: this.#plan,
      texts: this.#texts,
      places: this.#places,
      there: this.#there,
      resolve: this.#identities.resolve,
      incoming: this.#byEntity,
    })
  }

  #settleTexts(): void {
    const turns = Map.groupBy(this.#of('turn'), (row) => this.#documentOfTurn(row) ?? '')
    const documents = new Map(this.#of('document').map((row) => [row.id, row]))
    const touched = new Set([...turns.keys(), ...documents.keys(), ...documentsOf(this.#byEntity)])
    for (const id of touched) {
      if (this.#plan.before('document', this.#identities.resolve(id)) === null) continue
      this.#uniteTurns(id)
      this.#texts.settle(
        id,
        documents.get(id),
        (turns.get(id) ?? []).map((row) => this.#asHere(row)),
      )
    }
  }

  #documentOfTurn({ id, theirs, base }: IncomingRow): string | null {
    const document = (theirs ?? base)['document_id'] ?? this.#there.get('turn', id)?.['document_id']
    return typeof document === 'string' ? document : null
  }

  #isTurnOfText(row: IncomingRow): boolean {
    const document = this.#documentOfTurn(row)
    if (document === null || !this.#texts.of(this.#identities.resolve(document))) return false
    return (
      !row.existed || row.theirs === null || this.#plan.get('turn', this.#identities.resolve(row.id)) === null
    )
  }

  /** The turns of a document that both sides imported are the same ones where they lie alike. */
  #uniteTurns(theirId: string): void {
    const { resolve } = this.#identities
    const document = resolve(theirId)
    if (document === theirId) return
    const placeOf = (turn: Row) => `${String(turn['start_at'])} ${String(turn['end_at'])}`
    const here = new Map(
      this.#plan.where('turn', 'document_id', document).map((turn) => [placeOf(turn), turn]),
    )
    for (const turn of this.#there.where('turn', 'document_id', theirId)) {
      const id = String(turn['id'])
      const twin = here.get(placeOf(turn))
      if (!twin || resolve(id) !== id) continue
      this.#identities.unite(id, String(twin['id']))
      this.#plan.unite('turn', id, String(twin['id']))
    }
  }
}

/** The text of a document is settled with its turns. */
function withoutText(row: IncomingRow): IncomingRow {
  if (!row.existed) return row
  const base = { ...row.base }
  for (const column of textColumns) delete base[column]
  return { ...row, base }
}

/** A document that was imported on both sides is one: the same words, letter by letter. */
function twinOf(plan: Plan, row: Row): string | undefined {
  const imported = (one: Row) => one['original_body_hash'] ?? one['body_hash']
  const twin = plan.all('document').find((one) => imported(one) === imported(row))
  return twin && String(twin['id'])
}

/** Documents in which something new lies. */
function documentsOf(byEntity: ReadonlyMap<string, readonly IncomingRow[]>): string[] {
  return placedEntities.flatMap((entity) =>
    (byEntity.get(entity) ?? []).flatMap(({ theirs, base }) => {
      const row = theirs ?? base
      const document =
        entity === 'memo' ? row['subject_kind'] === 'span' && row['subject_id'] : row['document_id']
      return typeof document === 'string' ? [document] : []
    }),
  )
}
