import { go, type Room } from '../client/workspace.ts'
import { commandEntry } from './command-list.ts'
import { keysHere } from './commands.ts'

const rooms = [
  'documents',
  'codebook',
  'board',
  'memos',
  'rounds',
  'agreement',
  'disagreements',
  'export',
  'history',
] as const
type Listed = (typeof rooms)[number]

/** Rooms that are reached through another one. */
const within: { readonly [Inner in Exclude<Room, Listed>]: Listed } = {
  document: 'documents',
  import: 'documents',
  replace: 'documents',
  orphans: 'documents',
  compare: 'documents',
}

export function Navigation({ room: current }: { readonly room: Room }) {
  const here = isListed(current) ? current : within[current]
  return (
    <nav className="nav" aria-label="Views">
      <ul>
        {rooms.map((room) => (
          <li key={room}>
            <button
              type="button"
              className="nav-link"
              {...(room === here ? { 'aria-current': current === room ? 'page' : 'true' } : {})}
              onClick={() => go({ room })}
            >
              <span>{commandEntry(`view.${room}`).label}</span>
              <kbd aria-hidden="true">{keysHere(`view.${room}`)[0]}</kbd>
            </button>
          </li>
        ))}
      </ul>
    </nav>
  )
}

function isListed(room: Room): room is Listed {
  return !Object.hasOwn(within, room)
}
