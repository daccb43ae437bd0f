import { EmptyState } from '../../components/empty-state.tsx'
import { Swatch } from '../../components/swatch.tsx'
import type { Merged, MergedCode } from './merged.ts'

const fates: { readonly [Fate in MergedCode['fate']]: string | null } = {
  new: 'new',
  changed: 'changed',
  stays: null,
}

/** The codebook as it would be after merging. */
export function MergedTree({ merged }: { readonly merged: Merged }) {
  if (merged.codes.length === 0) return <EmptyState title="Nothing would be in it." />
  return (
    <ul className="book-merged" aria-label="Merged codebook">
      {merged.codes.map(({ key, name, depth, colour, fate }) => (
        <li key={key} className={`indent-${Math.min(depth, 4)}${fate === 'stays' ? '' : ' book-touched'}`}>
          {colour && <Swatch colour={colour} />} {name}
          {fates[fate] && <span className="tag">{fates[fate]}</span>}
        </li>
      ))}
    </ul>
  )
}
