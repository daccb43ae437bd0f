import { ProgressBar } from 'react-aria-components'
import type { Progress } from '#shared/contract/entities.ts'
import { Button } from './button.tsx'

interface WorkProgressProps {
  readonly label: string
  readonly progress: Progress
  readonly onCancel: () => void
}

/** Long work under way: how far, at what, and a way to stop it. */
export function WorkProgress({ label, progress, onCancel }: WorkProgressProps) {
  const known = progress.total > 0
  const share = known ? Math.round((100 * progress.done) / progress.total) : 0
  return (
    <div className="work">
      <ProgressBar
        aria-label={label}
        isIndeterminate={!known}
        value={share}
        valueLabel={known ? `${share} %` : progress.step}
        className="work-bar"
      >
        <div className="row row-apart">
          <span>{progress.step || label}</span>
          <span>{known ? `${share} %` : ''}</span>
        </div>
        <progress className="bar" aria-hidden="true" {...(known ? { value: share } : {})} max={100} />
      </ProgressBar>
      <Button onPress={onCancel}>Cancel</Button>
    </div>
  )
}
