import type { SearchAsked } from '../../client/search-asked.ts'
import { go } from '../../client/workspace.ts'
import { Button } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'

/** Before anything is searched for. */
export function NothingSearched({ hasDocuments }: { readonly hasDocuments: boolean }) {
  return (
    <div className="search-empty">
      <EmptyState
        title={
          hasDocuments ? 'Type words to find every place where they stand.' : 'There are no transcripts yet.'
        }
      >
        {hasDocuments ? (
          <ul className="bullets">
            <li>Several words are found where all of them stand in one turn, in any order.</li>
            <li>
              <q>pooled budget</q> in double quotes is found just like that; <b>commission*</b> with any end.
            </li>
            <li>Capitals and accents make no difference, and no word means anything but itself.</li>
          </ul>
        ) : (
          <>
            <p>
              Memos and the codebook can be searched already. Import interviews and focus groups to search
              them too.
            </p>
            <Button onPress={() => go({ room: 'import' })}>Import documents</Button>
          </>
        )}
      </EmptyState>
    </div>
  )
}

interface NothingFoundProps {
  readonly asked: SearchAsked
  readonly onChange: (part: Partial<SearchAsked>) => void
}

/** Nothing is like that, and what would find more. */
export function NothingFound({ asked, onChange }: NothingFoundProps) {
  const start = (part: Partial<SearchAsked>) => () => onChange({ ...part, at: -1, top: 0 })
  const { only, mode, interviewers, where, wholeWords, match, words } = asked
  const isNarrow = only !== null || mode !== null || !interviewers || where !== 'all'
  const isSeveral = /\S\s+\S/u.test(words) && match === 'all'
  return (
    <div className="search-empty">
      <EmptyState title="Nothing is found.">
        <p>
          {isNarrow || wholeWords || isSeveral
            ? 'Something like it may be found if it is searched for less narrowly.'
            : 'Try the beginning of a word, or * for letters that may differ.'}
        </p>
        <div className="row">
          {isNarrow && (
            <Button onPress={start({ only: null, mode: null, interviewers: true, where: 'all' })}>
              Search everywhere
            </Button>
          )}
          {wholeWords && <Button onPress={start({ wholeWords: false })}>Parts of words too</Button>}
          {isSeveral && <Button onPress={start({ match: 'any' })}>Any of the words</Button>}
        </div>
      </EmptyState>
    </div>
  )
}
