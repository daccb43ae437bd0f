import { useMemo } from 'react'
import { timelineRows } from '#shared/domain/pictures/timeline.ts'
import { useAsk } from '../../client/ask.ts'
import { useCoders, useStillCodebook } from '../../client/codebook.ts'
import { Button } from '../../components/button.tsx'
import { Part } from '../../components/failed.tsx'
import { CodeName } from '../../components/swatch.tsx'
import { count } from '../../components/words.ts'
import { DocumentBox } from './document-box.tsx'
import { NothingUsed } from './nothing-used.tsx'
import { PictureFrame } from './picture-frame.tsx'
import { SortableTable } from './sortable-table.tsx'
import { codingsWithout, initialsOf, placesOf, type PlacedCoding } from './timeline-words.ts'
import { TimelineDrawing } from './timeline-drawing.tsx'
import type { PictureProps } from './use-choices.ts'

/** Where in a transcript each code stands. */
export function TimelinePicture(props: PictureProps) {
  const { choices, drawn, choose } = props
  const documents = useAsk('document.list', {})
  const documentOf = ({ timeline }: typeof choices) =>
    documents.find(({ id }) => id === timeline.document) ??
    documents.find(({ codings }) => codings > 0) ??
    documents[0]
  const document = documentOf(choices)
  const drawnDocument = documentOf(drawn)
  if (!document || !drawnDocument) return null
  return (
    <>
      <div className="picture-options">
        <DocumentBox
          key={document.id}
          documents={documents.map(({ id, title, codings }) => ({
            id,
            title,
            words: count(codings, 'coding'),
          }))}
          value={document.id}
          onChange={(chosen) => choose({ timeline: { ...choices.timeline, document: chosen } })}
        />
      </div>
      <Part>
        <Timeline {...props} key={drawnDocument.id} document={drawnDocument.id} />
      </Part>
    </>
  )
}

type TimelineProps = PictureProps & { readonly document: string }

function Timeline({ drawn, choose, leave, whose, told, at, document }: TimelineProps) {
  const text = useAsk('document.text', { document })
  const listed = useAsk('coding.list', { document })
  const { codes, tree } = useStillCodebook()
  const { coders } = useCoders()
  const participants = useAsk('participant.list', {})
  const { shown, withdrawn } = useMemo(() => {
    const all = listed.filter(({ lost, coder }) => lost === null && (whose.coders?.includes(coder) ?? true))
    const gone = new Set(participants.filter((one) => one.withdrawn).map(({ id }) => id))
    const kept = codingsWithout(gone, all, text)
    return {
      shown: placesOf(kept, text, { pathOf: (code) => told(tree.pathOf(code)), coders }),
      withdrawn: all.length - kept.length,
    }
  }, [listed, whose.coders, participants, text, tree, coders, told])
  const known = new Map(codes.map((code) => [code.id as string, { ...code, name: told(code.name) }]))
  const { folded } = drawn.timeline
  const rows = timelineRows(shown, codes, { folded: new Set(folded), coders: coders.map(({ id }) => id) })
  const tops = rows.filter(({ canFold }) => canFold).map(({ code }) => code)
  const fold = (next: readonly string[]) => choose({ timeline: { document, folded: [...next] } })
  const open = (coding: PlacedCoding) => leave(coding.id, { room: 'document', document, coding: coding.id })
  if (shown.length === 0) return <NothingUsed words={whose.words} withdrawn={withdrawn} />

  const initials = initialsOf(coders.filter(({ id }) => shown.some(({ coder }) => coder === id)))
  const isFolded = tops.every((code) => folded.includes(code))
  return (
    <PictureFrame
      title={`Codes along ${told(text.title)}`}
      withdrawn={withdrawn}
      caption={captionOf(shown, whose.words, {
        hasTurns: text.turns.length > 0,
        hasCoders: initials.size > 1,
      })}
      asTable={drawn.asTable}
      onAsTable={(asTable) => choose({ asTable })}
      actions={
        tops.length > 0 && (
          <Button onPress={() => fold(isFolded ? [] : tops)}>{isFolded ? 'Unfold all' : 'Fold all'}</Button>
        )
      }
      table={<PlaceTable codings={shown} known={known} onOpen={open} />}
    >
      <TimelineDrawing
        rows={rows}
        text={text}
        codeOf={(id) => known.get(id)}
        pathOf={(id) => told(tree.pathOf(id))}
        initials={initials}
        at={at}
        onOpen={open}
        onFold={(code) =>
          fold(folded.includes(code) ? folded.filter((one) => one !== code) : [...folded, code])
        }
      />
    </PictureFrame>
  )
}

function captionOf(
  codings: readonly PlacedCoding[],
  whose: string,
  { hasTurns, hasCoders }: { readonly hasTurns: boolean; readonly hasCoders: boolean },
): string {
  const codes = new Set(codings.map(({ code }) => code)).size
  return (
    `${count(codings.length, 'coding')} with ${count(codes, 'code')} ${whose}, along the length of the text` +
    `${hasTurns ? '; its turns are numbered above' : ''}.` +
    (hasCoders ? ' Each coder has lines of their own, told by the letters before them.' : '')
  )
}

interface PlaceTableProps {
  readonly codings: readonly PlacedCoding[]
  readonly known: ReadonlyMap<string, { readonly colour: string }>
  readonly onOpen: (coding: PlacedCoding) => void
}

function PlaceTable({ codings, known, onOpen }: PlaceTableProps) {
  return (
    <SortableTable
      label="Codings of the document"
      rows={codings}
      keyOf={({ id }) => id}
      columns={[
        {
          label: 'Code',
          value: ({ path }) => path,
          renderCell: (coding) => (
            <button type="button" className="link picture-link" onClick={() => onOpen(coding)}>
              <CodeName colour={known.get(coding.code)?.colour ?? ''} path={coding.path} />
            </button>
          ),
        },
        { label: 'Coder', value: ({ coderName }) => coderName },
        { label: 'Place', value: ({ start }) => start, renderCell: ({ place }) => place },
        { label: 'Words', value: ({ words }) => words },
      ]}
    />
  )
}
