import type { CallInput, CallOutput } from '#shared/contract/index.ts'
import { Refusal } from '#shared/errors.ts'
import { chosen, type Arguments } from '../arguments.ts'
import { coderIdNamed } from '../naming.ts'
import { printJson, printLine } from '../output.ts'
import { UsageError } from '../usage.ts'
import { projectFile, type Workbench } from '../workbench.ts'
import type { CliCommand } from './command.ts'

type Preview = CallOutput<'merge.preview'>
type Merged = Pick<Preview, 'incoming' | 'conflicts' | 'notices' | 'changes'>
type Conflict = Merged['conflicts'][number]
type Wishes = NonNullable<CallInput<'merge.preview'>['wishes']>

/** Which side stands in every conflict; undefined: mine does, and all of them stay listed. */
function sideOf(given: Arguments): 'mine' | 'theirs' | undefined {
  if (given.flag('ours') && given.flag('theirs'))
    throw new UsageError('--ours and --theirs exclude each other')
  if (given.flag('ours')) return 'mine'
  return given.flag('theirs') ? 'theirs' : undefined
}

/** Who there is who here, by their names. @throws UsageError */
function pairsIn(given: Arguments): { readonly theirs: string; readonly mine: string }[] {
  return given.all('coder').map((pair) => {
    const [theirs, mine, ...rest] = pair.split('=').map((name) => name.trim())
    if (!theirs || !mine || rest.length > 0) throw new UsageError('--coder takes THEIRS=MINE')
    return { theirs, mine }
  })
}

const numbered = / \(\d+\)$/u
const folded = (name: string) => name.toLocaleLowerCase('en')

/** @throws Refusal not_found for someone who isn't there, or who doesn't come with the files */
async function coderWishes(
  pairs: ReturnType<typeof pairsIn>,
  { newcomers }: Preview,
  workbench: Workbench,
): Promise<NonNullable<Wishes['coders']>> {
  const wishes = []
  for (const { theirs, mine } of pairs) {
    // A newcomer who bears the name of somebody here is shown with a number.
    const meant = newcomers.filter(({ name }) =>
      [name, name.replace(numbered, '')].some((one) => folded(one) === folded(theirs)),
    )
    if (meant.length === 0) throw new Refusal('not_found', { what: 'coder', name: theirs })
    const id = await coderIdNamed(workbench, mine)
    wishes.push(...meant.map(({ coder }) => ({ theirs: coder, mine: id })))
  }
  return wishes
}

function told({ kind, subject, field, base, mine, theirs, outcome }: Conflict) {
  return { kind, subject, field, base, mine, theirs, outcome }
}

function described({ incoming, conflicts, notices }: Merged, applied: boolean, backup: string | null) {
  return {
    incoming: Object.fromEntries(
      incoming.map(({ kind, added, changed, removed }) => [kind, { added, changed, removed }]),
    ),
    conflicts: conflicts.map(told),
    notices,
    applied,
    backup,
  }
}

const sideLine = (name: string, words: string | null) =>
  `   ${name} ${words === null ? '(nothing)' : words.replaceAll('\n', '\n          ')}`

/** One conflict, numbered, with what stood before and what stands on either side. */
function printConflict(conflict: Conflict, number: number): void {
  const { subject, field, base, mine, theirs, outcome } = conflict
  printLine(`${number}. ${subject}${field === '' ? '' : `, ${field.toLowerCase()}`}`)
  for (const [name, words] of [
    ['before:', base],
    ['mine:  ', mine],
    ['theirs:', theirs],
  ] as const) {
    printLine(sideLine(name, words))
  }
  if (outcome !== null) printLine(`   settled: ${outcome === 'other' ? 'otherwise' : outcome}`)
}

function printMerged({ incoming, conflicts, notices }: Merged, isDone: boolean): void {
  for (const { kind, added, changed, removed } of incoming) {
    const parts = [
      [added, 'added'],
      [changed, 'changed'],
      [removed, 'removed'],
    ] as const
    const counts = parts.flatMap(([count, what]) => (count === 0 ? [] : [`${count} ${what}`]))
    printLine(`${kind}: ${counts.join(', ')}`)
  }
  for (const notice of notices) printLine(notice)
  if (conflicts.length === 0) return
  const open = conflicts.filter(({ outcome }) => outcome === null).length
  const waiting = isDone ? `${open} to be settled; mine stands until then` : `${open} would be to be settled`
  printLine(`${conflicts.length} changed differently on both sides${open === 0 ? '' : `, ${waiting}`}:`)
  for (const [at, conflict] of conflicts.entries()) printConflict(conflict, at + 1)
}

/** Merges copies of a project, or other projects, into it. */
export const merge: CliCommand = {
  options: ['dry-run', 'ours', 'theirs', 'coder', 'json'],
  repeated: ['coder'],
  run: async (given, workbench) => {
    const file = given.word(0, 'FILE')
    given.word(1, 'OTHER')
    const settleAll = sideOf(given) ?? null
    const pairs = pairsIn(given)
    await workbench.open(file)
    const files = given.words.slice(1).map((other) => workbench.grant(projectFile(other)))
    const first = await workbench.ask('merge.preview', { files, wishes: { settleAll } })
    const wishes = { settleAll, coders: await coderWishes(pairs, first, workbench) }
    const preview = pairs.length === 0 ? first : await workbench.ask('merge.preview', { files, wishes })
    if (given.flag('dry-run')) {
      if (given.json) printJson(described(preview, false, null))
      else {
        printLine('Nothing was written. Merging would bring:')
        printMerged(preview, false)
      }
      return
    }
    const sources = preview.sources.map((source) => ({ file: source.file, fingerprint: source.fingerprint }))
    const { backup, ...merged } = await workbench.ask('merge.apply', { files: sources, wishes })
    // Without a backup there was nothing to write.
    const applied = backup !== null
    if (given.json) printJson(described(merged, applied, backup))
    else if (!applied) printLine('Nothing new: the project holds all of it already.')
    else {
      printLine(`Merged ${preview.sources.map(({ fileName }) => `“${fileName}”`).join(', ')}.`)
      printMerged(merged, true)
      printLine(`As it was before: “${backup}” in the folder of backups.`)
    }
  },
}

const outcomes = ['mine', 'theirs'] as const

/** Lists what merges left to be settled, and settles one of it. */
export const conflicts: CliCommand = {
  options: ['settle', 'json'],
  run: async (given, workbench) => {
    const number = given.number('settle', 1)
    given.atMost(number === undefined ? 1 : 2)
    const file = given.word(0, 'FILE')
    const outcome =
      number === undefined ? null : chosen(given.word(1, 'mine or theirs'), outcomes, 'what settles it')
    await workbench.open(file)
    const waiting = await workbench.ask('merge.conflicts', { settled: false })
    if (number === undefined || outcome === null) {
      if (given.json)
        printJson(
          waiting.map((conflict, at) => ({ number: at + 1, file: conflict.fileName, ...told(conflict) })),
        )
      else if (waiting.length === 0) printLine('There is nothing to settle.')
      else for (const [at, conflict] of waiting.entries()) printConflict(conflict, at + 1)
      return
    }
    const meant = waiting[number - 1]
    if (!meant?.id) throw new Refusal('not_found', { what: 'conflict', name: String(number) })
    await workbench.ask('merge.settle', { conflict: meant.id, outcome })
    const left = waiting.length - 1
    if (given.json) printJson({ ...told(meant), outcome, left })
    else printLine(`Settled: ${meant.subject}, ${meant.field.toLowerCase()}. ${left} left.`)
  },
}
