import { useState } from 'react'
import { useAsk } from '../../../client/ask.ts'
import type { Codebook } from '../../../client/codebook.ts'
import { Button } from '../../../components/button.tsx'
import { Dialog } from '../../../components/dialog.tsx'
import { Part } from '../../../components/failed.tsx'
import { ChoiceField } from '../../../components/field.tsx'
import { moment } from '../../../components/words.ts'
import { VersionDifferences } from './version-differences.tsx'
import { firstComparison } from './versions.ts'

interface VersionsDialogProps {
  readonly codebook: Codebook
  readonly onClose: () => void
}

const asItStands = 'now'

/** The codebook's versions, and what changed from one to another. */
export function VersionsDialog({ codebook, onClose }: VersionsDialogProps) {
  return (
    <Dialog title="Versions of the codebook" onClose={onClose} wide>
      <Part>
        <Versions codebook={codebook} />
      </Part>
      <div className="row row-end">
        <Button onPress={onClose}>Close</Button>
      </div>
    </Dialog>
  )
}

function Versions({ codebook }: { readonly codebook: Codebook }) {
  const versions = useAsk('codebook.versions', {}).toSorted((a, b) => b.number - a.number)
  const [{ from, to }, setPair] = useState(() =>
    firstComparison(
      versions.map(({ number }) => number),
      codebook.changedSince,
    ),
  )
  const choices = versions.map(({ number }) => ({ value: String(number), label: `Version ${number}` }))
  return (
    <>
      <div className="versions-list" tabIndex={0} role="region" aria-label="Versions, newest first">
        <table>
          <thead>
            <tr>
              <th scope="col">Version</th>
              <th scope="col">Published</th>
              <th scope="col">By</th>
              <th scope="col">What changed</th>
            </tr>
          </thead>
          <tbody>
            {versions.map((version) => (
              <tr key={version.id}>
                <th scope="row">{version.number}</th>
                <td>{moment(version.at)}</td>
                <td>{version.by ?? <span className="soft">Nobody named</span>}</td>
                <td>{version.note || <span className="soft">No note</span>}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div className="row row-fields">
        <ChoiceField
          label="Compare"
          value={String(from)}
          onChange={(chosen) => setPair({ from: Number(chosen), to })}
          choices={choices}
        />
        <ChoiceField
          label="with"
          value={to === null ? asItStands : String(to)}
          onChange={(chosen) => setPair({ from, to: chosen === asItStands ? null : Number(chosen) })}
          choices={[{ value: asItStands, label: 'The codebook as it stands' }, ...choices]}
        />
      </div>
      <Part>
        <VersionDifferences from={from} to={to} />
      </Part>
    </>
  )
}
