import type { AgreementInput } from '#shared/domain/agreement/index.ts'
import type { disagreementsOf } from '#shared/domain/disagreements/index.ts'
import { seeded } from './random.ts'

/** A team's study: so many transcripts of 6,600 words, in turns of 200 characters. */
export const documents = 36
export const charactersPerDocument = 40_000
export const codes = Array.from({ length: 30 }, (_, number) => ({
  id: `code ${number}`,
  parent: number < 6 ? null : `code ${number % 6}`,
}))
export const coders = ['Ann', 'Bashir', 'Cerys', 'Dewi']

/** How large a study is: times 36 documents of 6,600 words, 60,000 codings of 30 to 330 characters. */
export interface Scale {
  readonly text?: number
  readonly codings?: number
  readonly lengths?: number
}

/** Places that four coders mostly share, with edges and codes that sometimes differ. */
export function studyOf({
  text = 1,
  codings = 1,
  lengths = 1,
}: Scale): AgreementInput & Parameters<typeof disagreementsOf>[0] {
  const random = seeded(11)
  const draw = (below: number) => Math.floor(random() * below)
  const length = charactersPerDocument * text
  const places = Math.round((60_000 * codings) / documents / coders.length)
  let made = 0
  const turns = Array.from({ length: length / 200 }, (_, turn) => ({
    start: turn * 200 + 8,
    end: turn * 200 + 199,
  }))
  const codeAt = (number: number) => codes[number]?.id ?? ''
  return {
    unit: 'character',
    coders,
    codes,
    documents: Array.from({ length: documents }, (_, number) => {
      const shared = Array.from({ length: places }, () => ({
        start: draw(length - 700),
        size: Math.max(2, Math.round((30 + draw(300)) * lengths)),
        code: draw(codes.length),
      }))
      return {
        id: `document ${number}`,
        length,
        codable: turns,
        units: [],
        turns,
        coders: Object.fromEntries(
          coders.map((coder) => [
            coder,
            shared.map(({ start, size, code }) => {
              const from = start + (random() < 0.4 ? draw(Math.ceil(60 * lengths)) : 0)
              const own = codeAt(random() < 0.2 ? draw(codes.length) : code)
              return {
                id: `${(made++).toString(16).padStart(36, '0')}`,
                start: from,
                end: from + size,
                code: own,
              }
            }),
          ]),
        ),
      }
    }),
  }
}
