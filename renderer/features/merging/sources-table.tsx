import type { MergeSource } from '#shared/contract/merging.ts'
import { figure, moment } from '../../components/words.ts'

/** The files that were chosen, and what each is. */
export function SourcesTable({ sources }: { readonly sources: readonly MergeSource[] }) {
  return (
    <div className="scroll-x card merge-table">
      <table>
        <caption className="visually-hidden">Files</caption>
        <thead>
          <tr>
            <th scope="col">File</th>
            <th scope="col">Project</th>
            <th scope="col">Handed over to</th>
            <th scope="col" className="number">
              New steps
            </th>
            <th scope="col">Last changed</th>
          </tr>
        </thead>
        <tbody>
          {sources.map((source) => (
            <tr key={source.file}>
              <th scope="row">{source.fileName}</th>
              <td>
                {source.projectName}
                <span className="soft small block">
                  {source.isCopy
                    ? 'A copy of this project'
                    : 'A project of its own: matched by texts and names'}
                </span>
              </td>
              <td>{source.person ?? <span className="soft">Nobody by name</span>}</td>
              <td className="number">{figure(source.newCommands)}</td>
              <td>{source.lastChangedAt ? moment(source.lastChangedAt) : 'Never'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
