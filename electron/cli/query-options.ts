import type { CallInput } from '#shared/contract/index.ts'
import { modes } from '#shared/contract/values.ts'
import { Refusal } from '#shared/errors.ts'
import { chosen, type Arguments, type OptionName } from './arguments.ts'
import { attributeWanted } from './attribute-naming.ts'
import { caseNamed, codePaths, coderIdNamed, folded } from './naming.ts'
import { UsageError } from './usage.ts'
import { roundOfName } from './commands/rounds-command.ts'
import type { Workbench } from './workbench.ts'

type Query = CallInput<'retrieval.run'>['query']
type Proximity = NonNullable<CallInput<'matrix.compute'>['proximity']>

/** Options that narrow what is looked at, of `query` and `matrix` alike. */
export const narrowingOptions = [
  'children',
  'near',
  'same',
  'same-coder',
  'case',
  'without-case',
  'attribute',
  'mode',
  'coder',
  'round',
  'without-round',
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

/** Null where nothing was named. */
async function each<T>(
  names: readonly string[],
  find: (name: string) => T | Promise<T>,
): Promise<T[] | null> {
  return names.length === 0 ? null : Promise.all(names.map(find))
}

/**
 * What was named, and null for none, which either `--without-…` says or the name "none", where nothing is called so.
 * Null where neither was given.
 */
async function eachOrNone<T>(
  given: Arguments,
  option: 'case' | 'round',
  find: (name: string) => Promise<T | undefined>,
): Promise<(T | null)[] | null> {
  const named = await each(given.all(option), async (name) => {
    const found = await find(name)
    if (found !== undefined) return found
    if (folded(name) === 'none') return null
    throw new Refusal('not_found', { what: option, name })
  })
  return given.flag(`without-${option}`) ? [...(named ?? []), null] : named
}

/** What is looked at, as it was typed, without codes. @throws Refusal not_found for a name that nothing bears */
export async function narrowedBy(given: Arguments, workbench: Workbench): Promise<Query> {
  const people = given.all('speaker').length === 0 ? [] : await workbench.ask('participant.list', {})
  return {
    sameCoder: given.flag('same-coder'),
    cases: await eachOrNone(given, 'case', async (name) => (await caseNamed(workbench, name))?.id),
    attributes:
      (await each(given.all('attribute'), (words) => attributeWanted(workbench, words)))?.flat() ?? [],
    modes: await each(given.all('mode'), (word) => chosen(word, modes, '--mode')),
    coders: await each(given.all('coder'), (name) => coderIdNamed(workbench, name)),
    rounds: await eachOrNone(given, 'round', async (name) => (await roundOfName(workbench, name))?.id),
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
