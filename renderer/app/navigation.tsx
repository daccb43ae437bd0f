import { go, type Room } from '../client/workspace.ts'
import { commands } from './commands.ts'

const rooms: readonly { readonly room: Exclude<Room, 'document' | 'import'>; readonly label: string }[] = [
  { room: 'documents', label: 'Documents' },
  { room: 'codebook', label: 'Codebook' },
  { room: 'memos', label: 'Memos' },
  { room: 'agreement', label: 'Agreement' },
  { room: 'export', label: 'Export' },
  { room: 'history', label: 'History' },
]

export function Navigation({ room: current }: { readonly room: Room }) {
  const here = current === 'document' || current === 'import' ? 'documents' : current
  return (
    <nav className="nav" aria-label="Views">
      <ul>
        {rooms.map(({ room, label }) => (
          <li key={room}>
            <button
              type="button"
              className="nav-link"
              {...(room === here ? { 'aria-current': current === room ? 'page' : 'true' } : {})}
              onClick={() => go({ room })}
            >
              <span>{label}</span>
              <kbd aria-hidden="true">
                {commands.find((command) => command.name === `view.${room}`)?.keys}
              </kbd>
            </button>
          </li>
        ))}
      </ul>
    </nav>
  )
}
