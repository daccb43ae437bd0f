import type { Failure } from './errors.ts'

type Data = Failure['data']

function quoted(data: Data, key: string, otherwise: string): string {
  const value = data[key]
  return typeof value === 'string' && value.trim() !== '' ? `“${value.trim()}”` : otherwise
}

const writers: {
  readonly [reason: string]: (data: Data) => { readonly sentence: string; readonly next: string | null }
} = {
  begun: (data) => ({
    sentence: `Work has begun in blind round ${quoted(data, 'round', 'of this name')}, so ${
      data['coder'] !== undefined
        ? `${quoted(data, 'coder', 'a coder')} can’t be taken out of it`
        : data['document'] !== undefined
          ? `${quoted(data, 'document', 'a document')} can’t be taken out of it`
          : 'this can’t be changed any more'
    }.`,
    next: 'Close the round and start another.',
  }),
  finished: (data) => ({
    sentence: `You have finished ${quoted(data, 'document', 'this document')} in blind round ${quoted(data, 'round', 'of this name')}.`,
    next: 'Reopen it first to go on coding.',
  }),
  hidden_step: () => ({
    sentence: 'This step is a colleague’s work in a blind round, so only they can undo or redo it.',
    next: 'Take your own work back by hand, or wait until the round is opened.',
  }),
  not_blind: (data) => ({
    sentence: `Round ${quoted(data, 'round', 'of this name')} is not blind: everyone sees everyone’s work already.`,
    next: null,
  }),
  not_for_all_yet: () => ({
    sentence: 'This is your own work in a blind round, and a matrix is seen by everyone.',
    next: 'Link it when the results of the round are opened.',
  }),
  not_yours: (data) => ({
    sentence: `In blind round ${quoted(data, 'round', 'of this name')}, everyone codes ${quoted(data, 'document', 'this document')} for themselves.`,
    next: 'Say who you are, and code as that coder.',
  }),
  opened: (data) => ({
    sentence:
      data['document'] === undefined
        ? 'The results of a blind round were opened. That can’t be undone.'
        : `The results of round ${quoted(data, 'round', 'of this name')} were opened on ${quoted(data, 'document', 'this document')}, so what was coded blind stays as it is.`,
    next:
      data['document'] === undefined
        ? null
        : 'Settle differences in the consensus, or code outside of the round.',
  }),
  unfinished: (data) => ({
    sentence: `Not everyone has finished ${quoted(data, 'document', 'this document')} in round ${quoted(data, 'round', 'of this name')}.`,
    next: 'Open its results when all have.',
  }),
}

/** The plain sentence of a refusal that keeps a blind round blind. */
export function blindSentence(data: Data): { readonly sentence: string; readonly next: string | null } {
  const reason = data['reason']
  const write = typeof reason === 'string' && Object.hasOwn(writers, reason) ? writers[reason] : undefined
  const told = write?.(data) ?? {
    sentence: 'This is kept apart until the results of the blind round are opened.',
    next: null,
  }
  const row = data['row']
  return typeof row === 'number' ? { ...told, sentence: `Row ${row}: ${told.sentence}` } : told
}
