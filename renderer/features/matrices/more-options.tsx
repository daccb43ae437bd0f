import { useAsk } from '../../client/ask.ts'
import { useCoders } from '../../client/codebook.ts'
import type { LineOrder, MatrixTable } from '../../client/matrix-table.ts'
import { roundTitle, useRounds } from '../../client/rounds.ts'
import { CheckList } from '../../components/check-list.tsx'
import { CheckField, ChoiceField } from '../../components/field.tsx'
import type { Known } from './question.ts'

interface MoreOptionsProps {
  readonly table: MatrixTable
  readonly known: Known
  readonly onChange: (part: Partial<MatrixTable>) => void
}

const thresholds = [3, 4, 5, 6, 8, 10, 15, 20]
const noCase = 'none'

/** Order, levels of codes, whose codings, of which case studies, and what is withheld. */
export function MoreOptions({ table, known, onChange }: MoreOptionsProps) {
  const { coders, nameOf } = useCoders()
  const { rounds, of: roundOf } = useRounds()
  const cases = useAsk('case.list', {})
  const hasCodes = table.rows.kind === 'codes' || table.columns.kind === 'codes'
  const deepest = Math.max(1, ...known.codes.map(({ level }) => level))
  const caseIds = [...cases.map(({ id }) => id as string), noCase]
  const chosenCases = new Set<string>(table.cases?.map((id) => id ?? noCase) ?? caseIds)
  const isOfText = table.of === 'text'

  return (
    <details>
      <summary>
        Order, codes, coders, what is withheld: {summary(table, nameOf, (id) => roundOf(id)?.name)}
      </summary>
      <div className="matrix-more">
        <div className="stack">
          <OrderField
            label="Order of rows"
            across="column"
            isOfCodes={table.rows.kind === 'codes'}
            order={table.rowOrder}
            onChange={(rowOrder) => onChange({ rowOrder })}
          />
          <OrderField
            label="Order of columns"
            across="row"
            isOfCodes={table.columns.kind === 'codes'}
            order={table.columnOrder}
            onChange={(columnOrder) => onChange({ columnOrder })}
          />
          <CheckField
            label="Hide rows and columns without anything"
            isOn={table.hidesEmpty}
            onChange={(hidesEmpty) => onChange({ hidesEmpty })}
          />
          <ChoiceField
            label="Small figures"
            value={table.suppressBelow === null ? '' : String(table.suppressBelow)}
            onChange={(value) => onChange({ suppressBelow: value === '' ? null : Number(value) })}
            hint="Withheld where few people could be known by them, with the totals they could be worked out from."
            choices={[
              { value: '', label: 'Tell every figure' },
              ...[...new Set([...thresholds, ...(table.suppressBelow === null ? [] : [table.suppressBelow])])]
                .toSorted((a, b) => a - b)
                .map((below) => ({ value: String(below), label: `Withhold figures below ${below}` })),
            ]}
          />
        </div>
        <div className="stack">
          {hasCodes && deepest > 1 && (
            <ChoiceField
              label="Levels of codes"
              value={table.depth === null ? '' : String(table.depth)}
              onChange={(value) => onChange({ depth: value === '' ? null : Number(value) })}
              hint="Codes at the last level shown count with all below them."
              choices={[
                { value: '', label: 'All levels' },
                ...Array.from({ length: deepest - 1 }, (_, index) => ({
                  value: String(index + 1),
                  label: index === 0 ? 'Top codes only' : `The first ${index + 1} levels`,
                })),
              ]}
            />
          )}
          {hasCodes && deepest > 1 && (
            <CheckField
              label="Count every code with all below it"
              isOn={table.withChildren}
              onChange={(withChildren) => onChange({ withChildren })}
            />
          )}
          {!isOfText && (
            <ChoiceField
              label="Codings by"
              value={table.whose}
              onChange={(whose) => onChange({ whose })}
              choices={[
                { value: 'people', label: known.hasConsensus ? 'Everyone but the consensus' : 'Everyone' },
                ...(known.hasConsensus ? [{ value: 'everyone', label: 'Everyone and the consensus' }] : []),
                ...coders.map(({ id, name, kind }) => ({
                  value: id as string,
                  label: kind === 'consensus' ? `${name} (what was settled)` : name,
                })),
              ]}
            />
          )}
          {!isOfText && rounds.length > 0 && (
            <ChoiceField
              label="Made in"
              value={table.round}
              onChange={(round) => onChange({ round })}
              choices={[
                { value: 'any', label: 'Any round, or outside of rounds' },
                ...rounds.map((round) => ({ value: round.id as string, label: roundTitle(round) })),
                { value: 'none', label: 'Outside of rounds' },
              ]}
            />
          )}
        </div>
        {cases.length > 0 && (
          <CheckList
            label="Case studies"
            choices={[
              ...cases.map(({ id, name }) => ({ id: id as string, label: name })),
              { id: noCase, label: 'No case study' },
            ]}
            chosen={chosenCases}
            onChange={(next) =>
              onChange({
                cases:
                  next.size === caseIds.length
                    ? null
                    : caseIds.filter((id) => next.has(id)).map((id) => (id === noCase ? null : id)),
              })
            }
          />
        )}
      </div>
    </details>
  )
}

interface OrderFieldProps {
  readonly label: string
  /** What lies across. */
  readonly across: 'row' | 'column'
  readonly isOfCodes: boolean
  readonly order: LineOrder
  readonly onChange: (order: LineOrder) => void
}

function OrderField({ label, across, isOfCodes, order, onChange }: OrderFieldProps) {
  const value = typeof order === 'string' ? order : 'by' in order ? 'line' : 'hand'
  return (
    <ChoiceField
      label={label}
      value={value}
      onChange={(chosen) => (chosen === 'given' || chosen === 'value') && onChange(chosen)}
      choices={[
        { value: 'given', label: isOfCodes ? 'The codebook’s order' : 'Their own order' },
        { value: 'value', label: 'Largest first' },
        ...(value === 'line' ? [{ value, label: `Largest first in one ${across}` }] : []),
        ...(value === 'hand' ? [{ value, label: 'By hand' }] : []),
      ]}
    />
  )
}

function summary(
  table: MatrixTable,
  nameOf: (id: string) => string,
  roundName: (id: string) => string | undefined,
): string {
  const orders = [table.rowOrder, table.columnOrder]
  const parts = [
    orders.some((order) => Array.isArray(order))
      ? 'by hand'
      : orders.some((order) => order !== 'given')
        ? 'largest first'
        : 'in their order',
    table.depth === 1 && 'top codes',
    table.depth !== null && table.depth > 1 && `${table.depth} levels`,
    table.withChildren && 'with all below',
    table.of === 'codings' && whoseWords(table.whose, nameOf),
    table.of === 'codings' && table.round !== 'any' && (roundName(table.round) ?? 'outside of rounds'),
    table.cases !== null && 'some case studies',
    table.hidesEmpty && 'nothing empty',
    table.suppressBelow === null ? 'nothing withheld' : `below ${table.suppressBelow} withheld`,
  ]
  return parts.filter((part) => part !== false).join(', ')
}

function whoseWords(whose: string, nameOf: (id: string) => string): string {
  if (whose === 'people') return 'everyone'
  return whose === 'everyone' ? 'everyone and the consensus' : nameOf(whose)
}
