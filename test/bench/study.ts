import { Document, Packer, Paragraph, TextRun } from 'docx'
import { seeded } from './random.ts'

/** The size of the study a bench runs on. */
export interface StudySize {
  readonly documents: number
  readonly wordsPerDocument: number
  readonly codings: number
  readonly coders: readonly string[]
}

export const fullStudy: StudySize = {
  documents: 100,
  wordsPerDocument: 6600,
  codings: 100_000,
  coders: ['Ann Whitlock', 'Bashir Khan', 'Cerys Morgan'],
}

const vocabulary =
  'the we of to and budget care home team council people carers service social health board trust money meeting staff they joint pooled plan nurse hospital community support local agreement data sharing trouble because really think about different together always never before since years week change working'.split(
    ' ',
  )

/** A transcript of about so many words: an interviewer and three who answer, turns of 10 to 60 words. */
function turnsOf(words: number, random: () => number): { speaker: string; words: string }[] {
  const turns: { speaker: string; words: string }[] = []
  for (let left = words; left > 0;) {
    const length = Math.min(left, 10 + Math.floor(random() * 50))
    const spoken = Array.from(
      { length },
      () => vocabulary[Math.floor(random() * vocabulary.length)] ?? 'and',
    ).join(' ')
    const speaker = turns.length % 2 === 0 ? 'Interviewer' : `P${1 + Math.floor(random() * 3)}`
    turns.push({ speaker, words: `${spoken}.` })
    left -= length
  }
  return turns
}

/** One transcript as a Word file. */
export async function docxTranscript(words: number, seed: number): Promise<Uint8Array> {
  const children = turnsOf(words, seeded(seed)).map(
    (turn) =>
      new Paragraph({
        children: [new TextRun({ text: `${turn.speaker}: `, bold: true }), new TextRun(turn.words)],
      }),
  )
  return Packer.toBuffer(new Document({ sections: [{ children }] }))
}

/**
 * Codings of one document by all coders: places they mostly share, with edges and codes that sometimes differ.
 * @param characters of the document's text; spans are kept inside it
 */
export function randomCodings<Code>(
  characters: number,
  perCoder: number,
  coders: readonly string[],
  codes: readonly Code[],
  seed: number,
): { coder: string; code: Code; start: number; end: number }[] {
  const random = seeded(seed)
  const codings = []
  for (let place = 0; place < perCoder; place += 1) {
    const start = Math.floor(random() * (characters - 700))
    const length = 30 + Math.floor(random() * 300)
    const code = Math.floor(random() * codes.length)
    for (const coder of coders) {
      const shift = random() < 0.4 ? Math.floor(random() * 60) : 0
      const own = codes[random() < 0.2 ? Math.floor(random() * codes.length) : code]
      if (own !== undefined)
        codings.push({ coder, code: own, start: start + shift, end: start + shift + length })
    }
  }
  return codings
}
