import { Refusal } from '#shared/errors.ts'
import type { CoderId } from '#shared/ids.ts'
import { setCodingState, startCoding } from '../store/coding-state-store.ts'
import { deleteCoding, findCoding, listCodings, listOrphans, listSomeCodings } from '../store/coding-store.ts'
import { now } from './clock.ts'
import { coderFor, personOrRefuse } from './coder-service.ts'
import { layerForState } from './coding-layers.ts'
import { loadCodeNames } from './code-tree-loading.ts'
import { applyOne, changeableOrRefuse, describeApplied, openRoom, type WantedCoding } from './coding-room.ts'
import type { Service } from './context.ts'
import { documentOrRefuse } from './document-service.ts'
import { freeCodeFor } from './free-codes.ts'
import { counted, quoted } from './plain-words.ts'
import type { Session } from './session.ts'
import type { WriteDb } from '../project/index.ts'

/** Codes one span, which starts the document for that coder. */
function apply(db: WriteDb, session: Session, wanted: WantedCoding) {
  personOrRefuse(db, wanted.coder)
  const room = openRoom(db, session)
  const { span, created, round } = applyOne(db, room, wanted)
  startCoding(db, wanted.document, wanted.coder, round, room.at)
  const coding = findCoding(db, { ...wanted, ...span, round })
  if (!coding) throw new Refusal('internal', { reason: 'coding_not_written' })
  return { coding, created, label: describeApplied(room, coding) }
}

export const codingService: Service<
  | 'coding.apply'
  | 'coding.applyMany'
  | 'coding.applyFree'
  | 'coding.remove'
  | 'coding.list'
  | 'coding.some'
  | 'coding.orphans'
  | 'coding.setState'
> = {
  'coding.apply': (wanted, { session }) => {
    const answer = session.project.write(
      (applied: { label: string }) => ({ kind: 'coding.apply', label: applied.label, coder: wanted.coder }),
      (db) => apply(db, session, wanted),
    )
    return { coding: answer.coding, created: answer.created }
  },

  'coding.applyFree': ({ document, coder, span, name }, { session }) => {
    const { coding, code, created } = session.project.write(
      (applied: { label: string }) => ({ kind: 'coding.applyFree', label: applied.label, coder }),
      (db) => {
        const free = freeCodeFor(db, name)
        return { ...apply(db, session, { document, code: free, coder, span }), code: free }
      },
    )
    return { coding, code, created }
  },

  'coding.applyMany': ({ codings }, { session, as }) =>
    session.project.write(
      ({ created }: { created: number }) => ({
        kind: 'coding.applyMany',
        label: `Applied ${counted(created, 'coding')}`,
        coder: as,
      }),
      (db) => {
        const room = openRoom(db, session)
        const coders = new Map<string, CoderId>()
        const coderOf = (wanted: (typeof codings)[number]['coder']) => {
          const key = typeof wanted === 'string' ? wanted : wanted.named
          const coder = coders.get(key) ?? coderFor(db, wanted)
          coders.set(key, coder)
          return coder
        }
        const started = new Set<string>()
        let created = 0
        codings.forEach((wanted, index) => {
          try {
            const coder = coderOf(wanted.coder)
            const applied = applyOne(db, room, { ...wanted, coder })
            if (applied.created) created += 1
            if (started.has(`${wanted.document} ${coder}`)) return
            startCoding(db, wanted.document, coder, applied.round, room.at)
            started.add(`${wanted.document} ${coder}`)
          } catch (error) {
            if (!(error instanceof Refusal)) throw error
            throw new Refusal(error.failure.code, { ...error.failure.data, row: index + 1 }, { cause: error })
          }
        })
        return { created, already: codings.length - created }
      },
    ),

  'coding.remove': ({ codings }, { session, as }) => {
    const { removed } = session.project.write(
      ({ label }: { label: string }) => ({ kind: 'coding.remove', label, coder: as }),
      (db) => {
        const tree = loadCodeNames(db)
        const rows = [...new Set(codings)].map((id) => changeableOrRefuse(db, id))
        for (const row of rows) deleteCoding(db, row.id)
        const [first] = rows
        const label =
          rows.length === 1 && first
            ? `Removed a coding from ${tree.pathOf(first.code)}`
            : `Removed ${counted(rows.length, 'coding')}`
        return { removed: rows.length, label }
      },
    )
    return { removed }
  },

  'coding.list': ({ document }, { session }) =>
    session.project.read((db) => {
      if (document !== null) documentOrRefuse(db, document)
      return listCodings(db, document)
    }),

  'coding.some': ({ codings }, { session }) => session.project.read((db) => listSomeCodings(db, codings)),

  'coding.orphans': (_input, { session }) => session.project.read(listOrphans),

  'coding.setState': ({ document, coder, state }, { session }) => {
    const documents = typeof document === 'string' ? [document] : document
    const titles = session.project.read((db) => documents.map((id) => documentOrRefuse(db, id).title))
    const done = { not_started: 'Put back to not started', in_progress: 'Reopened', finished: 'Finished' }[
      state
    ]
    const what = titles.length === 1 ? quoted(titles[0] ?? '') : counted(titles.length, 'document')
    session.project.write(
      (by: CoderId) => ({ kind: 'coding.setState', label: `${done}: ${what}`, coder: by }),
      (db) => {
        const by = coderFor(db, coder)
        for (const id of new Set(documents)) {
          const round = layerForState(db, id, by, state)
          if (round !== undefined) setCodingState(db, id, by, round, state, now())
        }
        return by
      },
    )
    return null
  },
}
