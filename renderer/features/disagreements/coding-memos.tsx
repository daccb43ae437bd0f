import type { Disagreement } from '#shared/contract/consensus.ts'
import { useAskAll, useAskLater } from '../../client/ask.ts'
import { go } from '../../client/workspace.ts'
import { Button } from '../../components/button.tsx'
import { moment } from '../../components/words.ts'

interface CodingMemosProps {
  readonly row: Disagreement
  readonly nameOf: (coder: string | null) => string
}

/** What its coders wrote about these codings. */
export function CodingMemos({ row, nameOf }: CodingMemosProps) {
  const ids = row.coders.flatMap(({ stretches }) => stretches.flatMap(({ codings }) => codings))
  const { data: codings } = useAskLater('coding.some', { codings: ids.slice(0, 1000) })
  const written = codings?.filter(({ id, memos }) => memos > 0 && ids.includes(id)) ?? []
  const lists = useAskAll(
    'memo.list',
    written.map(({ id }) => ({ subject: { kind: 'coding' as const, id } })),
  )
  const memos = lists.flatMap((list) => list ?? [])
  if (memos.length === 0) return null
  return (
    <section className="stack difference-memos" aria-label="Memos on these codings">
      <h3>Memos on these codings</h3>
      {memos.map((memo) => (
        <article key={memo.id}>
          <p className="soft small">
            {nameOf(memo.author)} on {memo.about}, {moment(memo.changedAt)}
          </p>
          <Button look="quiet" onPress={() => go({ room: 'memos', memo: memo.id })}>
            {memo.title || 'Untitled'}
          </Button>
          <p className="difference-memo-body">{memo.body}</p>
        </article>
      ))}
    </section>
  )
}
