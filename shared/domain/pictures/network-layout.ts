/** What stands at a place: a node with its name, in pixels. */
export interface Box {
  readonly width: number
  readonly height: number
}

/** The middle of a box. */
export interface Point {
  readonly x: number
  readonly y: number
}

interface Tie {
  readonly a: number
  readonly b: number
}

const rounds = 300
/** Between two names. */
const clearance = 8
/** How far apart two linked nodes are at most, where there is room for more. */
const linkLength = 170
/** Between two parts of the network that no link ties. */
const partGap = 16

/**
 * Places the nodes of a network: linked ones near each other, all within the frame, and their boxes off one another as far
 * as there is room. The same network is always placed the same way. Each part that hangs together gets a share of the frame
 * by its boxes, and within it is laid by stress majorisation with weights d^-2 (Gansner, Koren and North, Graph drawing by
 * stress majorization, 2005), begun on a spiral in the order given; d counts the links between two nodes.
 * @param ties by the numbers of the boxes
 */
export function layNetwork(boxes: readonly Box[], ties: readonly Tie[], frame: Box): Point[] {
  const steps = stepsBetween(boxes.length, ties)
  const parts = partsOf(steps)
  const sizes = parts.map((part) => part.reduce((sum, at) => sum + area(boxes[at]), 0))
  const shares = sharesOf(sizes, { x: 0, y: 0, ...frame })
  const places: Point[] = boxes.map(() => ({ x: frame.width / 2, y: frame.height / 2 }))
  for (const [index, part] of parts.entries()) {
    const share = shares[index]
    if (!share) continue
    const distances = part.map((from) => part.map((to) => steps[from]?.get(to) ?? 1))
    const laid = fitted(
      stressed(distances),
      part.flatMap((at) => boxes[at] ?? []),
      share,
    )
    for (const [order, at] of part.entries()) places[at] = laid[order] ?? { x: 0, y: 0 }
  }
  return apart(places, boxes, frame)
}

function area(box: Box | undefined): number {
  return box ? box.width * box.height : 0
}

function stressed(distances: readonly (readonly number[])[]): readonly Point[] {
  let places = distances.map((_, at): Point => {
    const angle = (2 * Math.PI * at) / distances.length
    // A spiral: on a circle two groups that alternate would pull each other equally and never part.
    const far = 1 + at / distances.length
    return { x: far * Math.cos(angle), y: far * Math.sin(angle) }
  })
  for (let round = 0; round < rounds; round += 1) places = eased(places, distances)
  return places
}

/** Nodes that hang together, the largest part first. */
function partsOf(steps: readonly ReadonlyMap<number, number>[]): readonly (readonly number[])[] {
  const seen = new Set<number>()
  const parts: (readonly number[])[] = []
  for (const [at, found] of steps.entries()) {
    if (seen.has(at)) continue
    const part = [...found.keys()].toSorted((a, b) => a - b)
    for (const node of part) seen.add(node)
    parts.push(part)
  }
  return parts.toSorted((a, b) => b.length - a.length)
}

interface Share extends Point, Box {}

/** Cuts a rectangle into one for each size, as large as it is among them: halves of the sum, across the longer side. */
function sharesOf(sizes: readonly number[], whole: Share): readonly Share[] {
  if (sizes.length <= 1) return sizes.map(() => whole)
  const total = sizes.reduce((sum, size) => sum + size, 0)
  let first = sizes[0] ?? 0
  let cut = 1
  while (cut < sizes.length - 1 && first + (sizes[cut] ?? 0) <= total / 2) {
    first += sizes[cut] ?? 0
    cut += 1
  }
  const part = total === 0 ? 0.5 : first / total
  const { x, y, width, height } = whole
  const [one, other]: readonly [Share, Share] =
    width >= height
      ? [
          { x, y, width: width * part, height },
          { x: x + width * part, y, width: width * (1 - part), height },
        ]
      : [
          { x, y, width, height: height * part },
          { x, y: y + height * part, width, height: height * (1 - part) },
        ]
  return [...sharesOf(sizes.slice(0, cut), one), ...sharesOf(sizes.slice(cut), other)]
}

/** For each node those it hangs together with, itself among them, and how many links away they are. */
function stepsBetween(size: number, ties: readonly Tie[]): readonly ReadonlyMap<number, number>[] {
  const beside = Array.from({ length: size }, () => new Set<number>())
  for (const { a, b } of ties) {
    beside[a]?.add(b)
    beside[b]?.add(a)
  }
  return beside.map((_, from) => {
    const found = new Map([[from, 0]])
    for (const [node, step] of found)
      for (const next of beside[node] ?? []) if (!found.has(next)) found.set(next, step + 1)
    return found
  })
}

/** One step towards the distances wanted. */
function eased(places: readonly Point[], distances: readonly (readonly number[])[]): Point[] {
  return places.map((place, at) => {
    let [x, y, weights] = [0, 0, 0]
    for (const [other, there] of places.entries()) {
      if (other === at) continue
      const wanted = distances[at]?.[other] ?? 1
      const [dx, dy] = [place.x - there.x, place.y - there.y]
      const is = Math.max(1e-9, Math.hypot(dx, dy))
      const weight = wanted ** -2
      x += weight * (there.x + (wanted * dx) / is)
      y += weight * (there.y + (wanted * dy) / is)
      weights += weight
    }
    return weights === 0 ? place : { x: x / weights, y: y / weights }
  })
}

/** Stretched over the middle of a share, with its boxes in it, yet no wider than links are to be. */
function fitted(places: readonly Point[], boxes: readonly Box[], share: Share): Point[] {
  const stretch = (values: readonly number[], sizes: readonly number[], from: number, room: number) => {
    const [low, high] = [Math.min(...values), Math.max(...values)]
    const free = Math.max(0, room - Math.max(0, ...sizes) - partGap)
    const scale = high - low < 1e-6 ? 0 : Math.min(linkLength, free / (high - low))
    return values.map((value) => from + room / 2 + (value - (low + high) / 2) * scale)
  }
  const xs = stretch(
    places.map(({ x }) => x),
    boxes.map(({ width }) => width),
    share.x,
    share.width,
  )
  const ys = stretch(
    places.map(({ y }) => y),
    boxes.map(({ height }) => height),
    share.y,
    share.height,
  )
  return places.map((_, at) => ({ x: xs[at] ?? 0, y: ys[at] ?? 0 }))
}

/** Pushes boxes that lie on one another apart, along the shorter way, and keeps them in the frame. */
function apart(places: readonly Point[], boxes: readonly Box[], frame: Box): Point[] {
  const moved = places.map(({ x, y }) => ({ x, y }))
  for (let round = 0; round < 500; round += 1) {
    let isClear = true
    for (const [a, one] of moved.entries())
      for (let b = a + 1; b < moved.length; b += 1) {
        const other = moved[b]
        if (other && pushed(one, other, boxes[a], boxes[b], round)) isClear = false
      }
    for (const [at, place] of moved.entries()) keptIn(place, boxes[at], frame)
    if (isClear) break
  }
  return moved
}

interface Movable {
  x: number
  y: number
}

function pushed(
  one: Movable,
  other: Movable,
  oneBox: Box | undefined,
  otherBox: Box | undefined,
  round: number,
): boolean {
  if (!oneBox || !otherBox) return false
  const overX = (oneBox.width + otherBox.width) / 2 + clearance - Math.abs(other.x - one.x)
  const overY = (oneBox.height + otherBox.height) / 2 + clearance - Math.abs(other.y - one.y)
  if (overX <= 0.01 || overY <= 0.01) return false
  // Where the shorter way leads nowhere for long, at the frame or between two others, the other way does.
  const goesAcross = overX < overY === round % 16 < 12
  if (goesAcross) {
    const by = (overX / 2) * (other.x < one.x ? -1 : 1)
    one.x -= by
    other.x += by
  } else {
    const by = (overY / 2) * (other.y < one.y ? -1 : 1)
    one.y -= by
    other.y += by
  }
  return true
}

/** Changes the place, which belongs to the layout that is being made. */
function keptIn(place: Movable, box: Box | undefined, frame: Box): void {
  const [halfWidth, halfHeight] = [(box?.width ?? 0) / 2, (box?.height ?? 0) / 2]
  Object.assign(place, {
    x: Math.min(Math.max(place.x, halfWidth), Math.max(halfWidth, frame.width - halfWidth)),
    y: Math.min(Math.max(place.y, halfHeight), Math.max(halfHeight, frame.height - halfHeight)),
  })
}
