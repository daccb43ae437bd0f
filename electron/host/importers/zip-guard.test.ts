import { describe, expect, it } from 'vitest'
import { makeZip } from '../../../test/fixtures/make-zip.ts'
import { ZIP_LIMITS } from './limits.ts'
import { readZip, zipNames } from './zip-guard.ts'

describe('a container', () => {
  it('hands back the entries asked for and none else', async () => {
    const zip = await makeZip({ 'a/b.xml': 'hello', 'c.bin': 'no' })
    const entries = await readZip(zip, (name) => name.endsWith('.xml'))
    expect([...entries].map(([name, content]) => [name, content.toString()])).toEqual([['a/b.xml', 'hello']])
    expect(await zipNames(zip)).toEqual(['a/b.xml', 'c.bin'])
  })

  it.each([
    ['entries', { entries: 1 }],
    ['bytes in one entry', { entryBytes: 50 }],
    ['bytes together', { totalBytes: 150 }],
    ['swelling', { ratio: 2, ratioFloorBytes: 50 }],
  ])('is held to its limit of %s', async (_, limit) => {
    const zip = await makeZip({ a: 'x'.repeat(100), b: 'y'.repeat(100) })
    await expect(readZip(zip, () => true)).resolves.toBeDefined()
    await expect(readZip(zip, () => true, { ...ZIP_LIMITS, ...limit })).rejects.toMatchObject({
      reason: 'zip_bomb',
    })
  })

  it('that is none is damaged', async () => {
    await expect(readZip(Buffer.from('PK\u0003\u0004 nothing'), () => true)).rejects.toMatchObject({
      reason: 'damaged',
    })
  })
})
