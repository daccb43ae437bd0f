import type { CallInput } from '#shared/contract/index.ts'
import type { MatrixTable, TableCell } from './matrix-table.ts'
import type { PictureChoices } from './picture-choices.ts'
import type { SearchAsked } from './search-asked.ts'

/** What a side of the window shows. */
export type View =
  | { readonly room: 'documents' }
  | { readonly room: 'import' }
  | {
      readonly room: 'document'
      readonly document: string
      readonly coding?: string
      readonly offset?: number
      /** Where words end that begin at `offset`: they are selected. */
      readonly end?: number
    }
  | { readonly room: 'codebook'; readonly code?: string }
  /** Another codebook beside ours, to be merged. */
  | { readonly room: 'codebook-merge' }
  /** Free codes, gathered into groups. */
  | { readonly room: 'board' }
  | {
      readonly room: 'memos'
      readonly about?: { readonly subject: Subject; readonly words: string }
      readonly memo?: string
    }
  | { readonly room: 'rounds'; readonly round?: string }
  /** Of one round, or else of everything. */
  | { readonly room: 'agreement'; readonly round?: string }
  /** Where coders differ, and the consensus made of it. */
  | {
      readonly room: 'disagreements'
      readonly round?: string
      readonly documents?: readonly string[]
      readonly code?: string
    }
  /** What a query finds. `saved`: the saved query it began as; `coding`: the extract one was at. */
  | {
      readonly room: 'extracts'
      readonly query?: CallInput<'retrieval.run'>['query']
      readonly how?: Partial<Pick<CallInput<'retrieval.run'>, 'sort' | 'group' | 'hidden'>>
      readonly saved?: string
      readonly coding?: string
    }
  /** Tables of what is coded; without a table, the choice of them. */
  | { readonly room: 'matrices'; readonly table?: MatrixTable; readonly cell?: TableCell }
  /** Pictures of what is coded; without `choices`, as they were last. `at`: the part that one was at. */
  | { readonly room: 'pictures'; readonly choices?: PictureChoices; readonly at?: string }
  /** Matrices that are written; without one, the list of them. */
  | {
      readonly room: 'frameworks'
      readonly framework?: string
      readonly cell?: { readonly theme: string; readonly row: string }
    }
  /** Words of all texts, and how often each is said; without `asked`, as it was last. */
  | { readonly room: 'search'; readonly asked?: SearchAsked }
  /** Quotations put together for print. `coding`: the one that one was at. */
  | { readonly room: 'report'; readonly report?: string; readonly coding?: string }
  /** Copies that were given to colleagues. */
  | { readonly room: 'handovers' }
  /** Colleagues' copies that come back. */
  | { readonly room: 'merging' }
  | { readonly room: 'export' }
  | { readonly room: 'history' }
  /** Find and replace over documents. */
  | { readonly room: 'replace' }
  /** Codings that lost their words. */
  | { readonly room: 'orphans' }
  /** A mended document beside its original. */
  | { readonly room: 'compare'; readonly document: string }

export type Room = View['room']
/** What a memo is about, as it is asked for: ids without their brand. */
export type Subject = CallInput<'memo.write'>['subject']
export const themes = ['system', 'light', 'dark', 'contrast'] as const
export type Theme = (typeof themes)[number]

/** The two sides of a divided window: the one that is always there, and the one beside it. */
export type Side = 'view' | 'beside'

export interface Layout {
  readonly view: View
  /** null: the window is not divided. */
  readonly beside: View | null
  /** Where the person is. */
  readonly side: Side
}
