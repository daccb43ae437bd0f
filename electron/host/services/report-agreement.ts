import { reasonWords } from '#shared/agreement-words.ts'
import type { AgreementQuestion } from '#shared/contract/agreement.ts'
import { agreementSteps } from '#shared/domain/agreement/index.ts'
import { methodsSentence } from '#shared/methods-sentence.ts'
import { listRounds } from '../store/round-store.ts'
import { gatherAgreement } from './agreement-gathering.ts'
import { tellGathered } from './agreement-telling.ts'
import type { CallContext } from './context.ts'
import { inSteps } from './in-steps.ts'
import type { Session } from './session.ts'

/** What agreement rests on, and how it is told. */
const heeded: ReadonlySet<string> = new Set([
  'project',
  'coder',
  'document',
  'turn',
  'speaker',
  'participant',
  'code',
  'codebook_version',
  'coding',
  'coding_state',
  'round',
  'round_coder',
  'round_document',
  'decision',
])

const kept = new WeakMap<Session, { sentence: string | null }>()

function keptFor(session: Session): { sentence: string | null } {
  const known = kept.get(session)
  if (known) return known
  const made: { sentence: string | null } = { sentence: null }
  kept.set(session, made)
  session.subscribe(({ changes }) => {
    if (changes.some(({ entity }) => heeded.has(entity))) made.sentence = null
  })
  return made
}

/** The round closed last in which two coders finished anything; else all finished coding. */
function questionsFor(session: Session): AgreementQuestion[] {
  const rounds = session.project
    .read((db) => listRounds(db))
    .filter(({ closedAt }) => closedAt !== null)
    .toSorted((a, b) => ((a.closedAt ?? '') < (b.closedAt ?? '') ? 1 : -1))
  return [...rounds.slice(0, 1).map(({ id }) => id), null].map((round) => ({
    round,
    cases: null,
    documents: null,
    coders: null,
    version: null,
    excludeSpeakers: [],
    unit: 'character',
    depth: null,
    withConsensus: false,
  }))
}

/** A few sentences on the coders' agreement. Figures stay the same until something is coded. @throws Refusal cancelled */
export async function agreementSentences(context: CallContext): Promise<string> {
  const { session } = context
  const known = keptFor(session)
  if (known.sentence !== null) return known.sentence
  let reason = 'fewer than two coders have finished anything'
  for (const question of questionsFor(session)) {
    const gathered = session.project.read((db) => gatherAgreement(db, session, question))
    const isComparable = gathered.work.documents.some(
      ({ work }) => [...work.values()].filter((codings) => codings !== null).length > 1,
    )
    if (!isComparable) continue
    const report = tellGathered(await inSteps(agreementSteps(gathered.input), context), gathered, question)
    const alpha = report.overall.alpha_set_jaccard
    if (typeof alpha !== 'number') {
      reason = reasonWords(alpha.null)
      continue
    }
    // That nobody asked for an interval is nothing that a reader of the report must be told.
    known.sentence = methodsSentence(report, {
      round: gathered.work.round,
      version: null,
      excludedSpeakers: [],
      cases: null,
      depth: null,
    }).replace(`; no interval was worked out (${reasonWords('not_asked')})`, '')
    return known.sentence
  }
  known.sentence = `Agreement between coders was not worked out: ${reason}.`
  return known.sentence
}
