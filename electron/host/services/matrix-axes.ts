import type { MatrixAxis, MatrixQuestion } from '#shared/contract/matrices.ts'
import type { PickedCode, RetrievalQuery } from '#shared/contract/retrieval.ts'
import { modes as allModes } from '#shared/contract/values.ts'
import { modeName } from '#shared/domain/attribution.ts'
import type { Axis } from '#shared/domain/retrieval/index.ts'
import { Refusal } from '#shared/errors.ts'
import type { ReadDb } from '../project/index.ts'
import { listAttributes } from '../store/attribute-store.ts'
import { listCases } from '../store/case-store.ts'
import { listAllCoders } from '../store/coder-store.ts'
import { listParticipants } from '../store/participant-store.ts'
import { listRounds } from '../store/round-store.ts'
import type { CodeNames } from './code-tree-loading.ts'
import type { Numbering, StudyIndex } from './retrieval-index.ts'
import { codesOf, valueOf } from './retrieval-seeking.ts'

/** The rows or columns of a matrix, and how a query is narrowed to some of them. */
export interface MatrixLines {
  readonly headings: readonly { readonly id: string | null; readonly label: string }[]
  /** The lines, and one more that holds all of them. */
  readonly axis: Axis
  /** Of these lines, by number: what stands in any of them. */
  readonly narrow: (query: RetrievalQuery, lines: readonly number[]) => RetrievalQuery
  /** Other lines that hold everything that a line holds. */
  readonly holders: (line: number) => readonly number[]
}

export interface AxisMeans {
  readonly db: ReadDb
  readonly tree: CodeNames
  readonly index: StudyIndex
  readonly query: RetrievalQuery
}

const alone = () => []

/** What a query is narrowed to where there are no lines: nothing is found. */
function nothing(query: RetrievalQuery): RetrievalQuery {
  return { ...query, documents: [] }
}

/** Lines by which what finds nothing stays so: the documents of the other axis would take the place of none. */
function keepingNothing(lines: MatrixLines): MatrixLines {
  return {
    ...lines,
    narrow: (query, chosenLines) =>
      query.documents?.length === 0 ? query : lines.narrow(query, chosenLines),
  }
}

interface Item<Key> {
  readonly key: Key
  readonly id: string | null
  readonly label: string
}

/** Lines of which a thing stands in one at most, by a key it has. */
function linesByKey<Key>(
  by: 'coder' | 'round' | 'document' | 'person',
  items: readonly Item<Key>[],
  keys: readonly Key[],
  narrowed: (query: RetrievalQuery, keys: readonly Key[]) => RetrievalQuery,
): MatrixLines {
  const lineOf = new Map(items.map(({ key }, line) => [key, line]))
  const linesOf = keys.map((key) => {
    const line = lineOf.get(key)
    return line === undefined ? [] : [line, items.length]
  })
  return {
    headings: items.map(({ id, label }) => ({ id, label })),
    axis: { by, lines: items.length + 1, linesOf },
    narrow: (query, lines) =>
      lines.length === 0
        ? nothing(query)
        : narrowed(
            query,
            lines.flatMap((line) => {
              const item = items[line]
              return item ? [item.key] : []
            }),
          ),
    holders: alone,
  }
}

/** Those of `all` that are asked for, in the order asked, each once, and within what the query allows. */
function chosen<Key extends string | null>(
  what: string,
  all: readonly Item<Key>[],
  asked: readonly Key[] | null,
  allowed: readonly Key[] | null,
): Item<Key>[] {
  const byKey = new Map<Key, Item<Key>>(all.map((item) => [item.key, item]))
  const items = asked
    ? [...new Set(asked)].map((key) => {
        const item = byKey.get(key)
        if (!item) throw new Refusal('not_found', { what })
        return item
      })
    : all
  return items.filter(({ key }) => allowed === null || allowed.includes(key))
}

const named = <Id extends string>(id: Id, label: string): Item<Id | null> => ({ key: id, id, label })
const without = (label: string): Item<null> => ({ key: null, id: null, label })

function codeLines(
  { tree, index, query }: AxisMeans,
  asked: readonly PickedCode[] | null,
  near: MatrixQuestion['proximity'] | null,
): MatrixLines {
  if (near === null && query.codes.length > 0) throw new Refusal('validation', { reason: 'matrix_mismatch' })
  const all = tree
    .inReadingOrder()
    .filter(({ free, retiredAt }) => !free && retiredAt === null)
    .map(({ id }): PickedCode => ({ code: id, withChildren: false }))
  const unique = new Map((asked ?? all).map((pick) => [`${pick.code} ${pick.withChildren}`, pick]))
  const picks = [...unique.values()]
  const held = picks.map((pick) => codesOf(tree, [pick]))
  const linesOf = index.codes.ids().map((code) => {
    const lines = held.flatMap((codes, line) => (codes.has(code) ? [line] : []))
    return lines.length === 0 ? lines : [...lines, picks.length]
  })
  const lines = picks.length + 1
  return {
    headings: picks.map(({ code }) => ({ id: code, label: tree.pathOf(code) })),
    axis: near === null ? { by: 'code', lines, linesOf } : { by: 'near', lines, linesOf, proximity: near },
    narrow: (from, chosenLines) => {
      const codes = chosenLines.flatMap((line) => picks[line] ?? [])
      if (codes.length === 0) return nothing(from)
      return near === null
        ? { ...from, codes }
        : { ...from, conditions: [...from.conditions, { is: 'and', codes, proximity: near }] }
    },
    holders: (line) => {
      const own = held[line]
      return own === undefined
        ? []
        : held.flatMap((codes, other) =>
            other !== line && [...own].every((code) => codes.has(code)) ? [other] : [],
          )
    },
  }
}

function attributeLines(
  { db, index, query }: AxisMeans,
  { entity, name, values: asked }: Extract<MatrixAxis, { kind: 'attribute' }>,
): MatrixLines {
  const attributes = listAttributes(db, entity)
  const owners: (string | null)[] = {
    case: () => index.documents.map(({ caseId }) => caseId),
    document: () => index.documents.map(({ id }) => id),
    participant: () => index.persons.map(([speaker]) => speaker?.participantId ?? null),
  }[entity]()
  const keys = owners.map((owner) => (owner === null ? null : valueOf(attributes.get(owner), name)))
  const told = new Set(
    [...attributes.values()].map((own) => valueOf(own, name)).filter((value) => value !== null),
  )
  const order = new Intl.Collator('en', { numeric: true })
  const present: (string | null)[] = [...told].toSorted(order.compare)
  if (keys.includes(null)) present.push(null)
  const isSame = (one: RetrievalQuery['attributes'][number]) => one.entity === entity && one.name === name
  const held = query.attributes.filter(isSame).map(({ value }) => value)
  const items = [...new Set(asked ?? present)]
    .filter((value) => held.length === 0 || held.includes(value))
    .map((value) => ({ key: value, id: value, label: value ?? 'Not given' }))
  return linesByKey(entity === 'participant' ? 'person' : 'document', items, keys, (from, values) => ({
    ...from,
    attributes: [
      ...from.attributes.filter((one) => !isSame(one)),
      ...values.map((value) => ({ entity, name, value })),
    ],
  }))
}

function idsOf<Id>(numbering: Numbering<Id>): readonly Id[] {
  return numbering.ids()
}

/**
 * The lines of one axis.
 * @param near for the second of two axes of codes: how its codes stand to the first one's
 * @throws Refusal not_found; validation (matrix_mismatch) where query and axis both name codes
 */
export function matrixLines(
  means: AxisMeans,
  axis: MatrixAxis,
  near: MatrixQuestion['proximity'] | null,
): MatrixLines {
  return keepingNothing(linesOfKind(means, axis, near))
}

function linesOfKind(
  means: AxisMeans,
  axis: MatrixAxis,
  near: MatrixQuestion['proximity'] | null,
): MatrixLines {
  const { db, index, query } = means
  switch (axis.kind) {
    case 'codes':
      return codeLines(means, axis.codes, near)
    case 'attribute':
      return attributeLines(means, axis)
    case 'cases': {
      const keys = index.documents.map(({ caseId }) => caseId)
      const known = listCases(db).map(({ id, name }) => named(id, name))
      const isLoose = keys.includes(null) || (axis.cases?.includes(null) ?? false)
      const items = chosen(
        'case',
        isLoose ? [...known, without('No case study')] : known,
        axis.cases,
        query.cases,
      )
      return linesByKey('document', items, keys, (from, cases) => ({ ...from, cases: [...cases] }))
    }
    case 'documents': {
      const known = index.documents.map(({ id, title }) => ({ key: id, id, label: title }))
      const items = chosen('document', known, axis.documents, query.documents)
      const keys = index.documents.map(({ id }) => id)
      return linesByKey('document', items, keys, (from, documents) => ({
        ...from,
        documents: [...documents],
      }))
    }
    case 'modes': {
      const present = new Set(index.documents.map(({ mode }) => mode))
      const known = allModes.map((mode) => ({ key: mode, id: mode, label: modeName(mode) }))
      const all = axis.modes === null ? known.filter(({ key }) => present.has(key)) : known
      const items = chosen('mode', all, axis.modes, query.modes)
      const keys = index.documents.map(({ mode }) => mode)
      return linesByKey('document', items, keys, (from, modes) => ({ ...from, modes: [...modes] }))
    }
    case 'coders': {
      const known = listAllCoders(db).map(({ id, name }) => ({ key: id, id, label: name }))
      const items = chosen('coder', known, axis.coders, query.coders)
      return linesByKey('coder', items, idsOf(index.coders), (from, coders) => ({
        ...from,
        coders: [...coders],
      }))
    }
    case 'rounds': {
      const known = [...listRounds(db).map(({ id, name }) => named(id, name)), without('Outside of rounds')]
      const items = chosen('round', known, axis.rounds, query.rounds)
      return linesByKey('round', items, idsOf(index.rounds), (from, rounds) => ({
        ...from,
        rounds: [...rounds],
      }))
    }
    case 'participants': {
      const known = listParticipants(db)
      const shown =
        axis.participants === null ? known.filter(({ withdrawnAt }) => withdrawnAt === null) : known
      const all = shown.map(({ id, pseudonym }) => named(id, pseudonym))
      const items = chosen('participant', all, axis.participants, query.participants)
      const keys = index.persons.map(([speaker]) => speaker?.participantId ?? null)
      return linesByKey('person', items, keys, (from, people) => ({
        ...from,
        participants: people.filter((id) => id !== null),
      }))
    }
  }
}
