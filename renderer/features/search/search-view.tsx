import type { CallOutput } from '#shared/contract/index.ts'
import { useAskPart } from '../../client/ask.ts'
import type { SearchAsked } from '../../client/search-asked.ts'
import { Part } from '../../components/failed.tsx'
import { Segments } from '../../components/segments.tsx'
import { ContextPart } from './context-part.tsx'
import { FrequencyPart } from './frequency-part.tsx'
import { useAsked } from './use-asked.ts'
import './search.css'
import './hits.css'
import './frequency.css'

/** Words in all texts, each in its context, and how often each word is said. */
export function SearchView({ asked }: { readonly asked: SearchAsked | null }) {
  const project = useAskPart('project.current', {}, projectId)
  return <Search key={project} project={project} wanted={asked} />
}

interface SearchProps {
  readonly project: string
  readonly wanted: SearchAsked | null
}

function Search({ project, wanted }: SearchProps) {
  const [asked, change] = useAsked(project, wanted)
  return (
    <div className="search">
      <header className="search-head">
        <h1>Search</h1>
        <Segments
          label="What is shown"
          hideLabel
          value={asked.part}
          onChange={(part) => change({ part, top: 0, at: -1 })}
          choices={[
            { value: 'context', label: 'Words in context' },
            { value: 'frequency', label: 'Word frequency' },
          ]}
        />
      </header>
      <Part key={asked.part}>
        {asked.part === 'context' ? (
          <ContextPart asked={asked} onChange={change} />
        ) : (
          <FrequencyPart project={project} asked={asked} onChange={change} />
        )}
      </Part>
    </div>
  )
}

function projectId(project: CallOutput<'project.current'>): string {
  return project?.id ?? ''
}
