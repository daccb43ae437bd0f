import { useAsk } from '../../client/ask.ts'
import { act } from '../../client/act.ts'
import { inBrowser } from '../../client/files.ts'
import { useLongWork } from '../../client/long-work.ts'
import { chooseProject, openProject, showProject } from '../../client/session.ts'
import { Button } from '../../components/button.tsx'
import { WorkProgress } from '../../components/work-progress.tsx'
import { Places } from './places.tsx'
import './welcome.css'

interface WelcomeProps {
  readonly onNew: () => void
  readonly onExchange: () => void
}

/** Where one begins: a new project, one that is there already, another program’s, or the sample study. */
export function Welcome({ onNew, onExchange }: WelcomeProps) {
  const shell = useAsk('shell.describe', {})
  const sample = useLongWork()

  async function openSample() {
    const place = await act('shell.sampleFile', {})
    if (!place) return
    if (place.exists) {
      await openProject(place.file)
      return
    }
    const made = await sample.start('project.createSample', { file: place.file })
    if (made) showProject(made)
  }

  return (
    <main className="welcome" id="main">
      <header>
        <h1 className="welcome-title">Concord</h1>
        <p className="lead">
          Code interviews and focus groups together, and believe the result. A study is one file on this
          computer; nothing leaves it.
        </p>
      </header>
      <div className="welcome-deeds">
        <section className="card" aria-labelledby="welcome-new">
          <h2 id="welcome-new">Start</h2>
          <p className="soft">
            A new project, with a codebook to begin with or an empty one, or a study from NVivo, MAXQDA,
            ATLAS.ti or QualCoder.
          </p>
          <div className="row">
            <Button look="main" onPress={onNew}>
              New project…
            </Button>
            {!inBrowser && <Button onPress={() => void chooseProject()}>Open a project…</Button>}
            <Button onPress={onExchange}>Open a REFI-QDA project…</Button>
          </div>
        </section>
        <section className="card" aria-labelledby="welcome-sample">
          <h2 id="welcome-sample">Look around</h2>
          <p className="soft">
            The sample study: five invented case studies, coded by three people who do not always agree.
            Change it as you like.
          </p>
          {sample.progress ? (
            <WorkProgress
              label="Making the sample study"
              progress={sample.progress}
              onCancel={sample.cancel}
            />
          ) : (
            <div className="row">
              <Button onPress={() => void openSample()}>Open the sample study</Button>
            </div>
          )}
        </section>
      </div>
      <Places />
      <p className="soft small">
        Version {shell.version}
        {inBrowser && `. New projects are kept in ${shell.projectFolder}`}
      </p>
    </main>
  )
}
