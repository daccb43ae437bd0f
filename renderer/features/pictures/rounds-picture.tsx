import { useAsk } from '../../client/ask.ts'
import type { PictureChoices } from '../../client/picture-choices.ts'
import { roundTitle, useRounds } from '../../client/rounds.ts'
import { go } from '../../client/workspace.ts'
import { Button } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { Part } from '../../components/failed.tsx'
import { PickField } from '../../components/pick-field.tsx'
import { Segments } from '../../components/segments.tsx'
import { CodeName } from '../../components/swatch.tsx'
import { count } from '../../components/words.ts'
import { branchOf, type CodeUse } from './code-branches.ts'
import { useCodeUse, useTopCodes } from './code-use.ts'
import { NothingUsed } from './nothing-used.tsx'
import { PictureFrame } from './picture-frame.tsx'
import { RoundPanels } from './round-panels.tsx'
import { roundBars, type BarRow, type RoundBar } from './round-bars.ts'
import { SortableTable } from './sortable-table.tsx'
import type { PictureProps } from './use-choices.ts'

type Choices = PictureChoices['rounds']

/** Without a branch, so many codes; with one, all of it within reason. */
const mostCodes = { whole: 12, branch: 40 } as const

/** How much codes are used in each round. */
export function RoundsPicture(props: PictureProps) {
  const { choices, choose } = props
  const { branch, figure } = choices.rounds
  const tops = useTopCodes()
  const set = (part: Partial<Choices>) => choose({ rounds: { ...choices.rounds, ...part } })
  if (useRounds().rounds.length === 0) {
    return (
      <EmptyState title="There are no rounds yet.">
        <p>
          A round is what coders code side by side, under one version of the codebook. Begin one in Rounds.
        </p>
        <Button onPress={() => go({ room: 'rounds' })}>Go to the rounds</Button>
      </EmptyState>
    )
  }
  return (
    <>
      <div className="picture-options">
        <PickField
          label="Codes"
          none="The twelve most used"
          of={tops}
          value={tops.some(({ id }) => id === branch) && branch !== null ? branch : ''}
          onChange={(value) => set({ branch: value === '' ? null : value })}
        />
        <Segments
          label="Figures"
          value={figure}
          onChange={(value) => set({ figure: value })}
          choices={[
            { value: 'codings', label: 'Codings' },
            { value: 'share', label: 'Share of the round' },
          ]}
        />
      </div>
      <Part>
        <Used {...props} />
      </Part>
    </>
  )
}

/** The codes that are drawn. */
function Used(props: PictureProps) {
  const { drawn, whose } = props
  const { codes: use, withdrawn } = useCodeUse('codings', props)
  const within = branchOf(use, drawn.rounds.branch)
  const used = within.filter(({ own }) => own > 0)
  const codes =
    within === use
      ? used.toSorted((a, b) => b.own - a.own).slice(0, mostCodes.whole)
      : used.slice(0, mostCodes.branch)
  if (codes.length === 0) return <NothingUsed words={whose.words} withdrawn={withdrawn} />
  return <ByRound {...props} codes={codes} leftOut={used.length - codes.length} />
}

type ByRoundProps = PictureProps & { readonly codes: readonly CodeUse[]; readonly leftOut: number }

function ByRound({ drawn, choose, leave, whose, told, at, codes, leftOut }: ByRoundProps) {
  const { rounds } = useRounds()
  // Of all codes, so that a share is one of everything that was coded in its round.
  const matrix = useAsk('matrix.compute', {
    rows: { kind: 'codes' },
    columns: { kind: 'rounds' },
    query: { coders: whose.coders },
  })
  const { figure } = drawn.rounds
  const named = rounds
    .map((round) => ({ id: round.id as string, name: told(roundTitle(round)) }))
    .toReversed()
  const { rows, bars } = roundBars(matrix, codes, named, figure)
  const open = (part: string, query: BarRow['cells'][number]['query']) =>
    leave(part, { room: 'extracts', query })
  return (
    <PictureFrame
      title="Use of codes by round"
      caption={captionOf(figure, codes.length, leftOut, whose.words)}
      withdrawn={matrix.withdrawn}
      asTable={drawn.asTable}
      onAsTable={(asTable) => choose({ asTable })}
      table={<RoundTable rows={rows} bars={bars} onOpen={open} />}
    >
      <RoundPanels rows={rows} bars={bars} isShare={figure === 'share'} at={at} onOpen={open} />
    </PictureFrame>
  )
}

function captionOf(figure: Choices['figure'], codes: number, leftOut: number, whose: string): string {
  const what =
    figure === 'share'
      ? `Of all codings of a round ${whose}, how many per cent bear the code.`
      : `Codings ${whose}, in each round.`
  return (
    `${what} All bars have the same scale; rounds stand in the order in which they began.` +
    (leftOut > 0 ? ` The ${count(codes, 'code')} shown leave out ${count(leftOut, 'other')}.` : '')
  )
}

interface RoundTableProps {
  readonly rows: readonly BarRow[]
  readonly bars: readonly RoundBar[]
  readonly onOpen: (part: string, query: BarRow['cells'][number]['query']) => void
}

function RoundTable({ rows, bars, onOpen }: RoundTableProps) {
  return (
    <SortableTable
      label="Use of codes by round"
      rows={rows}
      keyOf={({ code }) => code.id}
      columns={[
        {
          label: 'Code',
          value: ({ code }) => code.path,
          renderCell: ({ code }) => <CodeName colour={code.colour} path={code.path} />,
        },
        ...bars.map(({ name }, at) => ({
          label: name,
          value: ({ cells }: BarRow) => cells[at]?.value ?? 0,
          renderCell: ({ code, cells }: BarRow) => {
            const cell = cells[at]
            return (
              cell && (
                <button
                  type="button"
                  className="link picture-link"
                  aria-label={`${code.path}, ${name}: ${cell.words}`}
                  onClick={() => onOpen(cell.part, cell.query)}
                >
                  {cell.told}
                </button>
              )
            )
          },
        })),
      ]}
    />
  )
}
