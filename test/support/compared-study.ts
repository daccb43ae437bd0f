import type { CallInput, CallOutput, HostCall } from '#shared/contract/index.ts'
import type { CodeId, CoderId, DocumentId, RoundId } from '#shared/ids.ts'
import type { TestHost } from './host.ts'
import { addCode, addCoder, importText, interview, newStudy, spanOf } from './study.ts'

type Question = Partial<CallInput<'disagreement.list'>>
type Compared = CallInput<'disagreement.list'>['compared']
export type Listed = CallOutput<'disagreement.list'>

/** Everything that differs, by place, but for what is asked otherwise. */
export function listDisagreements({ ask }: TestHost, question: Question = {}, as: CoderId | null = null) {
  return ask('disagreement.list', { compared: {}, ...question }, as)
}

export interface ComparedStudy {
  readonly document: DocumentId
  readonly ann: CoderId
  readonly ben: CoderId
  readonly cerys: CoderId
  readonly trust: CodeId
  readonly money: CodeId
  readonly time: CodeId
  /** Codes words of the document, where they stand first. */
  readonly code: (coder: CoderId, code: CodeId, words: string, document?: DocumentId) => Promise<void>
  readonly finish: (coders: readonly CoderId[], document?: DocumentId) => Promise<void>
}

/** A study with one interview, three coders and the codes Barriers / Trust, Barriers / Money and Time. */
export async function aComparedStudy(workbench: TestHost, text = interview): Promise<ComparedStudy> {
  const { ask } = workbench
  await newStudy(workbench)
  const document = await importText(workbench, text)
  const barriers = await addCode(workbench, 'Barriers', { codable: false })
  const trust = await addCode(workbench, 'Trust', { parent: barriers })
  const money = await addCode(workbench, 'Money', { parent: barriers })
  const time = await addCode(workbench, 'Time')
  const ann = await addCoder(workbench, 'Ann')
  const ben = await addCoder(workbench, 'Ben')
  const cerys = await addCoder(workbench, 'Cerys')
  return {
    document,
    ann,
    ben,
    cerys,
    trust,
    money,
    time,
    code: async (coder, code, words, of = document) => {
      const span = await spanOf(workbench, of, words)
      await ask('coding.apply', { document: of, code, coder, span }, coder)
    },
    finish: async (coders, of = document) => {
      for (const coder of coders)
        await ask('coding.setState', { document: of, coder, state: 'finished' }, coder)
    },
  }
}

/**
 * The same study where Ann and Ben have coded, each row as who, with which code, which words. Both also code one place
 * alike, and both have finished.
 */
export async function aFinishedStudy(
  workbench: TestHost,
  codingsOf: (study: ComparedStudy) => readonly (readonly [CoderId, CodeId, string])[],
): Promise<ComparedStudy> {
  const study = await aComparedStudy(workbench)
  const { ann, ben, trust, code, finish } = study
  for (const [coder, as, words] of codingsOf(study)) await code(coder, as, words)
  for (const coder of [ann, ben]) await code(coder, trust, 'we sat down together')
  await finish([ann, ben])
  return study
}

/** The consensus as "code: words", in order of place. */
export async function consensusWords({ ask }: TestHost): Promise<string[]> {
  const { codes } = await ask('codebook.tree', {})
  const consensus = (await ask('coder.list', {})).find(({ kind }) => kind === 'consensus')
  const codings = (await ask('coding.list', { document: null })).filter(
    ({ coder }) => coder === consensus?.id,
  )
  return Promise.all(
    codings.map(async ({ document, code, start, end }) => {
      const { text } = await ask('document.text', { document })
      return `${codes.find(({ id }) => id === code)?.name ?? ''}: ${text.slice(start, end)}`
    }),
  )
}

/** Settles by key, all in one way. */
export function settle(
  { ask }: TestHost,
  keys: readonly string[],
  outcome: CallInput<'consensus.settle'>['settlements'][number]['outcome'],
  {
    as = null,
    reason = '',
    compared = {},
  }: { as?: CoderId | null; reason?: string; compared?: Compared } = {},
): Promise<CallOutput<'consensus.settle'>> {
  return ask('consensus.settle', { compared, settlements: keys.map((key) => ({ key, outcome, reason })) }, as)
}

/** A round of everyone named, in which the given document is coded. */
export async function startRound(
  { ask }: TestHost,
  documents: readonly DocumentId[],
  coders: readonly CoderId[],
  blind = false,
): Promise<RoundId> {
  const input: CallInput<Extract<HostCall, 'round.create'>> = {
    name: 'Round 1',
    documents: [...documents],
    coders: [...coders],
    blind,
  }
  return (await ask('round.create', input)).id
}
