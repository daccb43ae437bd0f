import type { Span } from '#shared/domain/span.ts'
import { Refusal } from '#shared/errors.ts'
import { codingId, type CodingId } from '#shared/ids.ts'
import { newId, type WriteDb } from '../project/index.ts'
import {
  copyCoding,
  deleteCoding,
  findCoding,
  setCodingWords,
  type CodingRow,
} from '../store/coding-store.ts'
import { loadCodeNames } from './code-tree-loading.ts'
import {
  admitCode,
  admitSpan,
  changeableOrRefuse,
  codingOrRefuse,
  openRoom,
  quoteHashOf,
  type CodingRoom,
} from './coding-room.ts'
import { giveNotes, placeCoding } from './coding-uniting.ts'
import type { Service } from './context.ts'
import { counted, quoted } from './plain-words.ts'

interface Done {
  readonly label: string
}

/** Puts a coding on a span it may stand on, and makes its words those that are there. */
function stand(
  db: WriteDb,
  room: CodingRoom,
  coding: CodingRow,
  span: Span,
): { id: CodingId; united: boolean } {
  if (coding.lost === null && coding.start === span.start && coding.end === span.end)
    return { id: coding.id, united: false }
  const placed = placeCoding(db, { ...coding, lost: null }, span)
  setCodingWords(db, placed.id, quoteHashOf(room.load(coding.document), span))
  return placed
}

/** @throws Refusal validation for an orphan: there are no words to divide or to join. */
function refuseOrphan(coding: CodingRow): void {
  if (coding.lost !== null) throw new Refusal('validation', { reason: 'coding_lost', words: coding.lost })
}

/** Codings of one document, code, coder and round, by place. @throws Refusal */
function joinable(rows: readonly CodingRow[]): [CodingRow, ...CodingRow[]] {
  const [first, ...others] = rows.toSorted((a, b) => a.start - b.start || a.end - b.end)
  if (!first) throw new Refusal('not_found', { what: 'coding' })
  const isAlike = others.every(
    (row) =>
      row.document === first.document &&
      row.code === first.code &&
      row.coder === first.coder &&
      row.round === first.round,
  )
  if (!isAlike) throw new Refusal('validation', { reason: 'codings_not_alike' })
  for (const row of rows) refuseOrphan(row)
  return [first, ...others]
}

/** Codings as they stand: moving their edges, dividing and joining them, giving them another code. */
export const codingEdgesService: Service<
  'coding.reshape' | 'coding.split' | 'coding.join' | 'coding.recode'
> = {
  'coding.reshape': ({ coding: id, span: wanted }, { session, as }) => {
    const { coding, united } = session.project.write(
      ({ label }: Done) => ({ kind: 'coding.reshape', label, coder: as }),
      (db) => {
        const row = changeableOrRefuse(db, id)
        const room = openRoom(db, session)
        const placed = stand(db, room, row, admitSpan(wanted, room.load(row.document)))
        const name = room.tree.pathOf(row.code)
        const label =
          row.lost === null ? `Moved the edges of a coding of ${name}` : `Placed a coding of ${name} again`
        return { coding: codingOrRefuse(db, placed.id), united: placed.united, label }
      },
    )
    return { coding, united }
  },

  'coding.split': ({ coding: id, at }, { session, as }) => {
    const { first, second } = session.project.write(
      ({ label }: Done) => ({ kind: 'coding.split', label, coder: as }),
      (db) => {
        const row = changeableOrRefuse(db, id)
        refuseOrphan(row)
        if (at <= row.start || at >= row.end)
          throw new Refusal('validation', { reason: 'outside_coding', at, start: row.start, end: row.end })
        const room = openRoom(db, session)
        const document = room.load(row.document)
        const halves = {
          first: admitSpan({ start: row.start, end: at }, document),
          second: admitSpan({ start: at, end: row.end }, document),
        }
        const kept = stand(db, room, row, halves.first)
        const there = findCoding(db, { ...row, ...halves.second })
        const other = there?.id ?? newId(codingId)
        const quoteHash = quoteHashOf(document, halves.second)
        if (!there) copyCoding(db, kept.id, { id: other, ...halves.second, quoteHash })
        else if (there.lost !== null) setCodingWords(db, there.id, quoteHash)
        return {
          first: codingOrRefuse(db, kept.id),
          second: codingOrRefuse(db, other),
          label: `Split a coding of ${room.tree.pathOf(row.code)}`,
        }
      },
    )
    return { first, second }
  },

  'coding.join': ({ codings }, { session, as }) => {
    const { coding } = session.project.write(
      ({ label }: Done) => ({ kind: 'coding.join', label, coder: as }),
      (db) => {
        const rows = [...new Set(codings)].map((id) => changeableOrRefuse(db, id))
        const [first, ...others] = joinable(rows)
        const room = openRoom(db, session)
        for (const row of others) {
          giveNotes(db, row.id, first.id)
          deleteCoding(db, row.id)
        }
        const from = others.every((row) => row.from === first.from) ? first.from : null
        const span = { start: first.start, end: Math.max(...rows.map((row) => row.end)) }
        placeCoding(db, first, { from })
        const placed = stand(db, room, { ...first, from }, span)
        return {
          coding: codingOrRefuse(db, placed.id),
          label: `Joined ${counted(rows.length, 'coding')} of ${room.tree.pathOf(first.code)}`,
        }
      },
    )
    return { coding }
  },

  'coding.recode': ({ codings, code }, { session, as }) => {
    const { moved, united } = session.project.write(
      ({ label }: Done) => ({ kind: 'coding.recode', label, coder: as }),
      (db) => {
        const tree = loadCodeNames(db)
        admitCode(tree, code)
        const done = { moved: 0, united: 0 }
        const ids = new Set(codings)
        for (const row of [...ids].map((id) => changeableOrRefuse(db, id))) {
          if (row.code === code) continue
          // A person chose the code anew: what it was made under no longer says why it is here.
          // An orphan among the chosen may have become one with another of them by now.
          if (placeCoding(db, row, { code, from: null }).united) done.united += 1
          else done.moved += 1
        }
        const label = `Recoded ${counted(done.moved + done.united, 'coding')} as ${quoted(tree.pathOf(code))}`
        return { ...done, label }
      },
    )
    return { moved, united }
  },
}
