import { placeFigures } from '#shared/domain/pictures/figure-places.ts'
import { layNetwork, type Point } from '#shared/domain/pictures/network-layout.ts'
import type { Link } from '#shared/domain/pictures/network.ts'
import { inLines } from '../../components/figures/labels.ts'
import { letter, pictureWidth } from './drawing.ts'

interface Node {
  /** By which links name it. */
  readonly node: number
  readonly name: string
  readonly codings: number
}

export interface PlacedNode<Of extends Node = Node> {
  readonly of: Of
  /** The middle of its circle. */
  readonly x: number
  readonly y: number
  readonly radius: number
  /** Of circle and name. */
  readonly width: number
  /** Its name, under the circle. */
  readonly lines: readonly string[]
}

const radius = { least: 6, most: 26 } as const
const name = { letters: 20, lines: 3 } as const
export const lineHeight = 14
/** Kept free around, for outlines. */
const edge = 4

/** How large a circle is: its area tells the codings, but for those too small to be seen. */
export function radiusOf(codings: number, most: number): number {
  return Math.max(radius.least, radius.most * Math.sqrt(codings / Math.max(1, most)))
}

/** How thick a line is, in pixels. */
export function thickness(weight: number, strongest: number): number {
  return 1 + (weight / strongest) * 5
}

/** How high a network of so many codes is drawn, in pixels. */
export function networkHeight(nodes: number): number {
  return nodes <= 8 ? 380 : nodes <= 16 ? 520 : nodes <= 28 ? 660 : 820
}

/** Where the codes of a network stand, each with room for its name. */
export function placedNodes<Of extends Node>(
  nodes: readonly Of[],
  links: readonly Link[],
): readonly PlacedNode<Of>[] {
  const most = Math.max(1, ...nodes.map(({ codings }) => codings))
  const order = new Map(nodes.map(({ node }, at) => [node, at]))
  const drawn = nodes.map((of) => {
    const lines = inLines(of.name, name.letters, name.lines)
    const circle = radiusOf(of.codings, most)
    const words = Math.max(0, ...lines.map((line) => line.length)) * letter.text
    return {
      of,
      radius: circle,
      lines,
      box: { width: Math.max(2 * circle, words), height: 2 * circle + 6 + lines.length * lineHeight },
    }
  })
  const middles = layNetwork(
    drawn.map(({ box }) => box),
    links.map(({ a, b }) => ({ a: order.get(a) ?? 0, b: order.get(b) ?? 0 })),
    { width: pictureWidth - 2 * edge, height: networkHeight(nodes.length) - 2 * edge },
  )
  return drawn.map(({ of, radius: circle, lines, box }, at) => {
    const { x, y } = middles[at] ?? { x: 0, y: 0 }
    return { of, x: x + edge, y: y + edge - box.height / 2 + circle, radius: circle, width: box.width, lines }
  })
}

/** Where the figures of links stand, off circles and names; null where there is no room for one. */
export function figuresOf(links: readonly Link[], placed: readonly PlacedNode[]): readonly (Point | null)[] {
  const places = new Map(placed.map((node) => [node.of.node, node]))
  const none = { x: 0, y: 0 }
  const taken = placed.flatMap(({ x, y, radius: circle, width, lines }) => {
    const height = lines.length * lineHeight
    return [
      { x, y, width: 2 * circle, height: 2 * circle },
      { x, y: y + circle + 5 + height / 2, width, height },
    ]
  })
  const lines = links.map(({ a, b }) => ({ from: places.get(a) ?? none, to: places.get(b) ?? none }))
  return placeFigures(lines, taken, { width: 14, height: 12 })
}
