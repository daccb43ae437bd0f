import { useCallback, useMemo } from 'react'
import { go, goBeside } from '../../client/workspace.ts'
import { Part } from '../../components/failed.tsx'
import { Palette, type Held } from '../../components/palette/palette.tsx'
import { Swatch } from '../../components/swatch.tsx'
import { runCommand } from '../commands.ts'
import { DestinationSearch, type Destination } from './destinations.ts'
import { useDestinations } from './use-destinations.ts'

interface GoToDialogProps {
  /** Opens what is chosen on the other side of the window. */
  readonly isBeside: boolean
  readonly onClose: () => void
}

/** Every document, code, view and command, by typing part of its name. */
export function GoToDialog({ isBeside, onClose }: GoToDialogProps) {
  return (
    <Part>
      <GoTo isBeside={isBeside} onClose={onClose} />
    </Part>
  )
}

function GoTo({ isBeside, onClose }: GoToDialogProps) {
  const all = useDestinations(isBeside)
  const search = useMemo(() => new DestinationSearch(all), [all])
  const find = useCallback((query: string) => search.find(query), [search])

  function choose(destination: Destination, held: Held): boolean {
    const beside = isBeside || held.ctrlKey || held.metaKey
    onClose()
    afterFocusReturned(() => {
      if ('command' in destination) runCommand(destination.command, true)
      else if (beside) goBeside(destination.view)
      else go(destination.view)
    })
    return false
  }

  return (
    <Palette
      title={isBeside ? 'Open beside' : 'Go to anything'}
      label="Where to"
      listLabel="Places and commands"
      placeholder={
        isBeside ? 'Part of a document, code or view' : 'Part of a document, code, view or command'
      }
      find={find}
      keyOf={(destination) => destination.id}
      render={(destination) => (
        <span className="go-to-entry">
          <span className="go-to-label">
            {'colour' in destination && destination.colour && <Swatch colour={destination.colour} />}
            <span>{destination.label}</span>
            {destination.detail && <span className="soft small">{destination.detail}</span>}
          </span>
          <span className="soft small">
            {destination.keys === '' ? destination.kind : <kbd>{destination.keys}</kbd>}
          </span>
        </span>
      )}
      onChoose={choose}
      onClose={onClose}
      none="Nothing here is called that."
      hint={isBeside ? undefined : 'Enter goes there, Ctrl+Enter opens a place beside.'}
    />
  )
}

/** A closed palette gives the focus back within a frame; what is gone to takes it after that. */
function afterFocusReturned(run: () => void): void {
  requestAnimationFrame(() => requestAnimationFrame(run))
}
