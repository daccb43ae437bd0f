import type { CodeGroup, FreeCodeCard } from '#shared/contract/board.ts'
import { act } from '../../client/act.ts'
import { namesOf, undoWords } from './board-words.ts'

/** Puts cards into a group there is. Those that are in it already don't count. @returns whether it was done. */
export async function gather(cards: readonly FreeCodeCard[], group: CodeGroup): Promise<boolean> {
  const moving = cards.filter((card) => card.group !== group.id)
  if (moving.length === 0) return true
  const input = { codes: moving.map((card) => card.code), group: group.id }
  const done = `${namesOf(moving)} put into ${group.name}. ${undoWords}`
  return (await act('board.gather', input, done)) !== undefined
}

/** Makes a group of cards under a name. */
export async function gatherAnew(cards: readonly FreeCodeCard[], name: string): Promise<boolean> {
  const input = { codes: cards.map((card) => card.code), group: { create: name } }
  const done = `${namesOf(cards)} put into the new group ${name.trim()}. ${undoWords}`
  return (await act('board.gather', input, done)) !== undefined
}

/** Takes cards out of the groups they are in. */
export async function takeOut(cards: readonly FreeCodeCard[]): Promise<boolean> {
  const moving = cards.filter((card) => card.group !== null)
  if (moving.length === 0) return true
  const input = { codes: moving.map((card) => card.code), group: null }
  return (await act('board.gather', input, `${namesOf(moving)} taken out. ${undoWords}`)) !== undefined
}
