import type { CSSProperties } from 'react'
import { pathSeparator } from '#shared/domain/code-tree.ts'

/** A custom property carrying a code's colour; the rules decide how strong it is in light and dark. */
export function codeColour(colour: string): CSSProperties {
  // React's types know no custom properties.
  return { '--code': colour } as CSSProperties
}

export function Swatch({ colour }: { readonly colour: string }) {
  return <span className="swatch" style={codeColour(colour)} aria-hidden="true" />
}

interface CodeNameProps {
  readonly colour: string
  readonly path: string
  readonly retired?: boolean
}

/** A code as it is always shown: its colour, its name, and softly the path above it. */
export function CodeName({ colour, path, retired }: CodeNameProps) {
  const cut = path.lastIndexOf(pathSeparator)
  const above = cut < 0 ? '' : path.slice(0, cut)
  const name = cut < 0 ? path : path.slice(cut + pathSeparator.length)
  return (
    <span className="code-name">
      <Swatch colour={colour} />
      <span>
        {name}
        {above && <span className="code-above"> {above}</span>}
        {retired && <span className="tag">retired</span>}
      </span>
    </span>
  )
}
