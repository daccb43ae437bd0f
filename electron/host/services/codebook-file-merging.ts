import type { CodeChoice } from '#shared/contract/codebook-files.ts'
import { entriesNotIn, isListPart, type CodePart } from '#shared/domain/code-differences.ts'
import { foldName, pathSeparator } from '#shared/domain/code-tree.ts'
import { Refusal } from '#shared/errors.ts'
import type { CodeId } from '#shared/ids.ts'
import type { WriteDb } from '../project/index.ts'
import { setExamples, updateCode } from '../store/code-store.ts'
import { isCodeUsed } from '../store/coding-store.ts'
import { now } from './clock.ts'
import { addCode, orderChildren } from './codebook-writing.ts'
import {
  differencesFrom,
  matchesOf,
  standingCodebook,
  type StandingCode,
  type StandingCodebook,
} from './codebook-file-comparing.ts'
import type { ToldCode } from './codebook-file-tidying.ts'
import { codeOrRefuse, loadCodeTree, refuseNamesake } from './code-tree-loading.ts'

type Becoming = CodeChoice['becomes']

export interface MergedCodebook {
  added: number
  changed: number
  leftOut: number
}

/**
 * Merges a file's codes into the codebook: first those that are one with a code here, then the new ones, parents first.
 * @throws Refusal validation where a choice can't be, e.g. a name is taken; then nothing may be kept
 */
export function mergeCodebook(
  db: WriteDb,
  codes: readonly ToldCode[],
  choices: readonly CodeChoice[],
): MergedCodebook {
  let standing = standingCodebook(db)
  const becoming = becomingOf(codes, choices, standing)
  const done: MergedCodebook = { added: 0, changed: 0, leftOut: 0 }
  const homes = new Map<string, CodeId>()
  const changed = new Set<CodeId>()
  let isRenamed = false
  for (const code of codes) {
    const becomes = becoming.get(code.key)
    if (becomes?.as === 'left_out') done.leftOut += 1
    if (becomes?.as !== 'same') continue
    // What was changed before is looked at afresh, and so are the names of siblings.
    if (changed.has(becomes.code) || isRenamed) standing = standingCodebook(db)
    const taken = unite(db, code, becomes, standing)
    isRenamed = taken.has('name')
    homes.set(code.key, becomes.code)
    if (taken.size > 0) changed.add(becomes.code)
  }
  done.changed = changed.size
  for (const level of newByLevel(codes, becoming))
    done.added += addLevel(db, level, { codes, becoming, homes })
  return done
}

/** Every code's lot: as chosen, else as its match says where that is certain or likely, else a code of its own. */
function becomingOf(
  codes: readonly ToldCode[],
  choices: readonly CodeChoice[],
  standing: StandingCodebook,
): ReadonlyMap<string, Becoming> {
  const chosen = new Map(choices.map(({ key, becomes }) => [key, becomes]))
  const keys = new Set(codes.map(({ key }) => key))
  if (choices.some(({ key }) => !keys.has(key)))
    throw new Refusal('validation', { reason: 'changed_since_preview' })
  const taken = new Set<CodeId>()
  for (const becomes of chosen.values()) if (becomes.as === 'same') taken.add(becomes.code)
  const matches = matchesOf(codes, standing)
  return new Map(
    codes.map(({ key }): [string, Becoming] => {
      const choice = chosen.get(key)
      if (choice) return [key, choice]
      const match = matches.get(key)
      return match && match.sure !== 'unsure' && !taken.has(match.code)
        ? [key, { as: 'same', code: match.code, take: [], keep: [] }]
        : [key, { as: 'new', under: 'as_in_file' }]
    }),
  )
}

/** Takes from the file's code what was chosen. Answers the parts that were taken. @throws Refusal */
function unite(
  db: WriteDb,
  code: ToldCode,
  { code: id, take, keep }: Extract<Becoming, { as: 'same' }>,
  { tree, codes }: StandingCodebook,
): ReadonlySet<CodePart> {
  const { name } = codeOrRefuse(tree, id)
  const mine = codes.get(id)
  if (!mine) throw new Refusal('validation', { reason: 'no_place_yet', name })
  const taken = new Set(
    differencesFrom(code, mine).flatMap(({ part, mine: ours }) =>
      take.includes(part) || (!keep.includes(part) && (isListPart(part) || ours.trim() === '')) ? [part] : [],
    ),
  )
  if (taken.has('name')) refuseNamesake(tree, { ...mine.row, name: code.name, except: id })
  if (taken.has('codable') && code.told.codable === false && isCodeUsed(db, id))
    throw new Refusal('validation', { reason: 'has_codings', name: tree.pathOf(id) })
  if (taken.size > 0) write(db, code, mine, taken)
  return taken
}

function write(
  db: WriteDb,
  { name, told }: ToldCode,
  mine: StandingCode,
  taken: ReadonlySet<CodePart>,
): void {
  const { row } = mine
  const either = <T>(part: CodePart, theirs: T | undefined, ours: T) =>
    taken.has(part) && theirs !== undefined ? theirs : ours
  updateCode(db, {
    ...row,
    name: either('name', name, row.name),
    colour: either('colour', told.colour, row.colour),
    codable: either('codable', told.codable, row.codable),
    brief: either('brief', told.brief, row.brief),
    definition: either('definition', told.definition, row.definition),
    whenToUse: either('whenToUse', told.whenToUse, row.whenToUse),
    whenNotToUse: either('whenNotToUse', told.whenNotToUse, row.whenNotToUse),
    synonyms: taken.has('synonyms')
      ? [...row.synonyms, ...entriesNotIn(row.synonyms, told.synonyms ?? [])]
      : row.synonyms,
  })
  for (const [part, kind] of [
    ['examples', 'example'],
    ['closeButNo', 'close_but_no'],
  ] as const)
    if (taken.has(part))
      setExamples(db, row.id, kind, [...mine[part], ...entriesNotIn(mine[part], told[part] ?? [])])
}

type NewCode = { readonly code: ToldCode; readonly under: CodeId | 'as_in_file' | null }

/** New codes by how many new ones they stand under: each level can be added when the one above it stands. */
function newByLevel(codes: readonly ToldCode[], becoming: ReadonlyMap<string, Becoming>): NewCode[][] {
  const levels: NewCode[][] = []
  const depths = new Map<string, number>()
  for (const code of codes) {
    const becomes = becoming.get(code.key)
    const above = code.parent === null ? 0 : (depths.get(code.parent) ?? 0)
    if (becomes?.as !== 'new') {
      // What stands below one that is left out stands under what is above it.
      depths.set(code.key, becomes?.as === 'left_out' ? above : 0)
      continue
    }
    const depth = becomes.under === 'as_in_file' ? above : 0
    depths.set(code.key, depth + 1)
    const level = (levels[depth] ??= [])
    level.push({ code, under: becomes.under })
  }
  return levels
}

interface Lots {
  readonly codes: readonly ToldCode[]
  readonly becoming: ReadonlyMap<string, Becoming>
  /** Which code here each of the file's has become so far. */
  readonly homes: Map<string, CodeId>
}

function addLevel(db: WriteDb, level: readonly NewCode[], { codes, homes }: Lots): number {
  const byKey = new Map(codes.map((code) => [code.key, code]))
  const parentOf = ({ code, under }: NewCode): CodeId | null => {
    if (under !== 'as_in_file') return under
    for (let above = code.parent; above !== null; above = byKey.get(above)?.parent ?? null) {
      const home = homes.get(above)
      if (home !== undefined) return home
    }
    return null
  }
  const before = loadCodeTree(db)
  let tree = before
  const fresh = new Map<CodeId | null, CodeId[]>()
  const names = new Set<string>()
  for (const one of level) {
    const parent = parentOf(one)
    const { name, told } = one.code
    const place = `${parent ?? ''}\n${foldName(name)}`
    if (names.has(place)) {
      const path = parent === null ? name : before.pathOf(parent) + pathSeparator + name
      throw new Refusal('validation', { reason: 'name_taken', name: path })
    }
    names.add(place)
    // A top code's colour goes by how many there are already.
    if (parent === null && told.colour === undefined) tree = loadCodeTree(db)
    const row = addCode(db, tree, parent, { ...told, name })
    if (one.code.retired) updateCode(db, { ...row, retiredAt: now() })
    homes.set(one.code.key, row.id)
    const siblings = fresh.get(parent)
    if (siblings) siblings.push(row.id)
    else fresh.set(parent, [row.id])
  }
  for (const [parent, added] of fresh) {
    const standing = before.childrenOf(parent).flatMap(({ id, free }) => (free ? [] : [id]))
    orderChildren(db, parent, [...standing, ...added])
  }
  return level.length
}
