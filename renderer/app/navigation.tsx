import { go, type Room } from '../client/workspace.ts'
import { commandEntry } from './command-list.ts'
import { keysHere } from './commands.ts'
import { listedRoomOf, listedRooms } from './rooms.ts'

export function Navigation({ room: current }: { readonly room: Room }) {
  const here = listedRoomOf(current)
  return (
    <nav className="nav" aria-label="Views">
      <ul>
        {listedRooms.map((room) => (
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
