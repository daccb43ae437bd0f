import { useMemo, useState } from 'react'
import type { Memo } from '#shared/contract/coding.ts'
import { useAsk } from '../../client/ask.ts'
import { useCoders } from '../../client/codebook.ts'
import { go, type Subject } from '../../client/workspace.ts'
import { Button } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { Page } from '../../components/page.tsx'
import { count } from '../../components/words.ts'
import { draftOf, newDraft, useMemoDrafts, type MemoDraft } from './drafts.ts'
import { ExportDialog } from './export-dialog.tsx'
import { everything, filterMemos } from './memo-filter.ts'
import { MemoFilters } from './memo-filters.tsx'
import { MemoForm } from './memo-form.tsx'
import { MemoList } from './memo-list.tsx'
import { MemoReader } from './memo-reader.tsx'
import { SubjectDialog } from './subject-dialog.tsx'
import { useJournalKey } from './use-journal-key.ts'
import './memos.css'

interface MemosViewProps {
  /** Begin with a new memo about this. */
  readonly about: { readonly subject: Subject; readonly words: string } | null
  readonly chosen: string | null
}

/** What is shown beside the list: a memo to be read, or one being written. */
type Open =
  | { readonly kind: 'read'; readonly memo: string; readonly takesFocus: boolean }
  | { readonly kind: 'write'; readonly draft: MemoDraft }

const dates = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long' })

/** Every memo and journal entry, searchable, and the one that is read or written. */
export function MemosView({ about, chosen }: MemosViewProps) {
  const memos = useAsk('memo.list', { subject: null })
  const project = useAsk('project.current', {})?.id ?? ''
  const { coders, nameOf } = useCoders()
  const drafts = useMemoDrafts((now) => now.drafts).filter((draft) => draft.project === project)
  const [filter, setFilter] = useState(everything)
  const [dialog, setDialog] = useState<'subject' | 'export' | null>(null)
  const [open, setOpen] = useState<Open | null>(() => {
    if (chosen !== null) return { kind: 'read', memo: chosen, takesFocus: false }
    return about ? { kind: 'write', draft: newDraft(project, about.subject, about.words) } : null
  })
  // Another memo was asked for while the memos were shown already.
  const [asked, setAsked] = useState({ about, chosen })
  if (asked.chosen !== chosen || asked.about !== about) {
    setAsked({ about, chosen })
    if (chosen !== null) setOpen({ kind: 'read', memo: chosen, takesFocus: true })
    else if (about) setOpen({ kind: 'write', draft: newDraft(project, about.subject, about.words) })
  }
  const shown = useMemo(() => filterMemos(memos, filter), [memos, filter])
  const read = open?.kind === 'read' ? memos.find((memo) => memo.id === open.memo) : undefined

  const write = (draft: MemoDraft) => setOpen({ kind: 'write', draft })
  const writeJournal = () =>
    write(newDraft(project, { kind: 'journal' }, '', `Journal, ${dates.format(new Date())}`))
  useJournalKey(writeJournal)

  function openMemo(memo: Memo) {
    if (drafts.some((draft) => draft.key === memo.id)) write(draftOf(project, memo))
    else setOpen({ kind: 'read', memo: memo.id, takesFocus: true })
  }

  function close() {
    setOpen(null)
    if (about || chosen !== null) go({ room: 'memos' })
  }

  return (
    <Page
      title="Memos"
      actions={
        <>
          <Button look="main" onPress={() => setDialog('subject')}>
            New memo…
          </Button>
          <Button onPress={writeJournal}>
            New journal entry <kbd aria-hidden="true">J</kbd>
          </Button>
          {shown.length > 0 && <Button onPress={() => setDialog('export')}>Export…</Button>}
        </>
      }
    >
      <div className="memos">
        <section className="stack" aria-label="All memos">
          {memos.length > 0 && <MemoFilters filter={filter} coders={coders} onChange={setFilter} />}
          {memos.length > 0 && (
            <p className="soft small" role="status">
              {shown.length === memos.length
                ? count(memos.length, 'memo')
                : `${count(shown.length, 'memo')} of ${memos.length}`}
            </p>
          )}
          {shown.length === 0 && !drafts.some((draft) => draft.memo === null) ? (
            <EmptyState title={memos.length === 0 ? 'No memos yet.' : 'No memo like that.'}>
              {memos.length === 0 ? (
                <p>
                  Write down what you notice while coding: about the project, a case study, a document, a
                  code, a participant or one coding. The journal is for your own part in the study.
                </p>
              ) : (
                <Button onPress={() => setFilter(everything)}>Show all</Button>
              )}
            </EmptyState>
          ) : (
            <MemoList
              memos={shown}
              drafts={drafts}
              open={open === null ? null : open.kind === 'read' ? open.memo : open.draft.key}
              nameOf={nameOf}
              onOpenMemo={openMemo}
              onOpenDraft={write}
            />
          )}
        </section>
        <div className="memo-pane">
          {read && open?.kind === 'read' && (
            <MemoReader
              memo={read}
              author={nameOf(read.author)}
              takesFocus={open.takesFocus}
              onEdit={() => write(draftOf(project, read))}
              onClose={close}
            />
          )}
          {open?.kind === 'write' && (
            <MemoForm
              key={open.draft.key}
              draft={open.draft}
              saved={memos.find((memo) => memo.id === open.draft.memo) ?? null}
              onSaved={(memo) => setOpen({ kind: 'read', memo: memo.id, takesFocus: true })}
              onGiveUp={() => {
                if (open.draft.memo === null) close()
                else setOpen({ kind: 'read', memo: open.draft.memo, takesFocus: true })
              }}
            />
          )}
        </div>
      </div>
      {dialog === 'subject' && (
        <SubjectDialog
          onClose={() => setDialog(null)}
          onChoose={(subject, words) => write(newDraft(project, subject, words))}
        />
      )}
      {dialog === 'export' && (
        <ExportDialog
          memos={shown.length === memos.length ? null : shown.map((memo) => memo.id)}
          number={shown.length}
          onClose={() => setDialog(null)}
        />
      )}
    </Page>
  )
}
