import { totalsOf } from '#shared/domain/pictures/icicle.ts'
import type { PictureChoices } from '../../client/picture-choices.ts'
import type { View } from '../../client/workspace.ts'
import { Part } from '../../components/failed.tsx'
import { ChoiceField } from '../../components/field.tsx'
import { PickField } from '../../components/pick-field.tsx'
import { Segments } from '../../components/segments.tsx'
import { CodeName } from '../../components/swatch.tsx'
import { count } from '../../components/words.ts'
import { branchOf, bySize, type CodeUse } from './code-branches.ts'
import { useCodeUse, useTopCodes, type UseMeasure } from './code-use.ts'
import { NothingUsed } from './nothing-used.tsx'
import { PictureFrame } from './picture-frame.tsx'
import { SortableTable } from './sortable-table.tsx'
import { TreeAreas } from './tree-areas.tsx'
import { TreeBars } from './tree-bars.tsx'
import type { PictureProps } from './use-choices.ts'

type Choices = PictureChoices['tree']

const measureWords: { readonly [Measure in UseMeasure]: readonly [one: string, many: string] } = {
  codings: ['coding', 'codings'],
  documents: ['document', 'documents'],
  words: ['word', 'words'],
}

/** The codebook, each code as large as it is used. */
export function TreePicture(props: PictureProps) {
  const { choices, choose } = props
  const { measure, drawnAs, branch, order } = choices.tree
  const tops = useTopCodes()
  const set = (part: Partial<Choices>) => choose({ tree: { ...choices.tree, ...part } })
  return (
    <>
      <div className="picture-options">
        <Segments
          label="Drawn as"
          value={drawnAs}
          onChange={(value) => set({ drawnAs: value })}
          choices={[
            { value: 'areas', label: 'Areas' },
            { value: 'bars', label: 'Bars' },
          ]}
        />
        <ChoiceField
          label="Sized by"
          value={measure}
          onChange={(value) => set({ measure: value })}
          choices={[
            { value: 'codings', label: 'Codings' },
            { value: 'documents', label: 'Documents' },
            { value: 'words', label: 'Words' },
          ]}
        />
        <PickField
          label="Part of the codebook"
          none="All of it"
          of={tops}
          value={tops.some(({ id }) => id === branch) && branch !== null ? branch : ''}
          onChange={(value) => set({ branch: value === '' ? null : value })}
        />
        <ChoiceField
          label="In the order of"
          value={order}
          onChange={(value) => set({ order: value })}
          choices={[
            { value: 'codebook', label: 'The codebook' },
            { value: 'size', label: 'Use' },
          ]}
        />
      </div>
      <Part>
        <Tree {...props} />
      </Part>
    </>
  )
}

function Tree(props: PictureProps) {
  const { drawn, choose, leave, whose, at } = props
  const { measure, drawnAs, branch, order } = drawn.tree
  const { codes: all, withdrawn } = useCodeUse(measure, props)
  const codes = branchOf(all, branch)
  const shown = order === 'size' ? bySize(codes) : codes
  const used = shown.filter(({ whole }) => whole > 0)
  const top = all.find(({ id }) => id === branch)
  const open = (code: CodeUse) => leave(code.id, extractsOf(code, whose.coders))
  const tell = (figure: number) => count(figure, ...measureWords[measure])
  const Drawing = drawnAs === 'areas' ? TreeAreas : TreeBars
  if (used.length === 0) return <NothingUsed words={whose.words} withdrawn={withdrawn} />
  return (
    <PictureFrame
      title={top ? `Use of ${top.name}` : 'Use of the codebook'}
      caption={captionOf(drawn.tree, shown, whose.words)}
      withdrawn={withdrawn}
      asTable={drawn.asTable}
      onAsTable={(asTable) => choose({ asTable })}
      table={<UseTable codes={shown} measure={measure} onOpen={open} />}
    >
      <Drawing codes={used} at={at} tell={tell} onOpen={open} />
    </PictureFrame>
  )
}

function extractsOf({ id }: CodeUse, coders: string[] | null): View {
  return { room: 'extracts', query: { codes: [{ code: id, withChildren: true }], coders } }
}

function captionOf({ measure, drawnAs }: Choices, codes: readonly CodeUse[], whose: string): string {
  const many = measureWords[measure][1]
  const unused = codes.filter(({ whole }) => whole === 0).length
  const left = unused === 0 ? '' : ` Not drawn: ${count(unused, 'code')} without any.`
  if (drawnAs === 'bars')
    return `${upper(many)} ${whose}. The full-coloured part of a bar is the code’s own, the whole bar counts all below it too.${left}`
  const sums =
    measure === 'codings'
      ? ''
      : ` Heights add up what each code has by itself, so that ${many} with several codes count for each.`
  return (
    `${upper(many)} ${whose}. Top codes stand on the left, what is below a code to its right; the higher, the more ` +
    `${many}. Room left free beside a code is its own.${sums}${left}`
  )
}

function upper(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}

interface UseTableProps {
  readonly codes: readonly CodeUse[]
  readonly measure: UseMeasure
  readonly onOpen: (code: CodeUse) => void
}

function UseTable({ codes, measure, onOpen }: UseTableProps) {
  const many = upper(measureWords[measure][1])
  const sums = totalsOf(codes.map(({ id, parent, own }) => ({ id, parent, value: own })))
  return (
    <SortableTable
      label={`${many} by code`}
      rows={codes}
      keyOf={({ id }) => id}
      columns={[
        {
          label: 'Code',
          value: ({ path }) => path,
          renderCell: (code) => (
            <button type="button" className="link picture-link" onClick={() => onOpen(code)}>
              <CodeName colour={code.colour} path={code.path} />
            </button>
          ),
        },
        { label: `${many}, by itself`, value: ({ own }) => own },
        { label: `${many}, with all below`, value: ({ whole }) => whole },
        ...(measure === 'codings'
          ? []
          : [{ label: 'Added up, as in the areas', value: ({ id }: CodeUse) => sums.get(id) ?? 0 }]),
      ]}
    />
  )
}
