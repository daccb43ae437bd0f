import { useMemo, useState } from 'react'
import type { Memo } from '#shared/contract/coding.ts'
import { useAsk } from '../../client/ask.ts'
import { useCoders } from '../../client/codebook.ts'
import { go, type Subject } from '../../client/workspace.ts'
import { Button } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { ChoiceField } from '../../components/field.tsx'
import { Page } from '../../components/page.tsx'
import { moment } from '../../components/words.ts'
import { MemoForm, type MemoDraft } from './memo-form.tsx'
import { SubjectDialog } from './subject-dialog.tsx'
import './memos.css'

interface MemosViewProps {
  /** Begin with a new memo about this. */
  readonly about: { readonly subject: Subject; readonly words: string } | null
  readonly chosen: string | null
}

const kinds: { readonly [Key in Subject['kind']]: string } = {
  project: 'Project',
  case: 'Case study',
  document: 'Document',
  code: 'Code',
  coding: 'Coding',
}

type Kind = Subject['kind'] | 'all'

/** Every memo, and the one that is being written. */
export function MemosView({ about, chosen }: MemosViewProps) {
  const memos = useAsk('memo.list', { subject: null })
  const { nameOf } = useCoders()
  const [kind, setKind] = useState<Kind>('all')
  const [choosing, setChoosing] = useState(false)
  const [draft, setDraft] = useState<MemoDraft | null>(() => firstDraft(about, chosen, memos))
  const shown = useMemo(
    () =>
      memos
        .filter((memo) => kind === 'all' || memo.subject.kind === kind)
        .toSorted((a, b) => b.changedAt.localeCompare(a.changedAt)),
    [memos, kind],
  )

  function close() {
    setDraft(null)
    go({ room: 'memos' })
  }

  return (
    <Page
      title="Memos"
      actions={
        <Button look="main" onPress={() => setChoosing(true)}>
          New memo…
        </Button>
      }
    >
      <div className="memos">
        <section className="stack" aria-label="All memos">
          <ChoiceField<Kind>
            label="About"
            value={kind}
            onChange={setKind}
            choices={[
              { value: 'all', label: 'Everything' },
              ...(Object.keys(kinds) as Subject['kind'][]).map((value) => ({ value, label: kinds[value] })),
            ]}
          />
          {shown.length === 0 ? (
            <EmptyState title={memos.length === 0 ? 'No memos yet.' : 'No memo about that.'}>
              <p>
                Write down what you notice while coding: about the project, a case study, a document, a code
                or one coding.
              </p>
            </EmptyState>
          ) : (
            <ul className="memo-list">
              {shown.map((memo) => (
                <li key={memo.id}>
                  <button
                    type="button"
                    className="memo-entry"
                    {...(draft?.memo === memo.id ? { 'aria-current': 'true' } : {})}
                    onClick={() => setDraft(draftOf(memo))}
                  >
                    <span className="memo-title">{memo.title || 'Untitled'}</span>
                    <span className="small soft">
                      {kinds[memo.subject.kind]}: {memo.about}
                    </span>
                    <span className="small soft">
                      {nameOf(memo.author)} · {moment(memo.changedAt)}
                    </span>
                  </button>
                </li>
              ))}
            </ul>
          )}
        </section>
        {draft && (
          <MemoForm
            key={draft.memo ?? draft.words}
            draft={draft}
            onClose={close}
            onSaved={(memo) => setDraft(draftOf(memo))}
          />
        )}
      </div>
      {choosing && (
        <SubjectDialog
          onClose={() => setChoosing(false)}
          onChoose={(subject, words) => setDraft({ memo: null, subject, words, title: '', body: '' })}
        />
      )}
    </Page>
  )
}

function draftOf(memo: Memo): MemoDraft {
  return { memo: memo.id, subject: memo.subject, words: memo.about, title: memo.title, body: memo.body }
}

function firstDraft(
  about: MemosViewProps['about'],
  chosen: string | null,
  memos: readonly Memo[],
): MemoDraft | null {
  const found = memos.find((memo) => memo.id === chosen)
  if (found) return draftOf(found)
  return about ? { memo: null, subject: about.subject, words: about.words, title: '', body: '' } : null
}
