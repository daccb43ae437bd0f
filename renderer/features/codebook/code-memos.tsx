import type { Code } from '#shared/contract/codebook.ts'
import { useAsk } from '../../client/ask.ts'
import { go } from '../../client/workspace.ts'
import { Button } from '../../components/button.tsx'
import { moment } from '../../components/words.ts'

export function CodeMemos({ code, path }: { readonly code: Code; readonly path: string }) {
  const memos = useAsk('memo.list', { subject: { kind: 'code', id: code.id } })
  return (
    <div className="stack">
      {memos.length === 0 && <p className="soft">No memos about this code yet.</p>}
      <ul className="stack">
        {memos.map((memo) => (
          <li key={memo.id}>
            <Button look="quiet" onPress={() => go({ room: 'memos', memo: memo.id })}>
              {memo.title || 'Untitled'}
            </Button>
            <span className="soft small"> {moment(memo.changedAt)}</span>
          </li>
        ))}
      </ul>
      <div className="row">
        <Button
          onPress={() =>
            go({ room: 'memos', about: { subject: { kind: 'code', id: code.id }, words: path } })
          }
        >
          Write a memo
        </Button>
      </div>
    </div>
  )
}
