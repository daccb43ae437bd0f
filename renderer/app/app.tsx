import { QueryClientProvider } from '@tanstack/react-query'
import { use, useEffect } from 'react'
import { queryClient, useAsk } from '../client/ask.ts'
import { settle, startSession } from '../client/session.ts'
import { useWorkspace } from '../client/workspace.ts'
import { Part } from '../components/failed.tsx'
import { OpenExchangeDialog } from '../features/exchange/open-exchange-dialog.tsx'
import { NewProjectDialog } from '../features/welcome/new-project-dialog.tsx'
import { Welcome } from '../features/welcome/welcome.tsx'
import { useFrameDialog } from './commands.ts'
import { Frame } from './frame.tsx'
import { Notices } from './notices.tsx'
import { useTheme } from './theme.ts'
import { useShortcuts } from './shortcuts.ts'

const started = startSession()

export function App() {
  useTheme()
  return (
    <QueryClientProvider client={queryClient}>
      <Part waiting="Opening…">
        <Room />
      </Part>
      <Beginnings />
      <Notices />
    </QueryClientProvider>
  )
}

function Room() {
  use(started)
  const project = useAsk('project.current', {})
  const coder = useWorkspace((now) => now.coder)
  useShortcuts(project !== null)

  // A reload finds the project open, and a first coder may have been added since.
  const known = project?.coders.some((candidate) => candidate.id === coder) ?? true
  useEffect(() => {
    if (project && !known) settle(project)
  }, [project, known])

  useEffect(() => {
    document.title = project ? `${project.name} – Concord` : 'Concord'
  }, [project])

  return project ? (
    <Frame key={project.id} project={project} />
  ) : (
    <Welcome onNew={show('new-project')} onExchange={show('exchange')} />
  )
}

const close = () => useFrameDialog.setState({ open: null })

function show(open: 'new-project' | 'exchange') {
  return () => useFrameDialog.setState({ open })
}

/** Asked for from the welcome view, the palette or the desktop's menu, whatever is shown: a project to begin with. */
function Beginnings() {
  const open = useFrameDialog((now) => now.open)
  if (open === 'new-project') return <NewProjectDialog onClose={close} />
  return open === 'exchange' ? <OpenExchangeDialog onClose={close} /> : null
}
