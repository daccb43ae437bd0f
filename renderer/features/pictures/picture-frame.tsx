import { useRef, useState, type ReactNode, type SyntheticEvent } from 'react'
import { withdrawnSentence } from '#shared/withdrawn-sentence.ts'
import { savePicture } from '../../client/save-picture.ts'
import { Button } from '../../components/button.tsx'
import { SavePictureMenu } from '../../components/figures/save-picture-menu.tsx'
import { closest } from './use-roving.ts'

interface PictureFrameProps {
  /** Its heading, and the name of its file. */
  readonly title: string
  /** How it is read. */
  readonly caption: string
  /** How many extracts are left out, because someone who has withdrawn is heard: told in the caption. */
  readonly withdrawn: number
  readonly asTable: boolean
  readonly onAsTable: (asTable: boolean) => void
  /** What can be done to the drawing. */
  readonly actions?: ReactNode
  /** One SVG. */
  readonly children: ReactNode
  /** The same figures. */
  readonly table: ReactNode
}

/** A picture or the table behind it, with how it is read; it can be saved as SVG or PNG. */
export function PictureFrame(props: PictureFrameProps) {
  const { title, withdrawn, asTable, onAsTable, actions, children, table } = props
  const caption = withdrawn > 0 ? `${props.caption} ${withdrawnSentence(withdrawn)}` : props.caption
  const frame = useRef<HTMLDivElement>(null)

  return (
    <section className="picture-card" aria-labelledby="picture-title">
      <div className="row row-apart">
        <h2 id="picture-title">{title}</h2>
        <div className="row">
          {!asTable && actions}
          <Button onPress={() => onAsTable(!asTable)}>{asTable ? 'As a picture' : 'As a table'}</Button>
          {!asTable && <SavePictureMenu title={title} caption={caption} frame={frame} onSave={savePicture} />}
        </div>
      </div>
      <p className="soft small picture-caption">{caption}</p>
      {asTable ? (
        table
      ) : (
        <Pointing>
          <div className="picture-drawing" ref={frame}>
            {children}
          </div>
        </Pointing>
      )}
    </section>
  )
}

interface Pointed {
  readonly name: string
  readonly words: string
  readonly left: number
  readonly top: number
}

const boxWidth = 352

/** Tells in a box beside it what is pointed at or has the keyboard, from the words that screen readers get as its name. */
function Pointing({ children }: { readonly children: ReactNode }) {
  const place = useRef<HTMLDivElement>(null)
  const [pointed, setPointed] = useState<Pointed | null>(null)

  function point(event: SyntheticEvent, at: { readonly x: number; readonly y: number } | null) {
    const part = closest(event.target)
    const around = place.current?.getBoundingClientRect()
    if (!part || !around) {
      setPointed(null)
      return
    }
    const box = part.getBoundingClientRect()
    // A part may be as high as the picture: the words then stand at its upper edge.
    const [x, y] = at ? [at.x + 12, at.y + 18] : [box.left + 8, Math.min(box.bottom, box.top + 40) + 6]
    setPointed({
      name: part.dataset['name'] ?? '',
      words: part.dataset['words'] ?? '',
      left: Math.max(0, Math.min(x - around.left, around.width - boxWidth)),
      top: y - around.top,
    })
  }

  return (
    <div
      className="picture-place"
      role="presentation"
      ref={place}
      onFocus={(event) => {
        if (event.target.matches(':focus-visible')) point(event, null)
      }}
      onBlur={() => setPointed(null)}
      onPointerMove={(event) => point(event, { x: event.clientX, y: event.clientY })}
      onPointerLeave={() => setPointed(null)}
      onKeyDown={(event) => {
        if (event.key === 'Escape') setPointed(null)
      }}
    >
      {children}
      {pointed && (
        <div className="picture-words" aria-hidden="true" style={{ left: pointed.left, top: pointed.top }}>
          <strong>{pointed.name}</strong>
          <span>{pointed.words}</span>
        </div>
      )}
    </div>
  )
}
