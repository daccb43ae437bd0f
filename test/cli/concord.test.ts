import { existsSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { appFolder } from '#host/places/app-folder.ts'
import { commandLine } from '../support/command-line.ts'
import { runProgram } from '../support/concord.ts'

const { at, write, concord, told, json, refused, misused } = commandLine()

const made = z.strictObject({ file: z.string(), name: z.string(), codes: z.int() })

describe('concord', () => {
  it('explains itself, and says what is wrong about wrong usage', async () => {
    expect(await told('--help')).toContain('Usage: concord COMMAND')
    const bare = await concord()
    expect([bare.status, bare.stdout.startsWith('Usage:')]).toEqual([2, true])
    await misused('no command "explode"', 'explode')
    await misused('FILE is missing', 'documents')
    await misused('--loud', 'documents', 'Study', '--loud')
    await misused('one word too many', 'verify', 'Study', 'more')
  })

  it('runs by npm too', async () => {
    const { status, stdout } = await runProgram(
      'npm',
      ['run', '-s', 'concord', '--', 'new', at('By npm'), '--json'],
      appFolder(),
    )
    expect(status).toBe(0)
    expect(made.parse(JSON.parse(stdout))).toMatchObject({ file: at('By npm.concord'), name: 'By npm' })
  })
})

describe('concord new', () => {
  it('makes a project with the codebook that is named', async () => {
    expect(await told('new', 'Default')).toMatch(/^Made .*Default\.concord with \d+ codes\.\n$/u)
    expect(
      await json(made, 'new', 'Barriers.concord', '--codebook', 'barriers', '--name', 'All barriers'),
    ).toMatchObject({
      file: at('Barriers.concord'),
      name: 'All barriers',
    })
    expect((await json(made, 'new', 'None', '--codebook', 'none')).codes).toBe(0)
    const book = write(
      'book.json',
      JSON.stringify({ id: 'b', name: 'B', codes: [{ name: 'A', children: [{ name: 'B' }] }] }),
    )
    expect((await json(made, 'new', 'Own', '--codebook', book)).codes).toBe(2)
  })

  it('refuses what is there already, a folder that is not, and a codebook that is none', async () => {
    await refused('validation', 'new', 'Default')
    await refused('not_found', 'new', path.join('no', 'where'))
    await misused('--codebook', 'new', 'Another', '--codebook', 'nonsense')
    await refused('import_rejected', 'new', 'Another', '--codebook', write('bad.json', 'not JSON'))
    expect(existsSync(at('Another.concord'))).toBe(false)
  })
})
