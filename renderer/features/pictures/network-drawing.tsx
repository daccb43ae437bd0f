import { useRef, useState, type SyntheticEvent } from 'react'
import type { CallOutput } from '#shared/contract/index.ts'
import type { Point } from '#shared/domain/pictures/network-layout.ts'
import type { Link } from '#shared/domain/pictures/network.ts'
import { codeColour } from '../../components/swatch.tsx'
import { count, figure } from '../../components/words.ts'
import type { CodeUse } from './code-branches.ts'
import { pictureWidth } from './drawing.ts'
import { NetworkLegend } from './network-legend.tsx'
import {
  figuresOf,
  lineHeight,
  networkHeight,
  placedNodes,
  thickness,
  type PlacedNode,
} from './network-places.ts'
import { closest, partProps, stepped, useRoving } from './use-roving.ts'

export interface DrawnNode {
  /** By which links name it. */
  readonly node: number
  readonly code: CodeUse
  readonly name: string
  readonly codings: number
}

export interface DrawnLink extends Link {
  /** Both its figures. */
  readonly words: string
  /** The extracts of the greater figure. */
  readonly query: CallOutput<'matrix.compute'>['total']['query']
}

interface NetworkDrawingProps {
  /** In the order of the keys: the most used first. */
  readonly nodes: readonly DrawnNode[]
  /** The strongest first. */
  readonly links: readonly DrawnLink[]
  readonly at: string | null
  readonly onOpenNode: (part: string, node: DrawnNode) => void
  readonly onOpenLink: (part: string, link: DrawnLink) => void
}

const legendHeight = 64

/** Codes as circles, those that go together near each other and tied by a line. */
export function NetworkDrawing(props: NetworkDrawingProps) {
  const placed = placedNodes(props.nodes, props.links)
  return <Placed {...props} placed={placed} />
}

type PlacedProps = NetworkDrawingProps & { readonly placed: readonly PlacedNode<DrawnNode>[] }

function Placed({ nodes, links, placed, at, onOpenNode, onOpenLink }: PlacedProps) {
  /** The part that is pointed at or has the keyboard: what it is tied to stands out. */
  const [pointed, setPointed] = useState<string | null>(null)
  /** The code from which the keyboard went along its links. */
  const around = useRef<DrawnNode | null>(null)
  const linksOf = ({ node }: DrawnNode) => links.filter(({ a, b }) => a === node || b === node)
  const nodeAt = (part: string) => nodes.find(({ code }) => code.id === part)
  const { ref, ...roving } = useRoving({
    at,
    next: (from, key) => {
      const here = nodeAt(from) ?? around.current ?? nodes[0]
      if (!here) return null
      const ofNode = [here.code.id, ...linksOf(here).map(linkPart)]
      const all = nodes.map(({ code }) => code.id)
      switch (key) {
        case 'ArrowLeft':
          return stepped(ofNode, from, -1)
        case 'ArrowRight':
          return stepped(ofNode, from, 1)
        case 'ArrowUp':
          return stepped(all, here.code.id, -1)
        case 'ArrowDown':
          return stepped(all, here.code.id, 1)
        default:
          return stepped(all, from, key === 'Home' ? 'first' : 'last')
      }
    },
    open: (part) => {
      const [node, link] = [nodeAt(part), links.find((one) => linkPart(one) === part)]
      if (node) onOpenNode(part, node)
      else if (link) onOpenLink(part, link)
    },
  })
  const height = networkHeight(nodes.length) + legendHeight
  const strongest = Math.max(1, ...links.map(({ weight }) => weight))
  const places = new Map(placed.map((one) => [one.of.node, one]))
  const figures = figuresOf(links, placed)
  const point = (event: SyntheticEvent) => {
    const part = closest(event.target)?.getAttribute('data-part') ?? null
    setPointed(part)
    const node = part === null ? undefined : nodeAt(part)
    if (node && event.type === 'focus') around.current = node
  }
  const isTied = (link: DrawnLink) => {
    const node = pointed === null ? undefined : nodeAt(pointed)
    return linkPart(link) === pointed || (node !== undefined && linksOf(node).includes(link))
  }
  const handlers = {
    ...roving,
    onFocus: (event: SyntheticEvent) => {
      roving.onFocus(event)
      point(event)
    },
    onBlur: () => setPointed(null),
    onPointerOver: point,
    onPointerLeave: () => setPointed(null),
  }

  return (
    <svg
      {...handlers}
      ref={ref}
      className={pointed === null ? 'plot' : 'plot plot-pointed'}
      role="group"
      aria-label="Network of codes"
      viewBox={`0 0 ${pictureWidth} ${height}`}
      width={pictureWidth}
      height={height}
    >
      {links.map((link, index) => {
        const [one, other] = [places.get(link.a), places.get(link.b)]
        if (!one || !other) return null
        return (
          <LinkLine
            key={linkPart(link)}
            link={link}
            one={one}
            other={other}
            figureAt={figures[index] ?? null}
            strongest={strongest}
            isTied={isTied(link)}
          />
        )
      })}
      {placed.map((node) => (
        <NodeCircle key={node.of.code.id} node={node} words={nodeWords(node.of, linksOf(node.of), nodes)} />
      ))}
      <NetworkLegend
        y={height - legendHeight + 30}
        codings={placed.map(({ of }) => of.codings)}
        weights={links.map(({ weight }) => weight)}
      />
    </svg>
  )
}

/** What a link is called among the parts of a picture. */
export function linkPart({ a, b }: Link): string {
  return `${a}-${b}`
}

interface LinkLineProps {
  readonly link: DrawnLink
  readonly one: PlacedNode<DrawnNode>
  readonly other: PlacedNode<DrawnNode>
  /** Where its figure stands; null: there is no room for it. */
  readonly figureAt: Point | null
  readonly strongest: number
  readonly isTied: boolean
}

function LinkLine({ link, one, other, figureAt, strongest, isTied }: LinkLineProps) {
  const ends = { x1: one.x, y1: one.y, x2: other.x, y2: other.y }
  return (
    <g className={isTied ? 'plot-tied' : ''}>
      <g
        {...partProps(linkPart(link), 'link', {
          name: `${one.of.name} and ${other.of.name}`,
          words: link.words,
        })}
      >
        <line data-window-only="" className="plot-reach" {...ends} />
        <line className="plot-link" {...ends} strokeWidth={thickness(link.weight, strongest)} />
      </g>
      {figureAt && (
        <text
          aria-hidden="true"
          className="plot-soft plot-halo"
          x={figureAt.x}
          y={figureAt.y + 4}
          textAnchor="middle"
        >
          {figure(link.weight)}
        </text>
      )}
    </g>
  )
}

function NodeCircle({ node, words }: { readonly node: PlacedNode<DrawnNode>; readonly words: string }) {
  const { of, x, y, radius, lines, width } = node
  return (
    <g style={codeColour(of.code.colour)}>
      <g {...partProps(of.code.id, 'link', { name: of.code.path, words })}>
        <rect
          data-window-only=""
          className="plot-cover"
          x={x - width / 2}
          y={y - radius}
          width={width}
          height={2 * radius + 6 + lines.length * lineHeight}
        />
        <circle className="plot-solid" cx={x} cy={y} r={radius} />
      </g>
      {lines.map((line, at) => (
        <text
          key={at}
          aria-hidden="true"
          className="plot-text plot-halo"
          data-of={of.code.id}
          x={x}
          y={y + radius + 15 + at * lineHeight}
          textAnchor="middle"
        >
          {line}
        </text>
      ))}
    </g>
  )
}

function nodeWords(
  { node, codings }: DrawnNode,
  links: readonly DrawnLink[],
  nodes: readonly DrawnNode[],
): string {
  const names = new Map(nodes.map((one) => [one.node, one.name]))
  const others = links.map(({ a, b, weight }) => `${names.get(a === node ? b : a) ?? ''} (${weight})`)
  return `${count(codings, 'coding')}; goes with ${others.join(', ')}`
}
