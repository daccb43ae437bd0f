import type { Compared } from '#shared/contract/consensus.ts'
import type { ChangeEvent, Entity } from '#shared/contract/entities.ts'
import {
  disagreementsOf,
  type Disagreement,
  type FullAgreement,
  type Ids,
} from '#shared/domain/disagreements/index.ts'
import {
  consensusCoder,
  type CodeId,
  type CoderId,
  type CodingId,
  type DocumentId,
  type RoundId,
} from '#shared/ids.ts'
import type { ReadDb } from '../project/index.ts'
import { whoseCodings } from '../store/decision-store.ts'
import { loadCodeNames, type CodeNames } from './code-tree-loading.ts'
import { comparedWork, type ComparedDocument, type ComparedWork } from './compared-work.ts'
import type { Session } from './session.ts'

/** The ids of the project file, as the pure computation carries them through. */
interface ProjectIds extends Ids {
  readonly document: DocumentId
  readonly coder: CoderId
  readonly code: CodeId
  readonly coding: CodingId
}
export type FoundDisagreement = Disagreement<ProjectIds>
export type FoundAgreement = FullAgreement<ProjectIds>

/** Where compared coders differ and where they agree, with what is needed to tell of it. */
export interface FoundDisagreements {
  readonly work: ComparedWork
  readonly tree: CodeNames
  /** In the order of the documents, then by place. */
  readonly disagreements: readonly FoundDisagreement[]
  readonly agreements: readonly FoundAgreement[]
  readonly byKey: ReadonlyMap<string, FoundDisagreement>
  readonly documents: ReadonlyMap<DocumentId, ComparedDocument>
  /** The place of each code in the tree's order. */
  readonly codeOrder: ReadonlyMap<CodeId, number>
  /** The round that a document's consensus belongs to. */
  readonly roundOf: (document: DocumentId) => RoundId | null
}

/** What disagreements do not depend on. Codings are looked at one by one: those of the consensus are harmless too. */
const harmless: ReadonlySet<Entity> = new Set([
  'decision',
  'history',
  'memo',
  'code_example',
  'code_group',
  'attribute',
  'attribute_value',
])

/** Questions that are remembered at once: a window asks one or two. */
const questionsKept = 4

/** What was found for the last questions, until anything changes that it depends on. */
class Memory {
  readonly #found = new Map<string, FoundDisagreements>()
  readonly #codings = new WeakMap<FoundDisagreements, ReadonlySet<string>>()
  readonly #session: Session

  constructor(session: Session) {
    this.#session = session
    session.subscribe((event) => {
      if (this.#found.size > 0 && !this.#isHarmless(event)) this.#found.clear()
    })
  }

  get(question: string): FoundDisagreements | undefined {
    const found = this.#found.get(question)
    if (!found) return undefined
    // The last asked stands last.
    this.#found.delete(question)
    this.#found.set(question, found)
    return found
  }

  set(question: string, found: FoundDisagreements): void {
    this.#found.set(question, found)
    for (const oldest of this.#found.keys()) {
      if (this.#found.size <= questionsKept) break
      this.#found.delete(oldest)
    }
  }

  #isHarmless({ changes }: ChangeEvent): boolean {
    return changes.every(({ entity, ids }) => {
      if (harmless.has(entity) && !(entity === 'decision' && this.#comparesConsensus())) return true
      return entity === 'coding' && ids !== null && !this.#isCompared(ids)
    })
  }

  #comparesConsensus(): boolean {
    return [...this.#found.values()].some(({ work }) => work.coders.some(({ id }) => id === consensusCoder))
  }

  #isCompared(ids: readonly string[]): boolean {
    if (this.#comparesConsensus()) return true
    const { isAnyPersons, gone } = this.#session.project.read((db) => whoseCodings(db, ids))
    return isAnyPersons || gone.some((id) => this.#isRemembered(id))
  }

  #isRemembered(coding: string): boolean {
    return [...this.#found.values()].some((found) => this.#codingsOf(found).has(coding))
  }

  #codingsOf(found: FoundDisagreements): ReadonlySet<string> {
    const known = this.#codings.get(found)
    if (known) return known
    const ids = new Set<string>()
    for (const { work } of found.work.documents)
      for (const codings of work.values()) for (const { id } of codings ?? []) ids.add(id)
    this.#codings.set(found, ids)
    return ids
  }
}

const memories = new WeakMap<Session, Memory>()

function memoryOf(session: Session): Memory {
  const memory = memories.get(session) ?? new Memory(session)
  memories.set(session, memory)
  return memory
}

/**
 * Where those who finished the documents in question agree and differ. Computed once for a question and viewer and
 * remembered until something changes that it depends on; a command asks before it writes.
 * @throws Refusal not_found for an unknown round or coder
 */
export function findDisagreements(
  db: ReadDb,
  session: Session,
  compared: Compared,
  viewer: CoderId | null,
): FoundDisagreements {
  const question = JSON.stringify([viewer, compared])
  const memory = memoryOf(session)
  const known = memory.get(question)
  if (known) return known
  const found = compute(db, session, compared)
  memory.set(question, found)
  return found
}

function compute(db: ReadDb, session: Session, compared: Compared): FoundDisagreements {
  const work = comparedWork(db, session, compared)
  const tree = loadCodeNames(db)
  const codes = tree.inReadingOrder()
  const { disagreements, agreements } = disagreementsOf<ProjectIds>({
    documents: work.documents.map((document) => ({
      id: document.row.id,
      codable: document.codable,
      coders: Object.fromEntries(document.work),
    })),
    coders: work.coders.map(({ id }) => id),
    codes,
  })
  const documents = new Map(work.documents.map((document) => [document.row.id, document]))
  const rounds = new Map(
    work.documents.map((document) => [document.row.id, work.round?.id ?? commonLayer(document)]),
  )
  return {
    work,
    tree,
    disagreements,
    agreements,
    byKey: new Map(disagreements.map((one) => [one.key, one])),
    documents,
    codeOrder: new Map(codes.map(({ id }, order) => [id, order])),
    roundOf: (id) => rounds.get(id) ?? null,
  }
}

/** Where everything is compared, a document's consensus belongs to the round in which all of its coders worked. */
function commonLayer({ layers }: ComparedDocument): RoundId | null {
  const rounds = new Set(layers.values())
  const [only] = rounds
  return rounds.size === 1 ? (only ?? null) : null
}
