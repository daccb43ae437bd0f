import { tableKinds, type TableKind } from '../../client/matrix-table.ts'
import { Page } from '../../components/page.tsx'
import { readyMade } from './ready-made.ts'

interface TableChoiceProps {
  /** Without any, there is no table by attribute. */
  readonly hasAttributes: boolean
  readonly onChoose: (kind: TableKind) => void
}

/** The tables that one begins with. */
export function TableChoice({ hasAttributes, onChoose }: TableChoiceProps) {
  return (
    <div className="matrix-room-scroll">
      <Page title="Matrices" lead="Tables of what was coded. Every figure opens to the extracts it counts.">
        <ul className="matrix-choices">
          {tableKinds.map((kind) => {
            const isMissing = kind === 'codes_by_value' && !hasAttributes
            return (
              <li key={kind}>
                <button
                  type="button"
                  className="matrix-choice"
                  aria-disabled={isMissing}
                  aria-describedby={`matrix-about-${kind}`}
                  onClick={() => isMissing || onChoose(kind)}
                >
                  {readyMade[kind].title}
                </button>
                <p id={`matrix-about-${kind}`} className="soft">
                  {isMissing
                    ? 'No case study, participant or document has an attribute yet.'
                    : readyMade[kind].about}
                </p>
              </li>
            )
          })}
        </ul>
      </Page>
    </div>
  )
}
