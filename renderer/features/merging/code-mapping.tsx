import { useMemo, useState } from 'react'
import type { CodeMatch } from '#shared/contract/merging.ts'
import { useStillCodebook, type StillCodebook } from '../../client/codebook.ts'
import { Button } from '../../components/button.tsx'
import { ChoiceField } from '../../components/field.tsx'
import { count } from '../../components/words.ts'
import { LongList } from './long-list.tsx'
import { withCode, type Wishes } from './merge-store.ts'

interface CodeMappingProps {
  readonly codes: readonly CodeMatch[]
  readonly wishes: Wishes
  readonly onWish: (wishes: Wishes) => void
}

/** The codes of a project of its own, and which of ours each is taken to be. */
export function CodeMapping({ codes, wishes, onWish }: CodeMappingProps) {
  const book = useStillCodebook()
  const choices = useMemo(
    () => [
      { value: '', label: 'A code of its own' },
      ...book.codes.map(({ id }) => ({ value: id as string, label: book.tree.pathOf(id) })),
    ],
    [book],
  )
  const certain = codes.filter((code) => code.sure === 'certain' && code.by !== 'chosen')
  const others = codes.filter((code) => code.sure !== 'certain' || code.by === 'chosen')
  const row = (match: CodeMatch) => (
    <MatchRow
      key={`${match.fileName} ${match.code}`}
      match={match}
      book={book}
      choices={choices}
      wish={wishes.codes.find((wish) => wish.theirs === match.code)?.mine}
      onChoose={(mine) => onWish(withCode(wishes, match.code, mine))}
    />
  )
  return (
    <section className="card" aria-labelledby="merge-codes">
      <h3 id="merge-codes">Which code is which</h3>
      <p className="soft">
        This project has no history in common with yours, so its codes are matched by path, name and
        definition. What isn’t sure stays a code of its own unless you say otherwise.
      </p>
      {others.length > 0 && <LongList label="Codes to look at">{others.map(row)}</LongList>}
      {certain.length > 0 && (
        <details>
          <summary>{count(certain.length, 'code')} found for certain</summary>
          <LongList label="Codes found for certain">{certain.map(row)}</LongList>
        </details>
      )}
    </section>
  )
}

interface MatchRowProps {
  readonly match: CodeMatch
  readonly book: StillCodebook
  readonly choices: readonly { readonly value: string; readonly label: string }[]
  /** What was chosen: a code, one of its own (null), or nothing (undefined). */
  readonly wish: string | null | undefined
  readonly onChoose: (mine: string | null | undefined) => void
}

function MatchRow({ match, book, choices, wish, onChoose }: MatchRowProps) {
  const [isChoosing, setChoosing] = useState(false)
  const into = wish === undefined ? match.into : wish
  const proposed = match.by === 'chosen' ? null : match.intoPath
  const proposedCode = book.codes.find(({ id }) => proposed !== null && book.tree.pathOf(id) === proposed)
  return (
    <div className="merge-match">
      <span className="merge-match-names">
        <b>{match.path}</b>
        <span>
          {into === null ? 'stays a code of its own' : `becomes ${book.tree.pathOf(into)}`}
          <span className="tag">{wish === undefined ? howSure(match) : 'chosen'}</span>
        </span>
      </span>
      {isChoosing ? (
        <ChoiceField
          label={`${match.path} becomes`}
          value={into ?? ''}
          choices={choices}
          onChange={(mine) => onChoose(mine === '' ? null : mine)}
        />
      ) : (
        <span className="row">
          {into === null && proposedCode && (
            <Button label={`Accept ${proposed} for ${match.path}`} onPress={() => onChoose(proposedCode.id)}>
              Accept “{proposed}”
            </Button>
          )}
          {into !== null && (
            <Button label={`Keep both: ${match.path}`} onPress={() => onChoose(null)}>
              Keep both
            </Button>
          )}
          <Button label={`Choose another code for ${match.path}`} onPress={() => setChoosing(true)}>
            Choose another…
          </Button>
        </span>
      )}
      {wish !== undefined && (
        <Button
          look="quiet"
          label={`As it was found: ${match.path}`}
          onPress={() => {
            setChoosing(false)
            onChoose(undefined)
          }}
        >
          As it was found
        </Button>
      )}
    </div>
  )
}

const byWords: { readonly [By in NonNullable<CodeMatch['by']>]: string } = {
  id: 'the same code',
  path: 'same path',
  name: 'same name',
  definition: 'like definition',
  chosen: 'chosen',
}
const sureWords = { certain: 'certain', likely: 'likely', unsure: 'unsure' } as const

function howSure({ sure, by }: CodeMatch): string {
  if (sure === null || by === null) return 'nothing like it here'
  return `${sureWords[sure]}: ${byWords[by]}`
}
