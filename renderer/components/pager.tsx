import { Button } from './button.tsx'
import { figure } from './words.ts'

interface PagerProps {
  /** How many there are in all, on a page, and before this page. */
  readonly total: number
  readonly page: number
  readonly offset: number
  /** How many this page shows. */
  readonly shown: number
  readonly onGo: (offset: number) => void
}

/** Steps from page to page; nothing where one page holds all. */
export function Pager({ total, page, offset, shown, onGo }: PagerProps) {
  if (total <= page) return null
  return (
    <div className="row">
      <Button isDisabled={offset === 0} onPress={() => onGo(Math.max(0, offset - page))}>
        Earlier
      </Button>
      <span className="soft small" role="status">
        {figure(offset + 1)} to {figure(offset + shown)} of {figure(total)}
      </span>
      <Button isDisabled={offset + page >= total} onPress={() => onGo(offset + page)}>
        Later
      </Button>
    </div>
  )
}
