import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import type { CallInput } from '#shared/contract/index.ts'
import { Workbench } from '../../electron/cli/workbench.ts'
import { median, printFigure, timed } from './print.ts'
import { seeded } from './random.ts'
import { fullStudy } from './study.ts'

/** Measures searching and counting words in the host, on the bench project's transcripts and on ten times as many. */

const syllables = 'ka lo mi ten ra sho ber du el pro ver con sta gi ne fo wi tra un pel'.split(' ')
const common =
  'the and we to of it that was in they a budget team so people really care money pooled joint'.split(' ')

/** As rare words are made: some 20,000 of them turn up. */
function wordFor(random: () => number): string {
  // Zipf's law: of the n words that there are, the k-th is 1/k as frequent.
  const rank = Math.floor(20_000 ** random()) - 1
  const known = common[rank]
  if (known !== undefined) return known
  let word = ''
  for (let rest = rank; rest > 0; rest = Math.floor(rest / syllables.length))
    word += syllables[rest % syllables.length]
  return word
}

function transcript(seed: number): string {
  const random = seeded(seed)
  const turns: string[] = []
  for (let left = fullStudy.wordsPerDocument; left > 0;) {
    const length = Math.min(left, 10 + Math.floor(random() * 50))
    const said = Array.from({ length }, () => wordFor(random)).join(' ')
    turns.push(`${turns.length % 2 === 0 ? 'Interviewer' : `P${1 + Math.floor(random() * 3)}`}: ${said}.`)
    left -= length
  }
  return turns.join('\n')
}

async function makeProject(
  workbench: Workbench,
  folder: string,
  file: string,
  documents: number,
): Promise<void> {
  await workbench.ask('project.create', {
    file: workbench.grant(file),
    name: 'Search',
    codebook: 'joint-commissioning',
    coder: 'Ann',
  })
  for (let from = 0; from < documents; from += 100) {
    const files = Array.from({ length: Math.min(100, documents - from) }, (_, index) => {
      const source = path.join(folder, `Interview ${from + index + 1}.txt`)
      writeFileSync(source, transcript(from + index))
      return workbench.grant(source)
    })
    const { staged } = await workbench.ask('import.read', { files })
    await workbench.ask('import.store', {
      documents: staged.map(({ id }, index) => ({
        staged: id,
        index: 0,
        title: `Interview ${from + index + 1}`,
        case: { create: `Site ${'ABCDE'[index % 5]}` },
        mode: 'interview' as const,
        attributes: {},
        speakers: [],
      })),
      again: false,
    })
  }
}

const searches: readonly (readonly [string, CallInput<'search.run'>])[] = [
  ['the most frequent word there is', { words: 'the' }],
  ['a rare word', { words: 'trakado' }],
  ['a phrase', { words: '"pooled budget"' }],
  ['three words in one turn', { words: 'pooled budget team' }],
  ['a beginning, as one types', { words: 'bu' }],
  ['a wildcard in a word', { words: 't*m b*t' }],
  ['a frequent word, by what stands before it', { words: 'budget', sort: 'left' }],
  ['a frequent word, one case study and no interviewers', { words: 'budget', interviewers: false }],
]

/** Finds out how long the host answers nobody. */
class Heart {
  #last = performance.now()
  #longest = 0
  readonly #beats = setInterval(() => this.#beat(), 1)

  #beat(): void {
    const now = performance.now()
    this.#longest = Math.max(this.#longest, now - this.#last)
    this.#last = now
  }

  /** The longest time between two beats, in milliseconds. */
  stop(): number {
    clearInterval(this.#beats)
    this.#beat()
    return this.#longest
  }
}

setFlagsFromString('--expose-gc')
const clearAway: unknown = runInNewContext('gc')

/** What is held once all that nobody needs is cleared away, in bytes. */
function memoryHeld(): number {
  if (typeof clearAway !== 'function') throw new Error('memory can’t be cleared away')
  Reflect.apply(clearAway, null, [])
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return heapUsed + arrayBuffers
}

/** The first search where nobody asked for anything for a while after the project was opened. */
async function measureRested(file: string, times: number): Promise<void> {
  const workbench = new Workbench()
  try {
    await workbench.open(file)
    await workbench.ask('document.list', {})
    await wait(2000 + 2000 * times)
    const { ms } = await timed(() => workbench.ask('search.run', { words: 'budget' }))
    printFigure('the first search, some seconds after opening', ms, 'ms', 50)
  } finally {
    await workbench.close()
  }
}

async function measure(times: number): Promise<void> {
  const documents = fullStudy.documents * times
  const folder = mkdtempSync(path.join(tmpdir(), 'concord-bench-'))
  try {
    const file = path.join(folder, 'Search.concord')
    const builder = new Workbench()
    await makeProject(builder, folder, file, documents)
    await builder.close()
    process.stdout.write(`\nSearching ${documents} transcripts\n`)
    await measureRested(file, times)
    const workbench = new Workbench()
    await workbench.open(file)
    const before = memoryHeld()
    const first = await timed(() => workbench.ask('search.run', { words: 'budget' }))
    printFigure('the very first search, all words being read', first.ms, 'ms')
    printFigure('memory that this takes', (memoryHeld() - before) / 2 ** 20, 'MiB')
    for (const [what, input] of searches) {
      const runs = []
      for (let run = 0; run < 7; run += 1) {
        // The host remembers the newest searches: this one is to be among them no more.
        for (const words of ['one', 'more', 'other']) await workbench.ask('search.run', { words })
        runs.push(await timed(() => workbench.ask('search.run', input)))
      }
      const hits = (runs[0]?.value.total ?? 0).toLocaleString('en-GB')
      printFigure(`${what}: ${hits} hits`, median(runs.map(({ ms }) => ms)), 'ms', 50)
    }
    await workbench.ask('search.run', { words: 'budget', sort: 'right' })
    const paging = { words: 'budget', sort: 'right', offset: 30_000 } as const
    const page = await timed(() => workbench.ask('search.run', paging))
    printFigure('a page far down in an order', page.ms, 'ms', 50)
    const plain = await timed(() => workbench.ask('words.frequency', { stopWords: 'english' }))
    printFigure(
      `how often each of ${plain.value.different.toLocaleString('en-GB')} words is said`,
      plain.ms,
      'ms',
    )
    const stems = await timed(() => workbench.ask('words.frequency', { by: 'speaker', stems: 'english' }))
    printFigure('the same by speaker, words of one stem as one', stems.ms, 'ms')
    const [coder] = await workbench.ask('coder.list', {})
    const code = (await workbench.ask('codebook.tree', {})).codes.find(({ codable }) => codable)
    if (!coder || !code) throw new Error('the study is empty')
    const coding = { words: 'pooled', unit: 'words', code: code.id, coder: coder.id } as const
    const heart = new Heart()
    const foreseen = await timed(() => workbench.ask('search.codeResults', { ...coding, dryRun: true }))
    const pause = heart.stop()
    const hits = foreseen.value.created.toLocaleString('en-GB')
    printFigure(`foreseeing what coding ${hits} hits comes to`, foreseen.ms, 'ms')
    printFigure('the longest that others wait meanwhile', pause, 'ms', 100)
    const coded = await timed(() => workbench.ask('search.codeResults', { ...coding, dryRun: false }))
    printFigure(`coding ${hits} hits in one step`, coded.ms, 'ms')
    await workbench.close()
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

for (const times of [1, 10]) await measure(times)
