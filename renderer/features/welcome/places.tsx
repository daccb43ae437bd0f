import type { Place } from '#shared/contract/shell.ts'
import { act } from '../../client/act.ts'
import { queryClient, useAsk } from '../../client/ask.ts'
import { openProject } from '../../client/session.ts'
import { IconButton } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { moment } from '../../components/words.ts'

/** Projects that can be opened at once: recent ones, and those in the folder Concord was started in. */
export function Places() {
  const places = useAsk('shell.places', {})
  const recent = places.filter((place) => place.recent)
  const nearby = places.filter((place) => !place.recent)
  if (places.length === 0) {
    return <EmptyState title="No projects yet. Start a new one, or look around in the sample study." />
  }
  return (
    <div className="stack">
      {recent.length > 0 && <PlaceList title="Recent" places={recent} />}
      {nearby.length > 0 && <PlaceList title="In this folder" places={nearby} />}
    </div>
  )
}

function PlaceList({ title, places }: { readonly title: string; readonly places: readonly Place[] }) {
  async function forget(file: string) {
    if ((await act('shell.forget', { file }, 'Forgotten. The file itself is untouched.')) === undefined)
      return
    await queryClient.invalidateQueries({ queryKey: ['shell.places'] })
  }
  return (
    <section className="card">
      <h2>{title}</h2>
      <ul>
        {places.map((place) => (
          <li key={place.file} className="place">
            <button type="button" className="place-open" onClick={() => void openProject(place.file)}>
              <span className="place-name">{place.fileName}</span>
              <span className="soft small">
                {place.folder} · changed {moment(place.changedAt)}
              </span>
            </button>
            {place.recent && (
              <IconButton
                icon="close"
                label={`Forget ${place.fileName}`}
                onPress={() => void forget(place.file)}
              />
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
