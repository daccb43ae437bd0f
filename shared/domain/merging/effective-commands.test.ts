import { describe, expect, it } from 'vitest'
import { effectiveCommands, type LoggedCommand } from './effective-commands.ts'

const done = (id: string): LoggedCommand => ({ id, undoes: null, undone: false })
const undone = (id: string): LoggedCommand => ({ id, undoes: null, undone: true })
/** Undoes a command, or does it again. */
const turns = (id: string, undoes: string): LoggedCommand => ({ id, undoes, undone: false })

const effective = (commands: readonly LoggedCommand[], ...known: string[]) =>
  [...effectiveCommands(commands, (id) => known.includes(id))].toSorted()

describe('the commands that make the difference', () => {
  it('are those that are not known', () => {
    expect(effective([done('a'), done('b'), done('c')], 'a')).toEqual(['b', 'c'])
    expect(effective([done('a')], 'a')).toEqual([])
    expect(effective([])).toEqual([])
  })

  it('are none for what was done and undone again', () => {
    expect(effective([done('a'), undone('b'), turns('u', 'b')], 'a')).toEqual([])
  })

  it('are the command itself where it was undone and redone', () => {
    expect(effective([done('a'), done('b'), turns('u', 'b'), turns('r', 'b')], 'a')).toEqual(['b'])
  })

  it('are the undoing of a command that is known', () => {
    expect(effective([done('a'), undone('b'), turns('u', 'b')], 'a', 'b')).toEqual(['u'])
  })

  it('are none where the undoing is known, or was taken back', () => {
    expect(effective([undone('b'), turns('u', 'b')], 'b', 'u')).toEqual([])
    expect(effective([done('b'), turns('u', 'b'), turns('r', 'b')], 'b')).toEqual([])
  })

  it('are the redoing of a command that is known as undone', () => {
    expect(effective([done('b'), turns('u', 'b'), turns('r', 'b')], 'b', 'u')).toEqual(['r'])
  })
})
