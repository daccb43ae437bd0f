import { useRef, type ReactNode } from 'react'
import { savePicture } from '../../client/save-picture.ts'
import { SavePictureMenu } from '../../components/figures/save-picture-menu.tsx'

interface PictureProps {
  /** Its heading, and the name of its file. */
  readonly title: string
  /** How it is read. */
  readonly caption: string
  /** One SVG. */
  readonly children: ReactNode
  /** The same figures. */
  readonly table: ReactNode
}

/** A picture with the same figures as a table, to be saved as SVG or PNG. */
export function Picture({ title, caption, children, table }: PictureProps) {
  const frame = useRef<HTMLDivElement>(null)

  return (
    <figure className="picture">
      <div className="picture-head">
        <h3>{title}</h3>
        <SavePictureMenu title={title} frame={frame} onSave={savePicture} />
      </div>
      <div className="scroll-x" tabIndex={0} role="region" aria-label={`Picture: ${title}`} ref={frame}>
        {children}
      </div>
      <figcaption className="soft small">{caption}</figcaption>
      <details>
        <summary>The same figures as a table</summary>
        <div className="scroll-x" tabIndex={0} role="region" aria-label={`Table: ${title}`}>
          {table}
        </div>
      </details>
    </figure>
  )
}
