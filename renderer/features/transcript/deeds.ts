import { act } from '../../client/act.ts'
import { queryClient } from '../../client/ask.ts'
import { paintAhead, provisionalId } from '../../client/coding-lists.ts'
import { announce } from '../../client/notices.ts'
import type { CallOutput } from '#shared/contract/index.ts'
import type { Coding } from '#shared/contract/values.ts'
import type { Span } from '#shared/domain/span.ts'
import { coderId, codeId, documentId } from '#shared/ids.ts'
import type { ListedCoding } from './use-shown-codings.ts'

interface Room {
  readonly document: string
  readonly coder: string | null
  /** The codings as the host last told them. */
  readonly codings: readonly Coding[]
  readonly nameOf: (code: string) => string
}

/** Codings that are shown already and not yet stored: the ids they will have, or undefined where they are refused. */
const arriving = new Map<string, Promise<string | undefined>>()

/** The id the host knows a coding by. A coding not stored yet is waited for. */
async function storedId(coding: string): Promise<string | undefined> {
  return arriving.has(coding) ? arriving.get(coding) : coding
}

/** What can be done to the codings of one document: each is one command, announced when done and undone like any other. */
export function deedsFor({ document, coder, codings, nameOf }: Room) {
  /** Who codes, or null after saying that nobody does. */
  function present(): string | null {
    if (coder === null) announce('Say who is coding first, at the top of the window.')
    return coder
  }

  const known = (id: string) => codings.filter((coding) => coding.id === id)

  return {
    present,

    /**
     * Shows the coding at once and tells its id to `onPainted`; answers the id it has for good, or undefined where
     * it was refused and is gone again.
     */
    async apply(span: Span, code: string, onPainted?: (coding: string) => void): Promise<string | undefined> {
      const by = present()
      if (by === null) return undefined
      const name = nameOf(code)
      const stands = codings.some((coding) => sameCoding(coding, by, code, span))
      const coming: Coding = {
        ...span,
        id: provisionalId(),
        document: documentId.parse(document),
        code: codeId.parse(code),
        coder: coderId.parse(by),
        version:
          queryClient.getQueryData<CallOutput<'codebook.tree'>>(['codebook.tree', {}])?.version.number ?? 1,
        round: null,
        memos: 0,
        from: null,
        lost: null,
      }
      const ahead = stands ? null : paintAhead(queryClient, document, [], [coming])
      const painted = ahead?.painted[0]
      const stored = act('coding.apply', { document, code, coder: by, span }, ({ created }) =>
        created ? `Coded with ${name}.` : `That is coded with ${name} already.`,
      ).then((done) => {
        if (done) ahead?.settle([done.coding])
        else ahead?.takeBack()
        return done?.coding.id
      })
      if (painted) {
        arriving.set(painted.id, stored)
        onPainted?.(painted.id)
      }
      return stored
    },

    async applyFree(span: Span, name: string) {
      const by = present()
      if (by === null) return undefined
      return act('coding.applyFree', { document, coder: by, span, name }, ({ created }) =>
        created ? `Coded with the free code ${name}.` : `That is coded with ${name} already.`,
      )
    },

    async remove(coding: ListedCoding): Promise<void> {
      const id = await storedId(coding.id)
      if (id === undefined) return
      const ahead = paintAhead(queryClient, document, known(id), [])
      const done = await act(
        'coding.remove',
        { codings: [id] },
        `${coding.name} is removed here. Undo brings it back.`,
      )
      if (!done) ahead.takeBack()
    },

    /** Answers the id of the coding that now stands there. */
    async reshape(shown: string, span: Span): Promise<string | undefined> {
      const coding = await storedId(shown)
      if (coding === undefined) return undefined
      const before = known(coding)
      const ahead = paintAhead(
        queryClient,
        document,
        before,
        before.map((one) => ({ ...one, ...span })),
      )
      const done = await act('coding.reshape', { coding, span }, ({ united }) =>
        united
          ? 'The coding has met one of the same code, and they are one now.'
          : 'The coding has new edges.',
      )
      if (done) ahead.settle([done.coding])
      else ahead.takeBack()
      return done?.coding.id
    },

    async split(coding: ListedCoding, at: number): Promise<string | undefined> {
      const id = await storedId(coding.id)
      if (id === undefined) return undefined
      const done = await act('coding.split', { coding: id, at }, `${coding.name} is two codings now.`)
      return done?.second.id
    },

    async join(parts: readonly ListedCoding[]): Promise<string | undefined> {
      const ids = (await Promise.all(parts.map((part) => storedId(part.id)))).filter((id) => id !== undefined)
      const done = await act('coding.join', { codings: ids }, `${ids.length} codings are one now.`)
      return done?.coding.id
    },

    async recode(coding: ListedCoding, code: string): Promise<void> {
      const id = await storedId(coding.id)
      if (id === undefined) return
      await act(
        'coding.recode',
        { codings: [id], code },
        `${nameOf(code)} takes the place of ${coding.name} here.`,
      )
    },

    async addExample(coding: ListedCoding, kind: 'example' | 'close_but_no', why: string) {
      const id = await storedId(coding.id)
      if (id === undefined) return undefined
      return act(
        'codebook.addExample',
        { coding: id, kind, why },
        kind === 'example'
          ? `These words are an example of ${coding.name} now.`
          : `These words stand under “close, but no” of ${coding.name} now.`,
      )
    },
  }
}

function sameCoding(coding: Coding, coder: string, code: string, span: Span): boolean {
  return (
    coding.coder === coder && coding.code === code && coding.start === span.start && coding.end === span.end
  )
}

export type Deeds = ReturnType<typeof deedsFor>
