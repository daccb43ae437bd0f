import { drawnNetwork, linksOf, usualThreshold } from '#shared/domain/pictures/network.ts'
import type { CallOutput } from '#shared/contract/index.ts'
import { useAsk } from '../../client/ask.ts'
import type { PictureChoices } from '../../client/picture-choices.ts'
import { EmptyState } from '../../components/empty-state.tsx'
import { Part } from '../../components/failed.tsx'
import { CheckField, ChoiceField } from '../../components/field.tsx'
import { count } from '../../components/words.ts'
import type { CodeUse } from './code-branches.ts'
import { useCodeUse } from './code-use.ts'
import { NetworkDrawing, type DrawnLink, type DrawnNode } from './network-drawing.tsx'
import { LinkTable } from './network-table.tsx'
import { NothingUsed } from './nothing-used.tsx'
import { PictureFrame } from './picture-frame.tsx'
import { Threshold } from './threshold.tsx'
import type { PictureProps } from './use-choices.ts'

type Choices = PictureChoices['network']
type Matrix = CallOutput<'matrix.compute'>

/** How many of the most used codes are asked for, and of what comes of it, how much is drawn. */
const mostAsked = 60
const mostNodes = 40
const fewLinks = 25

export const proximities = {
  overlapping: { label: 'They overlap', words: 'overlaps', query: { kind: 'overlapping' } },
  same_turn: { label: 'They stand in one turn', words: 'shares a turn with', query: { kind: 'same_turn' } },
  near: {
    label: 'They are at most 2 turns apart',
    words: 'is at most two turns from',
    query: { kind: 'near', turns: 2 },
  },
} as const

/** Which codes go together. */
export function NetworkPicture(props: PictureProps) {
  const { choices, choose } = props
  const { level, proximity, sameCoder } = choices.network
  const set = (part: Partial<Choices>) => choose({ network: { ...choices.network, ...part } })
  return (
    <>
      <div className="picture-options">
        <ChoiceField
          label="Codes go together where"
          value={proximity}
          onChange={(value) => set({ proximity: value, atLeast: null })}
          choices={[
            { value: 'overlapping', label: proximities.overlapping.label },
            { value: 'same_turn', label: proximities.same_turn.label },
            { value: 'near', label: proximities.near.label },
          ]}
        />
        <ChoiceField
          label="Codes"
          value={level}
          onChange={(value) => set({ level: value, atLeast: null })}
          choices={[
            { value: 'codes', label: 'Each by itself' },
            { value: 'top', label: 'Top codes with all below' },
          ]}
        />
        <CheckField
          label="Within one coder’s work"
          isOn={sameCoder}
          onChange={(on) => set({ sameCoder: on, atLeast: null })}
        />
      </div>
      <Part>
        <MostUsed {...props} />
      </Part>
    </>
  )
}

/** The codes that are asked for: those most used. */
function MostUsed(props: PictureProps) {
  const { drawn, whose } = props
  const isTop = drawn.network.level === 'top'
  const { codes: use, withdrawn } = useCodeUse('codings', props)
  const usedBy = (code: CodeUse) => (isTop ? code.whole : code.own)
  const used = use.filter((code) => usedBy(code) > 0 && (!isTop || code.level === 0))
  const asked = used.toSorted((a, b) => usedBy(b) - usedBy(a)).slice(0, mostAsked)
  if (asked.length === 0) return <NothingUsed words={whose.words} withdrawn={withdrawn} />
  return (
    <Network
      {...props}
      nodes={asked.map((code) => ({ code, codings: usedBy(code) }))}
      leftOut={used.length - asked.length}
    />
  )
}

interface NetworkProps extends PictureProps {
  /** The most used first. */
  readonly nodes: readonly { readonly code: CodeUse; readonly codings: number }[]
  readonly leftOut: number
}

function Network({ drawn: chosen, choose, leave, whose, at, nodes, leftOut }: NetworkProps) {
  const { level, proximity, sameCoder } = chosen.network
  const codes = nodes.map(({ code }) => ({ code: code.id, withChildren: level === 'top' }))
  const matrix = useAsk('matrix.compute', {
    rows: { kind: 'codes', codes },
    columns: { kind: 'codes', codes },
    query: { coders: whose.coders, sameCoder },
    proximity: proximities[proximity].query,
  })
  const links = linksOf(matrix.cells.map((row) => row.map(({ value }) => value)))
  const strongest = links[0]?.weight ?? 1
  const usual = usualThreshold(links, fewLinks)
  const atLeast = Math.min(chosen.network.atLeast ?? usual, strongest)
  const drawn = drawnNetwork(links, { atLeast, mostNodes })
  const set = (part: Partial<Choices>) => choose({ network: { ...chosen.network, ...part } })
  if (links.length === 0) {
    return (
      <EmptyState title="No two codes go together here.">
        <p>Try codings that are near each other{sameCoder ? ', or not only within one coder’s work' : ''}.</p>
      </EmptyState>
    )
  }
  const names = nodeNames(nodes.map(({ code }) => code))
  const drawnNodes = drawn.nodes.flatMap((node): DrawnNode[] => {
    const one = nodes[node]
    return one ? [{ node, ...one, name: names[node] ?? one.code.name }] : []
  })
  const open = (part: string, query: Matrix['total']['query']) => leave(part, { room: 'extracts', query })
  const told = links.map(({ a, b, weight }): DrawnLink => {
    const [there, back] = [matrix.cells[a]?.[b], matrix.cells[b]?.[a]]
    const isThere = (there?.value ?? 0) >= (back?.value ?? 0)
    return {
      a,
      b,
      weight,
      words: linkWords([nodes[a]?.code, nodes[b]?.code], [there?.value ?? 0, back?.value ?? 0], proximity),
      query: (isThere ? there : back)?.query ?? matrix.total.query,
    }
  })
  const shown = new Set(drawn.links.map(({ a, b }) => `${a} ${b}`))

  return (
    <PictureFrame
      title="Codes that go together"
      withdrawn={matrix.withdrawn}
      caption={captionOf({ atLeast, drawn, leftOut, total: links.length }, chosen.network, whose.words)}
      asTable={chosen.asTable}
      onAsTable={(asTable) => choose({ asTable })}
      actions={
        strongest > 1 && (
          <Threshold
            key={`${proximity} ${level} ${sameCoder} ${whose.value}`}
            value={atLeast}
            most={strongest}
            usual={usual}
            onChange={(value) => set({ atLeast: value === usual ? null : value })}
          />
        )
      }
      table={<LinkTable links={told} nodes={nodes} onOpen={open} />}
    >
      <NetworkDrawing
        nodes={drawnNodes}
        links={told.filter(({ a, b }) => shown.has(`${a} ${b}`))}
        at={at}
        onOpenNode={(part, { code }) =>
          leave(part, {
            room: 'extracts',
            query: { codes: [{ code: code.id, withChildren: level === 'top' }], coders: whose.coders },
          })
        }
        onOpenLink={(part, link) => open(part, link.query)}
      />
    </PictureFrame>
  )
}

/** Names as they are drawn: with what stands above where two codes bear the same. */
function nodeNames(codes: readonly CodeUse[]): readonly string[] {
  const above = (code: CodeUse) => code.path.slice(0, Math.max(0, code.path.length - code.name.length - 3))
  return codes.map((code) =>
    codes.some((other) => other !== code && other.name === code.name) && above(code) !== ''
      ? `${code.name} (${above(code)})`
      : code.name,
  )
}

function linkWords(
  [one, other]: readonly [CodeUse | undefined, CodeUse | undefined],
  [there, back]: readonly [number, number],
  proximity: Choices['proximity'],
): string {
  const { words } = proximities[proximity]
  const part = (count_: number, of: string, to: string) =>
    `${count(count_, 'coding')} of ${of} ${plural(words, count_)} ${to}`
  return `${part(there, one?.name ?? '', other?.name ?? '')}; ${part(back, other?.name ?? '', one?.name ?? '')}`
}

function plural(verb: string, figure: number): string {
  if (figure === 1) return verb
  return verb
    .replace(/^overlaps/u, 'overlap')
    .replace(/^shares/u, 'share')
    .replace(/^is/u, 'are')
}

interface Told {
  readonly atLeast: number
  readonly drawn: {
    readonly nodes: readonly number[]
    readonly links: readonly unknown[]
    readonly leftOff: number
  }
  readonly leftOut: number
  readonly total: number
}

function captionOf(
  { atLeast, drawn, leftOut, total }: Told,
  { proximity, sameCoder }: Choices,
  whose: string,
): string {
  const how = {
    overlapping: 'overlap one of the other',
    same_turn: 'share a turn with one of the other',
    near: 'are at most two turns from one of the other',
  }[proximity]
  return (
    `Codings ${whose}. The larger a circle, the more its code is used; the thicker a line, the more codings of one code ` +
    `${how}${sameCoder ? ', within the work of one coder in one round' : ''}: the greater of both counts. ` +
    `Drawn: ${count(drawn.links.length, 'line')} of ${total}, from ${count(atLeast, 'coding')} up, between ` +
    `${count(drawn.nodes.length, 'code')}.` +
    (drawn.leftOff > 0 ? ` For want of room ${count(drawn.leftOff, 'weaker line')} are left off.` : '') +
    (leftOut > 0 ? ` Of the ${mostAsked} most used codes; ${count(leftOut, 'code')} are left out.` : '')
  )
}
