import { dismiss, useNotices } from '../client/notices.ts'
import { IconButton } from '../components/button.tsx'

/**
 * The status line and the failures that nobody has dismissed yet. Marked as top layer, so that a dialog does not
 * silence them.
 */
export function Notices() {
  const { status, failures } = useNotices()
  return (
    <>
      <div className="failures" role="region" aria-label="Problems" data-react-aria-top-layer="true">
        {failures.map((notice) => (
          <div key={notice.id} className="failure" role="alert">
            <div>
              <p>{notice.sentence}</p>
              {notice.next && <p className="soft">{notice.next}</p>}
            </div>
            <IconButton icon="close" label="Dismiss" onPress={() => dismiss(notice.id)} />
          </div>
        ))}
      </div>
      <footer className="status" data-react-aria-top-layer="true">
        <p role="status">{status}</p>
      </footer>
    </>
  )
}
