import { Button } from '../components/button.tsx'
import { Dialog } from '../components/dialog.tsx'
import { commands } from './commands.ts'

const inTranscript: readonly (readonly [string, string])[] = [
  ['↑ ↓', 'Turn before, turn after'],
  ['Enter', 'Put the word cursor into the turn; with words selected, choose a code'],
  ['← →', 'Word before, word after'],
  ['Shift + ← → ↑ ↓', 'Select more or fewer words'],
  ['S', 'Select the whole turn'],
  ['C', 'Choose a code for the selected words'],
  ['[ ]', 'Coding before, coding after'],
  ['Delete', 'Remove the chosen coding'],
  ['Escape', 'Let go of the selection'],
]

const inCodebook: readonly (readonly [string, string])[] = [
  ['↑ ↓', 'Code before, code after'],
  ['← →', 'Close or open what is below'],
  ['Alt + ↑ ↓', 'Move the code among its neighbours'],
  ['Alt + ← →', 'Move it out of its parent, or under the code above'],
]

export function HelpDialog({ onClose }: { readonly onClose: () => void }) {
  const anywhere = commands.flatMap((command) =>
    command.keys === null ? [] : [[command.keys, command.label] as const],
  )
  return (
    <Dialog title="Keyboard help" onClose={onClose} wide>
      <div className="help">
        <Keys title="Anywhere" rows={anywhere} />
        <Keys title="In a transcript" rows={inTranscript} />
        <Keys title="In the codebook" rows={inCodebook} />
      </div>
      <div className="row row-end">
        <Button onPress={onClose} autoFocus>
          Close
        </Button>
      </div>
    </Dialog>
  )
}

function Keys({
  title,
  rows,
}: {
  readonly title: string
  readonly rows: readonly (readonly [string, string])[]
}) {
  return (
    <section>
      <h3>{title}</h3>
      <dl className="keys">
        {rows.map(([keys, words]) => (
          <div key={keys + words}>
            <dt>
              <kbd>{keys}</kbd>
            </dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
