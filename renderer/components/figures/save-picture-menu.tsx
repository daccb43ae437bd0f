import type { RefObject } from 'react'
import { Icon } from '../icon.tsx'
import { MenuButton } from '../menu.tsx'
import { plainSvg } from './plain-svg.ts'
import { pngOf } from './svg-to-png.ts'

type Format = 'svg' | 'png'

interface SavePictureMenuProps {
  /** The name of its file. */
  readonly title: string
  /** Is drawn below the picture, where it is there. */
  readonly caption?: string
  /** What holds the picture: one SVG. */
  readonly frame: RefObject<HTMLElement | null>
  readonly onSave: (name: string, format: Format, draw: () => string | Promise<string>) => Promise<void>
}

/** Saves a picture as SVG or PNG. */
export function SavePictureMenu({ title, caption, frame, onSave }: SavePictureMenuProps) {
  const save = (format: Format) => {
    const svg = frame.current?.querySelector('svg')
    if (!svg) return
    void onSave(title, format, () => {
      const drawn = caption === undefined ? plainSvg(svg) : plainSvg(svg, { title, caption })
      return format === 'svg' ? drawn.text : pngOf(drawn)
    })
  }
  return (
    <MenuButton
      label={`Save picture: ${title}`}
      look="plain"
      choices={[
        { id: 'svg', label: 'As SVG, for any size', run: () => save('svg') },
        { id: 'png', label: 'As PNG', run: () => save('png') },
      ]}
    >
      Save picture
      <Icon name="open" />
    </MenuButton>
  )
}
