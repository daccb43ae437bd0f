import { useImperativeHandle, useRef, useState, type Ref } from 'react'
import type { Disagreement } from '#shared/contract/consensus.ts'
import type { Coder } from '#shared/contract/values.ts'
import type { Span } from '#shared/domain/span.ts'
import type { StillCodebook } from '../../client/codebook.ts'
import { announce } from '../../client/notices.ts'
import { go, useWorkspace } from '../../client/workspace.ts'
import { CodePalette } from '../../components/palette/code-palette.tsx'
import { AmendDialog } from './amend-dialog.tsx'
import { codeColourOf, codeNames } from './code-names.ts'
import type { KeyName } from './keys.ts'
import { lanesOf } from './lanes.ts'
import { LeaveOpenDialog } from './leave-open-dialog.tsx'
import { OtherForm } from './other-form.tsx'
import { wordsIn } from './passage.ts'
import { Reading } from './reading.tsx'
import { SettleBar } from './settle-bar.tsx'
import type { Outcome, Settling } from './use-settling.ts'
import { useText } from './use-text.ts'
import { listed, whose } from './words.ts'

/** What the list's keys do here. */
export interface SettleHandle {
  take(coder: string): void
  run(deed: KeyName): void
}

interface SettlePaneProps {
  readonly row: Disagreement
  readonly index: number
  readonly handle: Ref<SettleHandle>
  readonly people: readonly Coder[]
  readonly letters: ReadonlyMap<string, string>
  readonly nameOf: (coder: string | null) => string
  readonly codebook: StillCodebook
  readonly settling: Settling
  /** The list takes the keyboard back. */
  readonly onDone: () => void
}

interface Other {
  readonly code: string | null
  readonly span: Span
  /** The palette is open. */
  readonly isChoosing: boolean
}

/** What the chosen disagreement is about, and the ways to settle it. */
export function SettlePane(props: SettlePaneProps) {
  const { row, index, handle, people, letters, nameOf, codebook, settling, onDone } = props
  const text = useText(row.document)
  const adjudicator = useWorkspace((now) => now.coder)
  const [dialog, setDialog] = useState<'leaveOpen' | 'codebook' | null>(null)
  const [other, setOther] = useState<Other | null>(null)
  const [reason, setReason] = useState('')
  const reasonField = useRef<HTMLDivElement>(null)
  const { tree } = codebook
  const order = people.map(({ id }) => id)
  const lanes = lanesOf(row, order, letters, nameOf, null)
  const names = listed(row.codes.map(codeNames(row.codes, codebook)))
  const words = text ? wordsIn(text.text, text.rows, row) : row.words
  const codes = row.codes.flatMap((id) => {
    const code = tree.get(id)
    return code ? [{ code, path: tree.pathOf(id) }] : []
  })

  function settle(outcome: Outcome, done: string, why = reason) {
    onDone()
    void settling.settle(row, index, outcome, why.trim(), `${names}: ${done}. Undo takes it back.`)
  }

  function take(coder: string) {
    if (!lanes.some((lane) => lane.coder === coder))
      announce(`${nameOf(coder)} has not finished this document, so there is nothing of theirs to take.`)
    else settle({ kind: 'took', coders: [coder] }, `took ${whose(nameOf(coder))}`)
  }

  const runs: { readonly [Name in KeyName]?: () => void } = {
    all: () => settle({ kind: 'took', coders: lanes.map(({ coder }) => coder) }, 'took all of it'),
    none: () => settle({ kind: 'took', coders: [] }, 'left uncoded'),
    other: () => setOther({ code: null, span: { start: row.start, end: row.end }, isChoosing: true }),
    leaveOpen: () => setDialog('leaveOpen'),
    codebook: () => setDialog('codebook'),
    transcript: () => go({ room: 'document', document: row.document, offset: row.start }),
    reason: () => reasonField.current?.querySelector('input')?.focus(),
    reopen: () => {
      onDone()
      void settling.reopen(row)
    },
  }
  const run = (deed: KeyName) => runs[deed]?.()
  useImperativeHandle(handle, () => ({ take, run }))

  function applyOther() {
    if (!other || other.code === null) return
    const path = tree.pathOf(other.code)
    setOther(null)
    settle(
      { kind: 'other', codings: [{ code: other.code, span: other.span }] },
      `coded otherwise, as ${path}`,
    )
  }

  function cancelOther() {
    setOther(null)
    onDone()
  }

  return (
    <div className="settle-pane">
      <Reading
        row={row}
        text={text}
        people={order}
        letters={letters}
        nameOf={nameOf}
        codebook={codebook}
        chosen={other?.span ?? null}
        onReopen={() => run('reopen')}
        onTranscript={() => run('transcript')}
      />
      {text && other && other.code !== null ? (
        <OtherForm
          text={text}
          span={other.span}
          path={tree.pathOf(other.code)}
          colour={codeColourOf(other.code, codebook)}
          onSpan={(span) => setOther({ ...other, span })}
          onCode={() => setOther({ ...other, isChoosing: true })}
          onApply={applyOther}
          onCancel={cancelOther}
        />
      ) : (
        <SettleBar
          lanes={lanes}
          adjudicator={adjudicator === null ? null : nameOf(adjudicator)}
          reason={reason}
          reasonField={reasonField}
          onReason={setReason}
          onReasonDone={onDone}
          onTake={take}
          onDeed={run}
        />
      )}
      {other?.isChoosing && (
        <CodePalette
          title="Another code for it"
          codebook={codebook}
          pinned={[]}
          recent={row.codes}
          quote={words}
          onApply={(code) => setOther({ ...other, code, isChoosing: false })}
          onCreate={null}
          onClose={() => (other.code === null ? cancelOther() : setOther({ ...other, isChoosing: false }))}
        />
      )}
      {dialog === 'leaveOpen' && (
        <LeaveOpenDialog
          reason={reason}
          onLeave={(why) => settle({ kind: 'left_open' }, 'left open', why)}
          onClose={() => setDialog(null)}
        />
      )}
      {dialog === 'codebook' && (
        <AmendDialog
          codes={codes}
          words={words}
          place={row.turn === null ? row.title : `${row.title}, turn ${row.turn}`}
          onClose={() => setDialog(null)}
        />
      )}
    </div>
  )
}
