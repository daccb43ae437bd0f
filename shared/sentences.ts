import { importRejections, type ErrorCode, type Failure, type ImportRejection, type Plain } from './errors.ts'
import { blindSentence } from './blind-sentences.ts'
import { corruptSentence } from './corrupt-sentences.ts'
import { validationNext, validationSentence } from './validation-sentences.ts'

/** What a person is told: what happened, and what to do about it (null where there is nothing to do). */
export interface Sentence {
  readonly sentence: string
  readonly next: string | null
}

type Data = Failure['data']

/**
 * The plain sentence of a refusal, for window and command line alike. Facts in `data` are used where they are
 * there and have the expected type; nothing in `data` is needed.
 */
export function sentenceFor(failure: Failure): Sentence {
  return writers[failure.code](failure.data)
}

/** Why a source was turned away, as a plain sentence about "the file". */
export function rejectionSentence(reason: ImportRejection): Sentence {
  return rejections[reason]
}

const writers: { readonly [Code in ErrorCode]: (data: Data) => Sentence } = {
  validation: (data) => ({
    sentence:
      ownWords(data) ?? validationSentence(data) ?? `This can't be done as it stands${fieldOf(data)}.`,
    next: validationNext(data) ?? 'Check what was entered and try again.',
  }),
  not_found: (data) => {
    const what = word(data, 'entity') ?? word(data, 'what')
    const name = word(data, 'name')
    if (what && name) {
      return {
        sentence: `There is no ${things[what] ?? what.replaceAll('_', ' ')} “${name}”.`,
        next: 'Check the name and try again.',
      }
    }
    return {
      sentence:
        ownWords(data) ??
        (what
          ? `This ${things[what] ?? what.replaceAll('_', ' ')} is no longer there.`
          : 'What this refers to is no longer there.'),
      next: 'It may have been removed or undone. Go back and choose again.',
    }
  },
  project_locked: (data) => {
    const user = word(data, 'user')
    const host = word(data, 'host')
    const who = user && host ? ` by ${user} on ${host}` : user ? ` by ${user}` : host ? ` on ${host}` : ''
    return {
      sentence: `This project is open already${who}.`,
      next: 'Close it there first, then open it here.',
    }
  },
  project_newer: () => ({
    sentence: 'This project was made by a newer version of Concord. It has been left as it is.',
    next: 'Update Concord, then open the project again.',
  }),
  corrupt: (data) =>
    corruptSentence(data) ?? {
      sentence:
        ownWords(data) ?? 'This file is damaged or is not a Concord project. It has been left as it is.',
      next: 'Open a backup of the project, or ask the person who sent it for a fresh copy.',
    },
  disk_full: () => ({
    sentence: 'The disk is full or cannot be written to. Nothing was changed.',
    next: 'Free some space, or choose another folder, and try again.',
  }),
  import_rejected: (data) => importSentence(data),
  undo_conflict: (data) => {
    const label = word(data, 'label')
    return {
      sentence: label
        ? `“${label}” can't be undone or redone, because the same things were changed since.`
        : "This step can't be undone or redone, because the same things were changed since.",
      next: 'Look at the history, and change it by hand.',
    }
  },
  blind: (data) => blindSentence(data),
  withdrawn: () => ({
    sentence: 'This participant has withdrawn, and what they contributed was removed.',
    next: null,
  }),
  cancelled: (data) => {
    const stored = data['stored']
    const kept = typeof stored === 'number' && stored > 0
    return {
      sentence: kept
        ? `Cancelled. What was stored before stays: ${stored}.`
        : 'Cancelled. Nothing was changed.',
      next: kept ? 'Undo takes it back, one at a time.' : null,
    }
  },
  internal: (data) => {
    const reference = word(data, 'reference')
    return {
      sentence: `Something went wrong inside Concord${reference ? ` (reference ${reference})` : ''}. Your project is as it was before.`,
      next: 'Try again. If it happens again, close the project, open it and check it.',
    }
  },
}

const rejections: { readonly [Reason in ImportRejection]: Sentence } = {
  unsupported_format: {
    sentence: 'This kind of file cannot be imported.',
    next: 'Save it as Word (.docx), text, RTF, ODT, PDF, VTT, SRT, CSV or Excel, and import that.',
  },
  empty: { sentence: 'The file is empty.', next: 'Check that the right file was chosen.' },
  too_large: { sentence: 'The file is too large to import.', next: 'Split it into smaller files.' },
  damaged: {
    sentence: 'The file is damaged and cannot be read.',
    next: 'Open it in the program that made it, save it afresh, and import that.',
  },
  not_what_it_says: {
    sentence: 'What is in the file is not what its name says.',
    next: 'Check the file and its ending, or save it afresh under the right one.',
  },
  encrypted: {
    sentence: 'The file is protected by a password.',
    next: 'Save a copy without the password, and import that.',
  },
  invalid_encoding: {
    sentence: 'The letters in the file cannot be made out.',
    next: 'Save it as UTF-8 text, and import that.',
  },
  zip_bomb: {
    sentence: 'The file unpacks to far more than a document holds, so it was not opened.',
    next: 'Save it afresh from a word processor, and import that.',
  },
  zip_path_escape: {
    sentence: 'The file tries to write outside its own folder, so it was not opened.',
    next: 'Ask where it came from; save it afresh from a word processor.',
  },
  forbidden_markup: {
    sentence: 'The file holds markup that no document needs and that can do harm, so it was not opened.',
    next: 'Save it afresh from a word processor, and import that.',
  },
  external_reference: {
    sentence: 'The file wants to fetch something from elsewhere, so it was not opened.',
    next: 'Save it afresh with everything inside, and import that.',
  },
  no_text: {
    sentence: 'There is no text in the file. It may be a scan.',
    next: 'Run text recognition (OCR) over it first.',
  },
  took_too_long: {
    sentence: 'Reading the file took too long and was stopped.',
    next: 'Split it into smaller files.',
  },
  took_too_much_memory: {
    sentence: 'Reading the file needed too much memory and was stopped.',
    next: 'Split it into smaller files.',
  },
  already_imported: { sentence: 'The very same file is in the project already.', next: null },
  unreadable: {
    sentence: 'The file cannot be read from the disk.',
    next: 'Check that it is still there and that you may open it.',
  },
}

const things: { readonly [entity: string]: string } = {
  case_study: 'case study',
  case: 'case study',
  codebook_version: 'version of the codebook',
  round: 'round',
  command: 'step',
  framework: 'matrix',
  staged_source: 'file',
  grant: 'file',
}

function importSentence(data: Data): Sentence {
  const source = word(data, 'source')
  const reason = importRejections.find((known) => known === data['reason'])
  const detail = word(data, 'detail')
  if (reason === 'already_imported' && source && detail) {
    return {
      sentence: `${source}: The very same file is in the project already, as “${detail}”.`,
      next: null,
    }
  }
  const told = reason ? rejections[reason] : { sentence: 'The file was turned away.', next: null }
  return { sentence: source ? `${source}: ${told.sentence}` : told.sentence, next: told.next }
}

function word(data: Data, key: string): string | null {
  const value: Plain | undefined = data[key]
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null
}

/** A refusal may bring its own sentence; it is used if it reads like one. */
function ownWords(data: Data): string | null {
  const own = word(data, 'sentence')
  return own && /^\p{Lu}.*[.!?]$/su.test(own) ? own : null
}

function fieldOf(data: Data): string {
  const field = word(data, 'field')
  return field ? ` (${field})` : ''
}
