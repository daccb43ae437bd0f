import { useRef, type ReactNode } from 'react'
import { act } from '../../client/act.ts'
import { download } from '../../client/files.ts'
import { announce, report } from '../../client/notices.ts'
import { Icon } from '../../components/icon.tsx'
import { MenuButton } from '../../components/menu.tsx'
import { plainSvg, pngOf } from './saving.ts'

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
    const folder = await act('shell.chooseFolder', {})
    if (!folder) return
    try {
      const drawn = plainSvg(svg)
      const data = format === 'svg' ? drawn.text : await pngOf(drawn)
      const saved = await act('agreement.savePicture', { folder, name: title, format, data })
      if (!saved) return
      download(saved)
      announce(`${saved.name} is saved.`)
    } catch (error) {
      report(error)
    }
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
