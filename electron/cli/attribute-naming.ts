import type { CallInput } from '#shared/contract/index.ts'
import { Refusal } from '#shared/errors.ts'
import { folded } from './naming.ts'
import { UsageError } from './usage.ts'
import type { Workbench } from './workbench.ts'

type Wanted = NonNullable<CallInput<'retrieval.run'>['query']['attributes']>[number]
type Entity = Wanted['entity']

/** An attribute that somebody or something has, and the values it is given, each once. */
export interface NamedAttribute {
  readonly entity: Entity
  readonly name: string
  readonly values: readonly string[]
}

const entities = ['case', 'participant', 'document'] as const
const owners = { case: 'case study', participant: 'participant', document: 'document' } as const
/** As many values are named where none of them was meant. */
const mostNamed = 20

/**
 * The one attribute of a name, with or without whose it is before it: `Region`, `case.Region`.
 * @throws Refusal not_found; validation where attributes of cases, participants or documents share the name
 */
export async function attributeNamed(workbench: Workbench, typed: string): Promise<NamedAttribute> {
  const all = await allAttributes(workbench)
  const [, owner = '', own = ''] = /^\s*(\w+)\.(.+)$/su.exec(typed) ?? []
  const told = all.filter(({ entity }) => entity === folded(owner))
  const found = ofName(told, own)
  const [first, ...others] = found.length > 0 ? found : ofName(all, typed)
  if (first === undefined) throw new Refusal('not_found', { what: 'attribute', name: typed })
  if (others.length === 0) return first
  const which = [first, ...others].map(({ entity, name }) => `${entity}.${name}`).join(', ')
  throw new Refusal('validation', { reason: 'attribute_of_several', name: typed.trim(), which })
}

/**
 * What `NAME=VALUE` asks for; a blank value: that there is none. Where nothing has the value letter for letter, all that
 * differ from it in case and blanks only are meant.
 * @throws UsageError; Refusal as `attributeNamed`, and validation for a value that is given nowhere
 */
export async function attributeWanted(workbench: Workbench, typed: string): Promise<Wanted[]> {
  const at = typed.indexOf('=')
  if (at < 1) throw new UsageError('--attribute is NAME=VALUE')
  const { entity, name, values } = await attributeNamed(workbench, typed.slice(0, at))
  const value = typed.slice(at + 1).trim()
  if (value === '') return [{ entity, name, value: null }]
  const same = alike(values, (one) => one, value)
  if (same.length > 0) return same.map((one) => ({ entity, name, value: one }))
  const order = new Intl.Collator('en', { numeric: true })
  const named = values.toSorted(order.compare).slice(0, mostNamed)
  throw new Refusal('validation', {
    reason: 'no_such_value',
    owner: owners[entity],
    name,
    value,
    values: named.map((one) => `“${one}”`).join(', ') + (values.length > mostNamed ? ', …' : ''),
  })
}

async function allAttributes(workbench: Workbench): Promise<NamedAttribute[]> {
  const rows = {
    case: await workbench.ask('case.list', {}),
    participant: await workbench.ask('participant.list', {}),
    document: await workbench.ask('document.list', {}),
  }
  return entities.flatMap((entity) => {
    const given = rows[entity].flatMap(({ attributes }) => Object.entries(attributes))
    return [...Map.groupBy(given, ([name]) => name)].map(([name, of]) => ({
      entity,
      name,
      values: [...new Set(of.map(([, value]) => value))],
    }))
  })
}

/** Of each entity, the attribute of a name. */
function ofName(all: readonly NamedAttribute[], name: string): NamedAttribute[] {
  const same = alike(all, (one) => one.name, name.trim())
  return entities.flatMap((entity) => same.find((one) => one.entity === entity) ?? [])
}

/** Those that are called so letter for letter; where none is, those that are but for case and spaces. */
function alike<T>(all: readonly T[], nameOf: (one: T) => string, name: string): T[] {
  const exact = all.filter((one) => nameOf(one) === name)
  return exact.length > 0 ? exact : all.filter((one) => folded(nameOf(one)) === folded(name))
}
