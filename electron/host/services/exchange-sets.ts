import type { RefiSet } from '../exchange/refi-project.ts'
import type { ReadDb } from '../project/index.ts'
import { listCodeGroups } from '../store/code-group-store.ts'
import { listCodes, listHiddenCodes } from '../store/code-store.ts'
import { listRoundDocuments, listRounds } from '../store/round-store.ts'

/** The documents of each round, and the groups of free codes, as sets; one that would be empty is none. */
export function gatherSets(db: ReadDb): RefiSet[] {
  const documents = Map.groupBy(listRoundDocuments(db), ({ round }) => round)
  const hidden = listHiddenCodes(db)
  const codes = Map.groupBy(
    listCodes(db).filter(({ id, retiredAt }) => !hidden.has(id) && retiredAt === null),
    ({ group }) => group,
  )
  const rounds = listRounds(db)
    .toReversed()
    .map(({ id, name }) => ({
      guid: id,
      name: `Round: ${name}`,
      codes: [],
      sources: (documents.get(id) ?? []).map(({ document }) => document),
    }))
  const groups = listCodeGroups(db).map(({ id, name }) => ({
    guid: id,
    name: `Free codes: ${name}`,
    codes: (codes.get(id) ?? []).map((code) => code.id),
    sources: [],
  }))
  return [...rounds, ...groups].filter((set) => set.codes.length + set.sources.length > 0)
}
