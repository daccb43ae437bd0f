import { matrixMeasures, type MatrixMeasure } from '#shared/contract/matrices.ts'
import { matrixNormalisations } from '#shared/contract/matrices.ts'
import type { MatrixTable } from '../../client/matrix-table.ts'
import { CheckField, ChoiceField } from '../../components/field.tsx'
import { AxisField } from './axis-field.tsx'
import { MoreOptions } from './more-options.tsx'
import { asProximity, proximityChoices, proximityValue } from './proximity-choices.ts'
import type { Known } from './question.ts'
import { isSameAttribute, type AttributeAxis } from './still-there.ts'
import { measureWords, normaliseWords } from './words.ts'

interface OptionsBarProps {
  readonly table: MatrixTable
  readonly known: Known
  readonly attributes: readonly AttributeAxis[]
  readonly isHeat: boolean
  readonly onHeat: (on: boolean) => void
  readonly onChange: (table: MatrixTable) => void
}

const ofText: readonly MatrixMeasure[] = ['participants', 'documents', 'words']
const ofCodings: readonly string[] = ['codes', 'coders', 'rounds']

/** What is chosen for a table: the first of it in view, the rest a step away. */
export function OptionsBar({ table, known, attributes, isHeat, onHeat, onChange }: OptionsBarProps) {
  const { rows, columns, measure } = table
  const change = (part: Partial<MatrixTable>) => onChange({ ...table, ...part })
  const isCodePair = rows.kind === 'codes' && columns.kind === 'codes'
  const mayBeText = !ofCodings.includes(rows.kind) && !ofCodings.includes(columns.kind)

  /** Two axes of one kind are only had of codes: choosing what the other one has gives it what this one had. */
  function chooseAxis(side: 'rows' | 'columns', axis: MatrixTable['rows']) {
    const other = side === 'rows' ? 'columns' : 'rows'
    const isSame =
      axis.kind === 'attribute' ? isSameAttribute(axis, table[other]) : axis.kind === table[other].kind
    const swapped = isSame && axis.kind !== 'codes' ? { [other]: table[side] } : {}
    const next: MatrixTable = { ...table, ...swapped, [side]: axis, rowOrder: 'given', columnOrder: 'given' }
    const stillText = ![next.rows.kind, next.columns.kind].some((kind) => ofCodings.includes(kind))
    onChange(stillText ? next : { ...next, of: 'codings' })
  }

  return (
    <div className="matrix-options">
      <div className="matrix-bar">
        {table.kind === 'own' && (
          <>
            <AxisField
              label="Rows"
              axis={rows}
              attributes={attributes}
              onChange={(axis) => chooseAxis('rows', axis)}
            />
            <AxisField
              label="Columns"
              axis={columns}
              attributes={attributes}
              onChange={(axis) => chooseAxis('columns', axis)}
            />
            {mayBeText && (
              <ChoiceField
                label="Counted in"
                value={table.of}
                onChange={(of) =>
                  change({
                    of,
                    ...(of === 'text' && !ofText.includes(measure) ? { measure: 'participants' } : {}),
                  })
                }
                choices={[
                  { value: 'codings', label: 'What is coded' },
                  { value: 'text', label: 'Everything said' },
                ]}
              />
            )}
          </>
        )}
        {table.kind === 'codes_by_value' && attributes.length > 0 && (
          <AxisField
            label="Attribute"
            axis={columns}
            attributes={attributes}
            onlyAttributes
            onChange={(axis) => change({ columns: axis, columnOrder: 'given' })}
          />
        )}
        {isCodePair && (
          <ChoiceField
            label="Together"
            value={proximityValue(table.proximity)}
            onChange={(value) => change({ proximity: asProximity(value) })}
            choices={proximityChoices(table.proximity)}
          />
        )}
        <ChoiceField
          label="Measure"
          value={measure}
          onChange={(chosen) =>
            change({ measure: chosen, ...(chosen === 'share' ? { normalise: 'none' } : {}) })
          }
          choices={(table.of === 'text' ? ofText : matrixMeasures).map((value) => ({
            value,
            label: measureWords[value],
          }))}
        />
        <ChoiceField
          label="Figures"
          value={table.normalise}
          isDisabled={measure === 'share'}
          onChange={(normalise) => change({ normalise })}
          choices={matrixNormalisations.map((value) => ({ value, label: normaliseWords[value] }))}
        />
        <CheckField label="Shade as a heat map" isOn={isHeat} onChange={onHeat} />
      </div>
      <MoreOptions table={table} known={known} onChange={change} />
    </div>
  )
}
