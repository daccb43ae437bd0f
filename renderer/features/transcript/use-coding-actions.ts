import { useRef, useState } from 'react'
import type { Span } from '#shared/domain/span.ts'
import { documentId } from '#shared/ids.ts'
import { announce } from '../../client/notices.ts'
import { go } from '../../client/workspace.ts'
import type { ActionName } from './actions/actions.ts'
import type { MenuPart } from './actions/context-menu.tsx'
import type { Deeds } from './deeds.ts'
import type { Surface } from './surface/surface.ts'
import { joinable, splitPoint, type Edge } from '../../components/text/edges.ts'
import { rowAt, type Row } from '../../components/text/rows.ts'
import { inVivoName } from '../../components/text/units.ts'
import type { ListedCoding } from './use-shown-codings.ts'

/** What is asked for before something can be done. */
export type Asking =
  | { readonly kind: 'code'; readonly span: Span }
  | { readonly kind: 'recode'; readonly coding: ListedCoding }
  | { readonly kind: 'example' | 'close_but_no'; readonly coding: ListedCoding }

interface ActionsOptions {
  readonly document: string
  readonly text: string
  readonly rows: readonly Row[]
  readonly surface: Surface | null
  readonly codings: readonly ListedCoding[]
  readonly focused: ListedCoding | null
  readonly coder: string | null
  readonly deeds: Deeds
  /** Codes by who codes now, used last first. */
  readonly recent: readonly string[]
  readonly held: () => Span | null
  readonly moveEdge: (coding: ListedCoding, edge: Edge, direction: 1 | -1) => void
  readonly onFocus: (coding: string | null) => void
  /** Words were coded: nothing is selected any more. */
  readonly onCoded: () => void
}

const selectFirst = 'Select words first: Enter for the word cursor, S for the whole turn, N for a sentence.'

/** The deeds behind keys, menus and drags, for the words selected and the coding in focus. */
export function useCodingActions(options: ActionsOptions) {
  const { document, text, rows, surface, codings, focused, coder, deeds, recent } = options
  const { held, moveEdge, onFocus, onCoded } = options
  const [asking, setAsking] = useState<Asking | null>(null)
  const lastCode = useRef<string | null>(null)

  function endAsking(): void {
    const from = asking && ('span' in asking ? asking.span : asking.coding)
    const at = from && rowAt(rows, from.start)
    setAsking(null)
    if (at) requestAnimationFrame(() => surface?.reveal(at.index, { focus: true, block: 'nearest' }))
  }

  async function apply(span: Span, code: string, stay = false): Promise<void> {
    const coding = await deeds.apply(span, code, (painted) => {
      if (!stay) onCoded()
      onFocus(painted)
    })
    if (coding === undefined) return
    lastCode.current = code
    if (!stay) onCoded()
    onFocus(coding)
  }

  async function applyFree(span: Span, name: string, stay = false): Promise<void> {
    const done = await deeds.applyFree(span, name)
    if (!done) return
    lastCode.current = done.code
    if (!stay) onCoded()
    onFocus(done.coding.id)
  }

  function withWords(deed: (span: Span) => void): void {
    const span = held()
    if (span) deed(span)
    else announce(selectFirst)
  }

  function withCoding(deed: (coding: ListedCoding) => void): void {
    if (focused) deed(focused)
    else announce('Choose a coding first, with [ and ] or in the list.')
  }

  function withOwn(deed: (coding: ListedCoding) => void): void {
    withCoding((coding) => {
      if (coding.coder === coder) deed(coding)
      else announce(`${coding.coderName} made this coding; only they can change it.`)
    })
  }

  function applyCode(code: string): void {
    withWords((span) => void apply(span, code))
  }

  function repeat(): void {
    const code = lastCode.current ?? recent[0]
    if (code === undefined) announce('No code was used yet.')
    else applyCode(code)
  }

  /** Where the focused coding would be split now, or null. */
  function splitAt(coding: ListedCoding): number | null {
    const point = surface?.point() ?? null
    return point === null ? null : splitPoint(text, rows, coding, point)
  }

  async function split(coding: ListedCoding): Promise<void> {
    const at = splitAt(coding)
    if (at === null) {
      announce('Put the cursor inside the coding first: click there, or Enter and the arrows.')
      return
    }
    const second = await deeds.split(coding, at)
    if (second !== undefined) onFocus(second)
  }

  async function join(coding: ListedCoding): Promise<void> {
    const parts = joinable(text, rows, coding, codings)
    if (parts.length < 2) {
      announce(`No other coding with ${coding.name} touches this one.`)
      return
    }
    const whole = await deeds.join(parts)
    if (whole !== undefined) onFocus(whole)
  }

  function writeMemo(): void {
    const words = ({ start, end }: Span) => `“${text.slice(start, Math.min(end, start + 60))}”`
    const span = held()
    if (span) {
      const { start, end } = span
      go({
        room: 'memos',
        about: { subject: { kind: 'span', id: documentId.parse(document), start, end }, words: words(span) },
      })
      return
    }
    withCoding((coding) =>
      go({
        room: 'memos',
        about: { subject: { kind: 'coding', id: coding.id }, words: `${coding.path}: ${words(coding)}` },
      }),
    )
  }

  function startCoding(span: Span): void {
    if (deeds.present() !== null) setAsking({ kind: 'code', span })
  }

  /** Those of the actions that are about words and codings; the rest are the view's own. */
  const deedOf: { readonly [Name in ActionName]?: () => void } = {
    code: () => withWords(startCoding),
    repeat,
    inVivo: () => withWords((span) => void applyFree(span, inVivoName(text, rows, span))),
    startBack: () => withOwn((coding) => moveEdge(coding, 'start', -1)),
    startOn: () => withOwn((coding) => moveEdge(coding, 'start', 1)),
    endBack: () => withOwn((coding) => moveEdge(coding, 'end', -1)),
    endOn: () => withOwn((coding) => moveEdge(coding, 'end', 1)),
    split: () => withOwn((coding) => void split(coding)),
    join: () => withOwn((coding) => void join(coding)),
    recode: () => withOwn((coding) => setAsking({ kind: 'recode', coding })),
    example: () => withCoding((coding) => setAsking({ kind: 'example', coding })),
    closeButNo: () => withCoding((coding) => setAsking({ kind: 'close_but_no', coding })),
    memo: writeMemo,
    remove: () => withOwn((coding) => void deeds.remove(coding)),
  }

  function menuParts(): MenuPart[] {
    const parts: MenuPart[] = []
    if (held()) {
      const canRepeat = (lastCode.current ?? recent[0]) !== undefined
      parts.push({
        title: 'Selected words',
        actions: ['code', ...(canRepeat ? (['repeat'] as const) : []), 'inVivo', 'memo'],
      })
    }
    if (focused) {
      const own: readonly ActionName[] =
        focused.coder === coder
          ? [
              'startBack',
              'startOn',
              'endBack',
              'endOn',
              ...(splitAt(focused) === null ? [] : (['split'] as const)),
              ...(joinable(text, rows, focused, codings).length > 1 ? (['join'] as const) : []),
              'recode',
              'remove',
            ]
          : []
      parts.push({ title: `Coding: ${focused.name}`, actions: [...own, 'example', 'closeButNo', 'memo'] })
    }
    return parts
  }

  return { asking, setAsking, endAsking, apply, applyFree, applyCode, startCoding, deedOf, menuParts }
}
