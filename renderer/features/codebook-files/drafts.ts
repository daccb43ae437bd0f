import type { CodebookReading, CodeChoice, CodePart, FileCode } from '#shared/contract/codebook-files.ts'
import type { Code } from '#shared/contract/codebook.ts'
import { differencesOf, isListPart, type PartDifference } from '#shared/domain/code-differences.ts'

/** What becomes of a part in which the two differ. Of a list, `theirs` adds their entries to ours. */
export type Side = 'mine' | 'theirs'

/** What becomes of a code of the file, as far as it was chosen. */
export interface Draft {
  readonly as: 'same' | 'new' | 'under' | 'left_out'
  /** The code here that it is, where it is one. */
  readonly code: string | null
  /** The code here that it is nested under; null: the top of the codebook. */
  readonly under: string | null
  /** Parts decided otherwise than they would be by themselves. */
  readonly parts: { readonly [Part in CodePart]?: Side }
}

export type Drafts = ReadonlyMap<string, Draft>

/** How the codes stand before anybody chose: a certain or likely match is taken, all else is new. */
export function firstDrafts({ codes }: CodebookReading): Drafts {
  return new Map(codes.map((code) => [code.key, firstDraft(code)]))
}

export function firstDraft({ match }: FileCode): Draft {
  const isOne = match !== null && match.sure !== 'unsure'
  return { as: isOne ? 'same' : 'new', code: match?.code ?? null, under: null, parts: {} }
}

/** What becomes of a part nobody chose for: ours stands where it says something, lists are united. */
export function bySelf({ part, mine }: PartDifference): Side {
  return isListPart(part) || mine.trim() === '' ? 'theirs' : 'mine'
}

export function sideOf(difference: PartDifference, { parts }: Draft): Side {
  return parts[difference.part] ?? bySelf(difference)
}

/** In what a code of the file differs from the one here that it is to be. */
export function differencesFrom({ fields }: FileCode, mine: Code | undefined): PartDifference[] {
  return mine ? differencesOf(fields, mine) : []
}

/** The choices as the host takes them; every code is named, so that what is shown is what is done. */
export function choicesOf(
  { codes }: CodebookReading,
  drafts: Drafts,
  codeHere: (id: string) => Code | undefined,
): CodeChoice[] {
  return codes.map((code): CodeChoice => {
    const draft = drafts.get(code.key) ?? firstDraft(code)
    return { key: code.key, becomes: becomingOf(code, draft, codeHere) }
  })
}

function becomingOf(
  code: FileCode,
  draft: Draft,
  codeHere: (id: string) => Code | undefined,
): CodeChoice['becomes'] {
  switch (draft.as) {
    case 'left_out':
      return { as: 'left_out' }
    case 'under': {
      const parent = draft.under === null ? undefined : codeHere(draft.under)
      return { as: 'new', under: parent?.id ?? null }
    }
    case 'new':
      return { as: 'new', under: 'as_in_file' }
    case 'same': {
      const mine = draft.code === null ? undefined : codeHere(draft.code)
      if (!mine) return { as: 'new', under: 'as_in_file' }
      const differences = differencesFrom(code, mine)
      const parts = (side: Side) =>
        differences.filter((one) => sideOf(one, draft) === side).map(({ part }) => part)
      return { as: 'same', code: mine.id, take: parts('theirs'), keep: parts('mine') }
    }
  }
}

/** A code of the file and all below it. */
export function withBelow({ codes }: CodebookReading, key: string): readonly FileCode[] {
  const below = new Set([key])
  return codes.filter((code) => {
    if (code.parent !== null && below.has(code.parent)) below.add(code.key)
    return below.has(code.key)
  })
}
