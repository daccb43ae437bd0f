import { Toolbar } from 'react-aria-components'
import type { ProjectSummary } from '#shared/contract/project.ts'
import { useAskLater } from '../client/ask.ts'
import { chooseCoder, chooseTheme } from '../client/preferences.ts'
import { announce } from '../client/notices.ts'
import { closeProject } from '../client/session.ts'
import { goBack, goForward, useWorkspace } from '../client/workspace.ts'
import { Button, IconButton } from '../components/button.tsx'
import { Icon } from '../components/icon.tsx'
import { MenuButton } from '../components/menu.tsx'
import { Swatch } from '../components/swatch.tsx'
import { keysHere, redo, runCommand, undo, useFrameDialog } from './commands.ts'

export function TopBar({ project }: { readonly project: ProjectSummary }) {
  return (
    <header className="top">
      <MenuButton
        label={`Project: ${project.name}`}
        choices={[
          {
            id: 'project',
            label: 'About this project…',
            run: () => useFrameDialog.setState({ open: 'project' }),
          },
          { id: 'close', label: 'Close the project', run: () => void closeProject() },
        ]}
      >
        <span className="top-name">{project.name}</span>
        <Icon name="open" />
      </MenuButton>
      <Toolbar aria-label="Project" className="row top-tools">
        <TrailButtons />
        <Button look="plain" onPress={() => runCommand('palette.open', true)}>
          <Icon name="search" />
          Go to… <kbd aria-hidden="true">{keysHere('palette.open')[0]}</kbd>
        </Button>
        <HistoryButtons />
        <CoderSwitcher project={project} />
        <ThemeSwitch />
        <IconButton
          icon="help"
          label="Keyboard help"
          onPress={() => useFrameDialog.setState({ open: 'help' })}
        />
      </Toolbar>
    </header>
  )
}

function TrailButtons() {
  const { at, last } = useWorkspace((now) => now.trail)
  return (
    <>
      <IconButton icon="back" label="Back" isDisabled={at === 0} onPress={goBack} />
      <IconButton icon="forward" label="Forward" isDisabled={at >= last} onPress={goForward} />
    </>
  )
}

function HistoryButtons() {
  const { data } = useAskLater('history.list', { limit: 1 })
  const back = data?.undo ?? null
  const forth = data?.redo ?? null
  return (
    <>
      <IconButton
        icon="undo"
        label={back === null ? 'Nothing to undo' : `Undo: ${back}`}
        isDisabled={back === null}
        onPress={() => void undo()}
      />
      <IconButton
        icon="redo"
        label={forth === null ? 'Nothing to redo' : `Redo: ${forth}`}
        isDisabled={forth === null}
        onPress={() => void redo()}
      />
    </>
  )
}

function CoderSwitcher({ project }: { readonly project: ProjectSummary }) {
  const coder = useWorkspace((now) => now.coder)
  const current = project.coders.find((candidate) => candidate.id === coder)
  return (
    <MenuButton
      label={current ? `Coding as ${current.name}` : 'Who is coding? Nobody yet'}
      look="plain"
      choices={[
        ...project.coders.map((candidate) => ({
          id: candidate.id,
          label: candidate.id === coder ? `${candidate.name} (now)` : candidate.name,
          run: () => {
            chooseCoder(project.id, candidate.id)
            announce(`Coding as ${candidate.name}.`)
          },
        })),
        { id: 'new', label: 'Add a coder…', run: () => useFrameDialog.setState({ open: 'coder' }) },
      ]}
    >
      {current ? (
        <>
          <Swatch colour={current.colour} />
          {current.name}
        </>
      ) : (
        'Who is coding?'
      )}
    </MenuButton>
  )
}

function ThemeSwitch() {
  const theme = useWorkspace((now) => now.theme)
  const choices = [
    { id: 'system', label: 'As the computer' },
    { id: 'light', label: 'Light' },
    { id: 'dark', label: 'Dark' },
    { id: 'contrast', label: 'High contrast' },
  ] as const
  return (
    <MenuButton
      label="Theme"
      isIcon
      choices={choices.map((choice) => ({
        id: choice.id,
        label: choice.id === theme ? `${choice.label} (now)` : choice.label,
        run: () => chooseTheme(choice.id),
      }))}
    >
      <Icon name="theme" />
    </MenuButton>
  )
}
