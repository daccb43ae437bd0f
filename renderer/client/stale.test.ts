import { describe, expect, it } from 'vitest'
import { contract, type CallName } from '#shared/contract/index.ts'
import { entities } from '#shared/contract/entities.ts'
import { isStale } from './stale.ts'

describe('isStale', () => {
  it('follows the contract exactly, for every query and every entity', () => {
    for (const name of Object.keys(contract) as CallName[]) {
      const declared = contract[name]
      if (declared.kind !== 'query') continue
      const stale = entities.filter((entity) => isStale([name, {}], new Set([entity])))
      expect(stale.toSorted()).toEqual([...declared.reads].toSorted())
    }
  })

  it('leaves alone what is no query of the contract', () => {
    expect(isStale(['coding.apply', {}], new Set(entities))).toBe(false)
    expect(isStale(['something.else'], new Set(entities))).toBe(false)
    expect(isStale([], new Set(entities))).toBe(false)
  })
})
