import { go } from '../../../client/workspace.ts'
import { Button } from '../../../components/button.tsx'
import { CodeName } from '../../../components/swatch.tsx'
import { count } from '../../../components/words.ts'
import type { ListedCoding } from '../use-shown-codings.ts'

interface CodingEntryProps {
  readonly coding: ListedCoding
  readonly quote: string
  readonly isFocused: boolean
  readonly isOwn: boolean
  readonly onFocus: () => void
  readonly onRemove: () => void
}

const longest = 140

export function CodingEntry({ coding, quote, isFocused, isOwn, onFocus, onRemove }: CodingEntryProps) {
  return (
    <div role="listitem" className="coding">
      <button
        type="button"
        className="coding-open"
        {...(isFocused ? { 'aria-current': 'true' } : {})}
        onClick={onFocus}
      >
        <CodeName path={coding.path} colour={coding.colour} />
        <span className="coding-quote">{quote.length > longest ? `${quote.slice(0, longest)}…` : quote}</span>
        <span className="soft small">
          {coding.coderName} · codebook version {coding.version}
          {coding.memos > 0 && ` · ${count(coding.memos, 'memo')}`}
        </span>
      </button>
      {isFocused && (
        <div className="row coding-deeds">
          <Button
            look="quiet"
            onPress={() =>
              go({
                room: 'memos',
                about: {
                  subject: { kind: 'coding', id: coding.id },
                  words: `${coding.path}: “${quote.slice(0, 60)}”`,
                },
              })
            }
          >
            Memo…
          </Button>
          {isOwn ? (
            <Button look="quiet" label={`Remove ${coding.name} here`} onPress={onRemove}>
              Remove
            </Button>
          ) : (
            <span className="soft small">Made by {coding.coderName}; only they can remove it.</span>
          )}
        </div>
      )}
    </div>
  )
}
