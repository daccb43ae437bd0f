import { useRef, type ReactNode } from 'react'
import { savePicture } from '../../client/save-picture.ts'
import { plainSvg } from '../../components/figures/plain-svg.ts'
import { pngOf } from '../../components/figures/svg-to-png.ts'
import { Icon } from '../../components/icon.tsx'
import { MenuButton } from '../../components/menu.tsx'

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

  async function save(format: 'svg' | 'png') {
    const svg = frame.current?.querySelector('svg')
    if (!svg) return
    await savePicture(title, format, () => {
      const drawn = plainSvg(svg)
      return format === 'svg' ? drawn.text : pngOf(drawn)
    })
  }

  return (
    <figure className="picture">
      <div className="picture-head">
        <h3>{title}</h3>
        <MenuButton
          label={`Save picture: ${title}`}
          look="plain"
          choices={[
            { id: 'svg', label: 'As SVG, for any size', run: () => void save('svg') },
            { id: 'png', label: 'As PNG', run: () => void save('png') },
          ]}
        >
          Save picture
          <Icon name="open" />
        </MenuButton>
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
