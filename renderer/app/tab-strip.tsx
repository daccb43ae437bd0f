import { useAskLater } from '../client/ask.ts'
import { closeTab, currentView, go, useWorkspace } from '../client/workspace.ts'
import { Icon } from '../components/icon.tsx'

/** The documents that are open, each with a way to go to it and to close it. The middle mouse key closes too. */
export function TabStrip() {
  const tabs = useWorkspace((now) => now.tabs)
  const here = useWorkspace((now) => {
    const view = currentView(now)
    return view.room === 'document' ? view.document : null
  })
  const { data: documents } = useAskLater('document.list', {})
  const open = tabs.flatMap((id) => documents?.find((document) => document.id === id) ?? [])
  if (open.length === 0) return null
  return (
    <nav className="doc-tabs" aria-label="Open documents">
      <ul>
        {open.map(({ id, title }) => (
          <li key={id} className={id === here ? 'doc-tab doc-tab-here' : 'doc-tab'}>
            <button
              type="button"
              className="doc-tab-open"
              title={title}
              {...(id === here ? { 'aria-current': 'page' as const } : {})}
              onClick={() => go({ room: 'document', document: id })}
              onMouseDown={(event) => event.button === 1 && event.preventDefault()}
              onAuxClick={(event) => event.button === 1 && closeTab(id)}
            >
              {title}
            </button>
            <button
              type="button"
              className="doc-tab-close"
              aria-label={`Close tab ${title}`}
              onClick={() => closeTab(id)}
            >
              <Icon name="close" />
            </button>
          </li>
        ))}
      </ul>
    </nav>
  )
}
