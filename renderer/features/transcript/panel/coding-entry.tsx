import { Button } from '../../../components/button.tsx'
import { MenuButton } from '../../../components/menu.tsx'
import { Icon } from '../../../components/icon.tsx'
import { CodeName } from '../../../components/swatch.tsx'
import { count } from '../../../components/words.ts'
import { actions, type ActionName } from '../actions/actions.ts'
import type { ListedCoding } from '../use-shown-codings.ts'

interface CodingEntryProps {
  readonly coding: ListedCoding
  readonly quote: string
  readonly isFocused: boolean
  readonly isOwn: boolean
  readonly onFocus: () => void
  readonly onAction: (action: ActionName) => void
}

/** What the menu of a coding holds; it is there for the coding in focus only. */
const ownActions = [
  'startBack',
  'startOn',
  'endBack',
  'endOn',
  'join',
] as const satisfies readonly ActionName[]
const anyActions = ['example', 'closeButNo'] as const satisfies readonly ActionName[]

const longest = 140

export function CodingEntry({ coding, quote, isFocused, isOwn, onFocus, onAction }: CodingEntryProps) {
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
          <Button look="quiet" onPress={() => onAction('memo')}>
            Memo…
          </Button>
          {isOwn && (
            <>
              <Button look="quiet" onPress={() => onAction('recode')}>
                Recode…
              </Button>
              <Button look="quiet" label={`Remove ${coding.name} here`} onPress={() => onAction('remove')}>
                Remove
              </Button>
            </>
          )}
          <MenuButton
            label={`More for ${coding.name}`}
            isIcon
            choices={[...(isOwn ? ownActions : []), ...anyActions].map((action) => ({
              id: action,
              label: `${actions[action].label} (${actions[action].shown})`,
              run: () => onAction(action),
            }))}
          >
            <Icon name="more" />
          </MenuButton>
          {!isOwn && <span className="soft small">Made by {coding.coderName}; only they can change it.</span>}
        </div>
      )}
    </div>
  )
}
