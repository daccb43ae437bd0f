import type { CallInput } from '#shared/contract/index.ts'
import { modes } from '#shared/contract/values.ts'
import { Refusal } from '#shared/errors.ts'
import { chosen, type Arguments, type OptionName } from './arguments.ts'
import { caseIdNamed, codePaths, coderIdNamed } from './naming.ts'
import { UsageError } from './usage.ts'
import { roundNamed } from './commands/rounds-command.ts'
import type { Workbench } from './workbench.ts'

type Query = CallInput<'retrieval.run'>['query']
type Wanted = NonNullable<Query['attributes']>[number]
type Proximity = NonNullable<CallInput<'matrix.compute'>['proximity']>

/** Options that narrow what is looked at, of `query` and `matrix` alike. */
export const narrowingOptions = [
  'children',
  'near',
  'same',
  'same-coder',
  'case',
  'attribute',
  'mode',
  'coder',
  'round',
  'speaker',
  'words',
  'marked',
] as const satisfies readonly OptionName[]

/** Those of them that may be given more than once: any of their values will do. */
export const repeatedNarrowing = [
  'case',
  'attribute',
  'mode',
  'coder',
  'round',
  'speaker',
] as const satisfies readonly OptionName[]

/** How two codings are to stand to each other; overlapping unless told. @throws UsageError */
export function proximityBy(given: Arguments): Proximity {
  const turns = given.number('near', 0)
  const same = given.choice('same', ['turn', 'document'] as const)
  if (turns !== undefined && same !== undefined) throw new UsageError('--near and --same exclude each other')
  if (turns !== undefined) return { kind: 'near', turns }
  return same === undefined
    ? { kind: 'overlapping' }
    : { kind: same === 'turn' ? 'same_turn' : 'same_document' }
}

/** Which entity has an attribute of this name. @throws Refusal not_found */
export async function attributeNamed(
  workbench: Workbench,
  name: string,
): Promise<{ entity: Wanted['entity']; name: string }> {
  const owners = {
    case: await workbench.ask('case.list', {}),
    participant: await workbench.ask('participant.list', {}),
    document: await workbench.ask('document.list', {}),
  }
  for (const entity of ['case', 'participant', 'document'] as const) {
    const names = owners[entity].flatMap(({ attributes }) => Object.keys(attributes))
    const found = names.find((one) => one === name) ?? names.find((one) => folded(one) === folded(name))
    if (found !== undefined) return { entity, name: found }
  }
  throw new Refusal('not_found', { what: 'attribute', name })
}

async function attributeWanted(workbench: Workbench, words: string): Promise<Wanted> {
  const at = words.indexOf('=')
  if (at < 1) throw new UsageError('--attribute is NAME=VALUE')
  const value = words.slice(at + 1).trim()
  return {
    ...(await attributeNamed(workbench, words.slice(0, at).trim())),
    value: value === '' ? null : value,
  }
}

/** Null where nothing was named. */
async function each<T>(
  names: readonly string[],
  find: (name: string) => T | Promise<T>,
): Promise<T[] | null> {
  return names.length === 0 ? null : Promise.all(names.map(find))
}

/** What is looked at, as it was typed, without codes. @throws Refusal not_found for a name that nothing bears */
export async function narrowedBy(given: Arguments, workbench: Workbench): Promise<Query> {
  const people = given.all('speaker').length === 0 ? [] : await workbench.ask('participant.list', {})
  return {
    sameCoder: given.flag('same-coder'),
    cases: await each(given.all('case'), (name) =>
      folded(name) === 'none' ? null : caseIdNamed(workbench, name),
    ),
    attributes: (await each(given.all('attribute'), (words) => attributeWanted(workbench, words))) ?? [],
    modes: await each(given.all('mode'), (word) => chosen(word, modes, '--mode')),
    coders: await each(given.all('coder'), (name) => coderIdNamed(workbench, name)),
    rounds: await each(given.all('round'), async (name) =>
      folded(name) === 'none' ? null : (await roundNamed(workbench, name)).id,
    ),
    participants:
      given.all('speaker').length === 0
        ? null
        : given.all('speaker').flatMap((name) => {
            const found = people.filter(({ pseudonym }) => folded(pseudonym) === folded(name))
            if (found.length === 0) throw new Refusal('not_found', { what: 'participant', name })
            return found.map(({ id }) => id)
          }),
    words: given.text('words') ?? null,
    marked: given.choice('marked', ['starred', 'pinned'] as const) ?? null,
  }
}

/** The same, with the codes that were named and how they stand to each other. */
export async function queryBy(given: Arguments, workbench: Workbench): Promise<Query> {
  const paths = await codePaths(workbench)
  const withChildren = given.flag('children')
  const picked = (path: string) => ({ code: paths.at(path).id, withChildren })
  const proximity = proximityBy(given)
  const conditions = (['and', 'not'] as const).flatMap((is) =>
    given.all(is).map((path) => ({ is, codes: [picked(path)], proximity })),
  )
  if (conditions.length === 0 && (given.text('near') ?? given.text('same')) !== undefined)
    throw new UsageError('--near and --same say how --and and --not are meant')
  return {
    ...(await narrowedBy(given, workbench)),
    codes: [...given.all('code'), ...given.all('or')].map(picked),
    conditions,
  }
}

function folded(name: string): string {
  return name.replace(/\s+/gu, ' ').trim().toLocaleLowerCase('en')
}
