import { go, type Room } from '../client/workspace.ts'
import { commandEntry } from './command-list.ts'
import { keysHere } from './commands.ts'
import { listedRoomOf, roomGroups } from './rooms.ts'

export function Navigation({ room: current }: { readonly room: Room }) {
  const here = listedRoomOf(current)
  return (
    <nav className="nav" aria-label="Views">
      {roomGroups.map(({ name, rooms }) => (
        <div key={name} className="nav-group">
          <h2 className="nav-heading" id={`nav-${name}`}>
            {name}
          </h2>
          <ul aria-labelledby={`nav-${name}`}>
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
        </div>
      ))}
    </nav>
  )
}
