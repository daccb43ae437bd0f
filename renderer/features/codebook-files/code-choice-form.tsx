import { useMemo } from 'react'
import type { CodebookReading, FileCode } from '#shared/contract/codebook-files.ts'
import type { Code } from '#shared/contract/codebook.ts'
import type { CodeTree } from '#shared/domain/code-tree.ts'
import { announce } from '../../client/notices.ts'
import { Button } from '../../components/button.tsx'
import { CodeBox } from '../../components/code-box.tsx'
import { CodeRules } from '../../components/code-rules/code-rules.tsx'
import { RadioField } from '../../components/field.tsx'
import { count } from '../../components/words.ts'
import { differencesFrom, withBelow, type Draft } from './drafts.ts'
import { choose } from './merge-store.ts'
import { PartChoices } from './part-choices.tsx'
import { matchWords } from './words.ts'

interface CodeChoiceFormProps {
  readonly code: FileCode
  readonly draft: Draft
  readonly reading: CodebookReading
  readonly codes: readonly Code[]
  readonly tree: CodeTree<string, Code>
}

const top = 'top'

/** What becomes of one code of the file, and of each part in which it differs from the one here. */
export function CodeChoiceForm({ code, draft, reading, codes, tree }: CodeChoiceFormProps) {
  const { match } = code
  const mine = draft.as === 'same' && draft.code !== null ? tree.get(draft.code) : undefined
  const below = withBelow(reading, code.key).length - 1
  const set = (change: Partial<Draft>) => choose([code.key], () => change)
  // The same lists as long as the codes are: given others, the boxes would begin anew under who types into them.
  const choices = useMemo(
    () => codes.filter((one) => !one.free).map(({ id, colour }) => ({ id, colour, path: tree.pathOf(id) })),
    [codes, tree],
  )
  const places = useMemo(
    () => [{ id: top, path: 'The top of the codebook', colour: '#5b6472' }, ...choices],
    [choices],
  )

  function leaveOutBelow() {
    choose(
      withBelow(reading, code.key).map(({ key }) => key),
      () => ({ as: 'left_out' }),
    )
    announce(`${code.fields.name} and ${count(below, 'code')} below it are left out.`)
  }

  return (
    <div className="stack">
      <h2>{code.path}</h2>
      {match && (
        <p className="soft">
          Seems to be {match.path}. {matchWords(match)}.
        </p>
      )}
      <RadioField<Draft['as']>
        label="What becomes of it"
        value={draft.as}
        onChange={(as) => set({ as })}
        choices={[
          {
            value: 'same',
            label: 'It is a code that is here',
            ...(match ? { hint: `Accept ${match.path}, or choose another.` } : {}),
          },
          {
            value: 'new',
            label: match ? 'Keep both: a code of its own' : 'A code of its own',
            hint: 'Under the code that it stands under in the file.',
          },
          { value: 'under', label: 'A code of its own, nested elsewhere' },
          { value: 'left_out', label: 'Leave it out' },
        ]}
      />
      {draft.as === 'same' && (
        <CodeBox
          label="Which code here"
          value={mine?.id ?? null}
          choices={choices}
          onChange={(id) => set({ code: id, parts: {} })}
        />
      )}
      {draft.as === 'under' && (
        <CodeBox
          label="Nest it under"
          value={draft.under ?? top}
          choices={places}
          onChange={(id) => set({ under: id === top ? null : id })}
        />
      )}
      {draft.as === 'left_out' && below > 0 && (
        <div className="row">
          <Button onPress={leaveOutBelow}>Leave out the {count(below, 'code')} below it too</Button>
        </div>
      )}
      {mine ? (
        <PartChoices
          differences={differencesFrom(code, mine)}
          draft={draft}
          onChange={(part, side) =>
            choose([code.key], ({ parts }) => ({ parts: { ...parts, [part]: side } }))
          }
        />
      ) : (
        <section aria-labelledby="what-file-says">
          <h3 id="what-file-says">What the file says</h3>
          <CodeRules code={code.fields} />
        </section>
      )}
    </div>
  )
}
