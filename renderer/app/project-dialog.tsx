import { useState } from 'react'
import type { CallOutput } from '#shared/contract/index.ts'
import type { ProjectSummary } from '#shared/contract/project.ts'
import { act } from '../client/act.ts'
import { useReadExchange } from '../client/exchange.ts'
import { useLongWork } from '../client/long-work.ts'
import { announce } from '../client/notices.ts'
import { Button } from '../components/button.tsx'
import { Dialog } from '../components/dialog.tsx'
import { TextField } from '../components/field.tsx'
import { count, moment } from '../components/words.ts'
import { WorkProgress } from '../components/work-progress.tsx'
import { useFrameDialog } from './commands.ts'

interface ProjectDialogProps {
  readonly project: ProjectSummary
  readonly onClose: () => void
}

/** What the project holds, its name, a backup, and a check that it is whole. */
export function ProjectDialog({ project, onClose }: ProjectDialogProps) {
  const [name, setName] = useState(project.name)
  const [checked, setChecked] = useState<CallOutput<'project.verify'> | null>(null)
  const read = useReadExchange((now) => now.read)
  const work = useLongWork()

  async function backUp() {
    const made = await work.start('project.backUp', { file: null })
    if (made) announce(`Backed up beside the project, as ${made.fileName}.`)
  }

  async function verify() {
    const result = await work.start('project.verify', {})
    if (result) setChecked(result)
  }

  return (
    <Dialog title="About this project" onClose={onClose}>
      <form
        className="row row-fields"
        onSubmit={(event) => {
          event.preventDefault()
          void act('project.rename', { name }, 'The project has a new name.')
        }}
      >
        <div className="grow">
          <TextField label="Name" value={name} onChange={setName} />
        </div>
        <Button type="submit" isDisabled={name.trim() === '' || name.trim() === project.name}>
          Rename
        </Button>
      </form>
      <p>
        {project.fileName}, made {moment(project.createdAt)}: {count(project.documents, 'document')},{' '}
        {count(project.cases, 'case study', 'case studies')}, {count(project.codes, 'code')},{' '}
        {count(project.codings, 'coding')}, {count(project.coders.length, 'coder')}.
      </p>
      {work.progress ? (
        <WorkProgress label="Working" progress={work.progress} onCancel={work.cancel} />
      ) : (
        <div className="row">
          <Button onPress={() => void backUp()}>Back up now</Button>
          <Button onPress={() => void verify()}>Check that it is whole</Button>
          {read?.project === project.id && (
            <Button onPress={() => useFrameDialog.setState({ open: 'exchange-report' })}>
              What came of the REFI-QDA file…
            </Button>
          )}
        </div>
      )}
      {checked && (
        <div role="status">
          {checked.findings.length === 0 ? (
            <p>The project is whole.</p>
          ) : (
            <ul className="bullets">
              {checked.findings.map((found, index) => (
                <li key={index}>{found.sentence}</li>
              ))}
            </ul>
          )}
        </div>
      )}
      <div className="row row-end">
        <Button onPress={onClose}>Close</Button>
      </div>
    </Dialog>
  )
}
