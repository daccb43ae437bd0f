import { useState } from 'react'
import { act } from '../../../client/act.ts'
import { useAsk } from '../../../client/ask.ts'
import { FormDialog } from '../../../components/dialog.tsx'
import { Part } from '../../../components/failed.tsx'
import { TextField } from '../../../components/field.tsx'
import { moment } from '../../../components/words.ts'

export function PublishDialog({ onClose }: { readonly onClose: () => void }) {
  const [note, setNote] = useState('')
  return (
    <FormDialog
      title="Publish a version of the codebook"
      action="Publish"
      onClose={onClose}
      onSubmit={async () =>
        (await act('codebook.publish', { note }, (version) => `Version ${version.number} is published.`)) !==
        undefined
      }
    >
      <p>The codebook as it stands gets the next number. New codings say that they were made under it.</p>
      <TextField label="What changed" value={note} onChange={setNote} rows={2} autoFocus />
      <Part>
        <Versions />
      </Part>
    </FormDialog>
  )
}

function Versions() {
  const versions = useAsk('codebook.versions', {})
  return (
    <ul className="soft small">
      {versions.map((version) => (
        <li key={version.id}>
          Version {version.number}, {moment(version.at)}, {version.note || 'without a note'}
        </li>
      ))}
    </ul>
  )
}
