import { useState } from 'react'
import type { DocumentText } from '#shared/contract/documents.ts'
import { useAsk } from '../../client/ask.ts'
import { Dialog } from '../../components/dialog.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { Part } from '../../components/failed.tsx'
import { MendForm } from './mend-form.tsx'
import { placeAt, type Neighbour } from './place.ts'
import { SplitForm } from './split-form.tsx'
import './mending.css'

interface MendDialogProps {
  /** An offset in a document's text. */
  readonly place: { readonly document: string; readonly offset: number }
  readonly onClose: () => void
}

/** The words of one turn, who says them and when, to be mended over the transcript. */
export function MendDialog({ place, onClose }: MendDialogProps) {
  return (
    <Dialog title="Mend the transcript" onClose={onClose} wide>
      <Part>
        <Mend place={place} onClose={onClose} />
      </Part>
    </Dialog>
  )
}

function Mend({ place: { document, offset }, onClose }: MendDialogProps) {
  const source = useAsk('document.text', { document })
  // The text may change under the dialog by its own doing; what is mended stays the same.
  const [place] = useState(() => placeAt(source, offset))
  const [splitAt, setSplitAt] = useState<number | null>(null)
  if (!place) return <EmptyState title="There are no words here to mend." />
  const known = source.speakers.map((speaker) => speaker.label)
  return (
    <>
      <NeighbourWords title="Before" neighbour={place.before} source={source} />
      {splitAt === null || !place.turn ? (
        <MendForm document={document} place={place} known={known} onSplit={setSplitAt} onClose={onClose} />
      ) : (
        <SplitForm
          turn={place.turn.id}
          words={place.words}
          at={splitAt}
          start={place.start}
          speaker={place.speaker}
          known={known}
          onBack={() => setSplitAt(null)}
          onClose={onClose}
        />
      )}
      <NeighbourWords title="After" neighbour={place.after} source={source} />
    </>
  )
}

interface NeighbourWordsProps {
  readonly title: string
  readonly neighbour: Neighbour | null
  readonly source: DocumentText
}

function NeighbourWords({ title, neighbour, source }: NeighbourWordsProps) {
  const end = title === 'Before' ? 'The document begins here.' : 'The document ends here.'
  return (
    <section className="mend-neighbour soft" aria-label={`${title}, in ${source.title}`}>
      {neighbour ? (
        <p className="mend-neighbour-words">
          {neighbour.speaker && <b>{neighbour.speaker}: </b>}
          {neighbour.words}
        </p>
      ) : (
        <p className="small">{end}</p>
      )}
    </section>
  )
}
