import { Button } from '../components/button.tsx'
import { Dialog } from '../components/dialog.tsx'
import { commandEntry, commandNames, type CommandGroup } from './command-list.ts'
import { keysHere } from './commands.ts'
import { featureKeys } from './feature-keys.ts'

const groups: readonly CommandGroup[] = ['Finding your way', 'Views', 'Mending', 'Project']

/** Every shortcut there is: those of the commands, and those of single views. */
export function HelpDialog({ onClose }: { readonly onClose: () => void }) {
  const anywhere = groups.map((title) => ({
    title,
    keys: commandNames
      .filter((name) => commandEntry(name).group === title && keysHere(name).length > 0)
      .map((name) => [keysHere(name).join(' or '), labelOf(name)] as const),
  }))
  return (
    <Dialog title="Keyboard help" onClose={onClose} wide>
      <div className="help">
        {[...anywhere, ...featureKeys]
          .filter(({ keys }) => keys.length > 0)
          .map(({ title, keys }) => (
            <section key={title}>
              <h3>{title}</h3>
              <dl className="keys">
                {keys.map(([pressed, what]) => (
                  <div key={pressed + what}>
                    <dt>
                      <kbd>{pressed}</kbd>
                    </dt>
                    <dd>{what}</dd>
                  </div>
                ))}
              </dl>
            </section>
          ))}
      </div>
      <p className="soft small">On a Mac, Ctrl is the Command key, and Alt the Option key.</p>
      <div className="row row-end">
        <Button onPress={onClose} autoFocus>
          Close
        </Button>
      </div>
    </Dialog>
  )
}

function labelOf(name: (typeof commandNames)[number]): string {
  const { label, needs } = commandEntry(name)
  return needs === 'document' ? `${label} (in a document)` : label
}
