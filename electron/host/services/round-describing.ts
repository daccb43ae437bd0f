import type { Round } from '#shared/contract/rounds.ts'
import type { ReadDb } from '../project/index.ts'
import { listAllCoders } from '../store/coder-store.ts'
import { listCodingStates } from '../store/coding-state-store.ts'
import { listRoundCoders, listRoundDocuments, listRounds } from '../store/round-store.ts'

/** Every round as the contract shows it, newest first. Who has finished what may always be seen. */
export function describeRounds(db: ReadDb): Round[] {
  const names = new Map(listAllCoders(db).map((row) => [row.id, row.name]))
  const coders = Map.groupBy(listRoundCoders(db), (row) => row.round)
  const documents = Map.groupBy(listRoundDocuments(db), (row) => row.round)
  const states = new Map(
    listCodingStates(db).map((row) => [`${row.round ?? ''} ${row.document} ${row.coder}`, row.state]),
  )
  return listRounds(db).map((row) => {
    const own = (coders.get(row.id) ?? []).map(({ coder }) => coder)
    return {
      id: row.id,
      name: row.name,
      note: row.note,
      version: row.version,
      blind: row.blind,
      coders: own,
      documents: (documents.get(row.id) ?? []).map(({ document, title, openedAt }) => {
        const progress = own.map((coder) => ({
          coder,
          state: states.get(`${row.id} ${document} ${coder}`) ?? ('not_started' as const),
        }))
        const finished = progress.length > 0 && progress.every(({ state }) => state === 'finished')
        return { document, title, states: progress, finished, openedAt }
      }),
      by: row.by === null ? null : (names.get(row.by) ?? null),
      createdAt: row.createdAt,
      closedAt: row.closedAt,
    }
  })
}
