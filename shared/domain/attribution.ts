const modeNames = {
  interview: 'Interview',
  focus_group: 'Focus group',
  feedback_workshop: 'Feedback workshop',
  document: 'Document',
  field_note: 'Field note',
  literature: 'Literature',
} as const

/** How a document's words came about. The same names as the contract's modes. */
export type AttributedMode = keyof typeof modeNames

/** What is known of someone who speaks in an extract. Blank and null both mean "not known". */
export interface AttributedSpeaker {
  /** The role of the participant the speaker is mapped to. */
  readonly role: string | null
  /** The participant's pseudonym, or the label in the transcript where no participant is mapped. */
  readonly speakerLabel: string | null
  readonly interviewer: boolean
}

export interface Attributed {
  /** Whose words the extract holds, in the order in which they speak. Empty in a text without turns. */
  readonly speakers: readonly AttributedSpeaker[]
  /** The case study's name as the project shows it, e.g. "Site A". */
  readonly caseName: string | null
  readonly mode: AttributedMode
  /** A closer name for the occasion, e.g. "Staff focus group"; it stands in place of the mode. */
  readonly setting?: string | null
}

const interviewer = 'Interviewer'

/** A mode as it is shown everywhere, in sentence case: "Focus group". */
export function modeName(mode: AttributedMode): string {
  return modeNames[mode]
}

/**
 * What a speaker is called in the write-up: "Interviewer", else the role, else the pseudonym or label; null where
 * nothing is known.
 */
export function speakerName(speaker: AttributedSpeaker): string | null {
  return speaker.interviewer ? interviewer : known(speaker.role) || known(speaker.speakerLabel) || null
}

/**
 * Who said it, where, and on what occasion, in the field's form: (Commissioning Manager, Site A, Focus Group). What
 * is not known is left out and nothing stands in for it. Speakers of one name are named once; an interviewer comes
 * after the people interviewed.
 */
export function attributionOf({ speakers, caseName, mode, setting }: Attributed): string {
  const occasion = titleCase(known(setting ?? null) || modeName(mode))
  const parts = [inOneBreath(namesOf(speakers)), known(caseName), occasion]
  return `(${parts.filter((part) => part !== '').join(', ')})`
}

function namesOf(speakers: readonly AttributedSpeaker[]): string[] {
  const names = new Set(speakers.map(speakerName).filter((name) => name !== null))
  const asked = names.delete(interviewer)
  return asked ? [...names, interviewer] : [...names]
}

/** "A", "A and B", "A, B and C". */
function inOneBreath(names: readonly string[]): string {
  const last = names.at(-1)
  if (last === undefined) return ''
  return names.length === 1 ? last : `${names.slice(0, -1).join(', ')} and ${last}`
}

function known(text: string | null): string {
  return text === null ? '' : text.replace(/\s+/gu, ' ').trim()
}

const smallWords = new Set(['a', 'an', 'and', 'at', 'by', 'for', 'in', 'of', 'on', 'or', 'the', 'to', 'with'])

/** Title case for names of occasions: small words stay small unless they come first; capitals are kept. */
function titleCase(text: string): string {
  return text
    .split(' ')
    .map((word, index) =>
      index > 0 && smallWords.has(word.toLowerCase()) ? word.toLowerCase() : word.replace(/^\p{L}/u, upper),
    )
    .join(' ')
}

function upper(letter: string): string {
  return letter.toUpperCase()
}
