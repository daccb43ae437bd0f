import { Refusal } from '#shared/errors.ts'
import { coderId, type CoderId } from '#shared/ids.ts'
import { newId, type ReadDb, type WriteDb } from '../project/index.ts'
import {
  insertCoder,
  listAllCoders,
  listCoders,
  readCoder,
  updateCoder,
  type CoderRow,
} from '../store/coder-store.ts'
import { now } from './clock.ts'
import type { Service } from './context.ts'

/** Told apart in light and in dark, and by most people who see colours otherwise. */
const coderColours = ['#1f6feb', '#c2410c', '#15803d', '#9333ea', '#be185d', '#0e7490', '#a16207', '#4d5566']

/** @throws Refusal not_found for an unknown coder. */
export function coderOrRefuse(db: ReadDb, id: CoderId): CoderRow {
  const coder = readCoder(db, id)
  if (!coder) throw new Refusal('not_found', { what: 'coder' })
  return coder
}

/** Someone who can code. @throws Refusal not_found; validation for the consensus, which nobody codes as */
export function personOrRefuse(db: ReadDb, id: CoderId): CoderRow {
  const coder = coderOrRefuse(db, id)
  if (coder.kind !== 'person') throw new Refusal('validation', { reason: 'not_a_person', name: coder.name })
  return coder
}

/** The coder of this name, the consensus too, or undefined. Names are compared without case. */
export function coderNamed(db: ReadDb, name: string): CoderRow | undefined {
  const wanted = name.toLocaleLowerCase('en')
  return listAllCoders(db).find((coder) => coder.name.toLocaleLowerCase('en') === wanted)
}

/** A coder of this name as they would be added now. @throws Refusal validation where the name is taken. */
export function newCoder(db: ReadDb, name: string): CoderRow {
  if (coderNamed(db, name)) throw new Refusal('validation', { reason: 'name_taken', name })
  const coders = listCoders(db)
  const colour = coderColours[coders.length % coderColours.length] ?? '#4d5566'
  return { id: newId(coderId), name, colour, kind: 'person' }
}

/** Adds a coder inside a transaction. @throws Refusal validation where the name is taken. */
export function addCoder(db: WriteDb, name: string): CoderRow {
  const coder = newCoder(db, name)
  insertCoder(db, coder, now())
  return coder
}

/**
 * The person of this id, or of this name: made when first named.
 * @throws Refusal not_found for an unknown id; validation for the consensus
 */
export function coderFor(db: WriteDb, wanted: CoderId | { readonly named: string }): CoderId {
  if (typeof wanted === 'string') return personOrRefuse(db, wanted).id
  const named = coderNamed(db, wanted.named)
  return named ? personOrRefuse(db, named.id).id : addCoder(db, wanted.named).id
}

export const coderService: Service<'coder.list' | 'coder.create' | 'coder.update'> = {
  'coder.list': (_input, { session }) => session.project.read(listAllCoders),

  'coder.create': ({ name }, { session, as }) =>
    session.project.write({ kind: 'coder.create', label: `Added coder ${name}`, coder: as }, (db) =>
      addCoder(db, name),
    ),

  'coder.update': ({ coder: id, name, colour }, { session, as }) =>
    session.project.write(
      { kind: 'coder.update', label: `Changed coder ${name ?? ''}`.trim(), coder: as },
      (db) => {
        const coder = coderOrRefuse(db, id)
        const namesake = name === undefined ? undefined : coderNamed(db, name)
        if (namesake && namesake.id !== id)
          throw new Refusal('validation', { reason: 'name_taken', name: namesake.name })
        updateCoder(db, { id, name: name ?? coder.name, colour: colour ?? coder.colour })
        return null
      },
    ),
}
