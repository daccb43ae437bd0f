import { useState } from 'react'
import type { CodeCondition, RetrievalQuery } from '#shared/contract/retrieval.ts'
import { MenuButton } from '../menu.tsx'
import { CheckField } from '../field.tsx'
import { AttributeLine, attributeTitle, isOf, type AttributeKey } from './attribute-lines.tsx'
import type { QueryChoices } from './choices.ts'
import { CodePicks } from './code-picks.tsx'
import { ConditionRow } from './condition-row.tsx'
import { lines, lineWords, linesOf, withoutLine, type Line } from './lines.ts'
import { LineBody } from './line-body.tsx'
import { QueryLine } from './query-line.tsx'
import './query.css'

interface QueryFormProps {
  readonly query: RetrievalQuery
  readonly choices: QueryChoices
  readonly onChange: (query: RetrievalQuery) => void
}

/**
 * A query that is built by picking. Only lines that narrow it are shown, and those that were just added: a line in which
 * nothing is picked yet asks for nothing. To begin with another query, give it another key.
 */
export function QueryForm({ query, choices, onChange }: QueryFormProps) {
  const [added, setAdded] = useState<readonly Line[]>([])
  const [addedAttributes, setAddedAttributes] = useState<readonly AttributeKey[]>([])
  /** Conditions that have no code yet are not asked. */
  const [drafts, setDrafts] = useState<readonly CodeCondition[]>([])
  const narrowing = linesOf(query)
  const shown = lines.filter((line) => narrowing.includes(line) || added.includes(line))
  const attributes = [...query.attributes, ...addedAttributes].filter(
    (one, at, every) => every.findIndex((other) => isOf(one, other)) === at,
  )
  const { conditions } = query

  const setCondition = (at: number, next: CodeCondition) => {
    // Without a code it can't be asked: it waits for one.
    if (next.codes.length === 0) setDrafts([next, ...drafts])
    onChange({
      ...query,
      conditions: conditions.flatMap((one, index) =>
        index !== at ? one : next.codes.length === 0 ? [] : next,
      ),
    })
  }
  const setDraft = (at: number, next: CodeCondition) => {
    if (next.codes.length === 0) {
      setDrafts(drafts.map((one, index) => (index === at ? next : one)))
      return
    }
    setDrafts(drafts.filter((_, index) => index !== at))
    onChange({ ...query, conditions: [...conditions, next] })
  }
  const draft = (is: CodeCondition['is']) => () =>
    setDrafts([...drafts, { is, codes: [], proximity: { kind: 'overlapping' } }])

  return (
    <div className="query-form">
      <div role="group" aria-label="Codes" className="query-line">
        <span className="field-label">Codes</span>
        {query.codes.length === 0 && <p className="soft small">Any code.</p>}
        <CodePicks
          label="Codes that are asked for"
          add={query.codes.length === 0 ? 'Pick a code…' : 'Or another code…'}
          codes={choices.codes}
          picked={query.codes}
          onChange={(codes) => onChange({ ...query, codes })}
        />
      </div>
      {[...conditions, ...drafts].map((condition, at) => {
        const draftAt = at - conditions.length
        return (
          <ConditionRow
            // Conditions have no names: by their place, one keeps the keyboard when it gets its first code.
            key={`condition ${at}`}
            number={at + 1}
            condition={condition}
            codes={choices.codes}
            onChange={(next) => (draftAt < 0 ? setCondition(at, next) : setDraft(draftAt, next))}
            onRemove={() =>
              draftAt < 0
                ? onChange({ ...query, conditions: conditions.filter((_, index) => index !== at) })
                : setDrafts(drafts.filter((_, index) => index !== draftAt))
            }
          />
        )
      })}
      {conditions.length > 0 && (
        <CheckField
          label="Hold each coder only against their own codings"
          isOn={query.sameCoder}
          onChange={(sameCoder) => onChange({ ...query, sameCoder })}
        />
      )}
      {shown.map((line) => (
        <QueryLine
          key={line}
          title={lineWords[line]}
          isNew={query[line] === null}
          onRemove={() => {
            setAdded(added.filter((one) => one !== line))
            if (query[line] !== null) onChange(withoutLine(query, line))
          }}
        >
          <LineBody
            line={line}
            query={query}
            choices={choices}
            onChange={(next) => {
              // What is taken out again stays in view, empty.
              if (!added.includes(line)) setAdded([...added, line])
              onChange(next)
            }}
          />
        </QueryLine>
      ))}
      {attributes.map(({ entity, name }) => (
        <AttributeLine
          key={`${entity} ${name}`}
          attribute={{ entity, name }}
          choices={choices.attributes}
          wanted={query.attributes}
          onChange={(next) => {
            if (!addedAttributes.some((one) => isOf(one, { entity, name })))
              setAddedAttributes([...addedAttributes, { entity, name }])
            onChange({ ...query, attributes: next })
          }}
          onRemove={() => {
            setAddedAttributes(addedAttributes.filter((one) => !isOf(one, { entity, name })))
            if (query.attributes.some((one) => isOf(one, { entity, name })))
              onChange({
                ...query,
                attributes: query.attributes.filter((one) => !isOf(one, { entity, name })),
              })
          }}
        />
      ))}
      <MenuButton
        label="Add a condition"
        look="plain"
        choices={[
          { id: 'and', label: 'And a code…', run: draft('and') },
          { id: 'not', label: 'Not a code…', run: draft('not') },
          ...lines
            .filter((line) => !shown.includes(line))
            .map((line) => ({
              id: line,
              label: lineWords[line],
              run: () => setAdded([...added, line]),
            })),
          ...choices.attributes
            .filter((attribute) => !attributes.some((one) => isOf(one, attribute)))
            .map((attribute) => ({
              id: `attribute ${attribute.entity} ${attribute.name}`,
              label: attributeTitle(attribute),
              run: () => setAddedAttributes([...addedAttributes, attribute]),
            })),
        ]}
      >
        Add a condition
      </MenuButton>
    </div>
  )
}
