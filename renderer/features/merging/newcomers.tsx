import type { Newcomer } from '#shared/contract/merging.ts'
import { useCoders } from '../../client/codebook.ts'
import { ChoiceField } from '../../components/field.tsx'
import { withCoder, type Wishes } from './merge-store.ts'

interface NewcomersProps {
  readonly newcomers: readonly Newcomer[]
  readonly wishes: Wishes
  readonly onWish: (wishes: Wishes) => void
}

/** People who code there and aren't known here: each someone new, or the same person as someone here. */
export function Newcomers({ newcomers, wishes, onWish }: NewcomersProps) {
  const { coders, nameOf } = useCoders()
  const people = coders.filter(({ kind }) => kind === 'person')
  return (
    <section className="card" aria-labelledby="merge-newcomers">
      <h3 id="merge-newcomers">People who are new here</h3>
      <ul className="merge-newcomers">
        {newcomers.map(({ coder, name, fileName, namesake }) => (
          <li key={coder}>
            <ChoiceField
              label={`${name}, in ${fileName}`}
              value={wishes.coders.find((wish) => wish.theirs === coder)?.mine ?? ''}
              choices={[
                { value: '', label: 'Someone new' },
                ...people.map(({ id, name: known }) => ({ value: id, label: `The same person as ${known}` })),
              ]}
              onChange={(mine) => onWish(withCoder(wishes, coder, mine === '' ? null : mine))}
              {...(namesake ? { hint: `${nameOf(namesake)} is known here already. The same person?` } : {})}
            />
          </li>
        ))}
      </ul>
    </section>
  )
}
