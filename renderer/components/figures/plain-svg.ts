import { inLines } from './labels.ts'
import type { WholeSvg } from './svg-to-png.ts'

/** What style sheets say of a shape, as it is written into the shape itself. */
const written = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'stroke-linecap',
  'stroke-linejoin',
  'paint-order',
  'font-family',
  'font-size',
  'font-weight',
] as const

/** What stands over a picture on paper, where the window says it outside of the drawing. */
export interface PictureHeading {
  readonly title: string
  /** How it is read. */
  readonly caption: string
}

/**
 * The picture as it would look on white paper, whatever the theme: with every colour as a plain value, and without
 * anything that only the window knows. Shapes marked `data-window-only` are left out.
 */
export function plainSvg(svg: SVGSVGElement, heading: PictureHeading | null = null): WholeSvg {
  const copy = svg.cloneNode(true)
  if (!(copy instanceof SVGSVGElement)) throw new Error('the copy of a picture is no picture')
  let { width, height } = svg.viewBox.baseVal
  inLight(() => {
    const ofPage = getComputedStyle(document.documentElement)
    const shapes = [...svg.querySelectorAll('*')]
    const copies = [...copy.querySelectorAll('*')]
    for (const [index, shape] of shapes.entries()) {
      const target = copies[index]
      if (target) writeStyle(getComputedStyle(shape), target)
    }
    for (const own of copy.querySelectorAll('[data-window-only]')) own.remove()
    if (heading) ({ width, height } = headed(copy, heading, ofPage))
    copy.insertBefore(paper(copy, ofPage), copy.firstChild)
  })
  forgetWindow(copy)
  copy.setAttribute('role', 'img')
  copy.setAttribute('aria-label', heading?.title ?? svg.getAttribute('aria-label') ?? '')
  copy.setAttribute('width', String(width))
  copy.setAttribute('height', String(height))
  return { text: new XMLSerializer().serializeToString(copy), width, height }
}

function writeStyle(style: CSSStyleDeclaration, target: Element): void {
  for (const name of written) {
    const value = style.getPropertyValue(name)
    if (value !== '') target.setAttribute(name, plainColour(value))
  }
  forgetWindow(target)
}

/** What the page needs of a shape and a file doesn't: classes, focus and names for screen readers. */
function forgetWindow(shape: Element): void {
  for (const name of shape.getAttributeNames()) {
    if (/^(?:class|style|role|tabindex|aria-.*|data-(?!window-only).*)$/u.test(name))
      shape.removeAttribute(name)
  }
}

/** Mixed colours are computed in spaces that word processors don't know: as red, green and blue. */
function plainColour(value: string): string {
  if (!/^(?:color|oklab|oklch|lab|lch)\(/u.test(value)) return value
  const context = document.createElement('canvas').getContext('2d')
  if (!context) throw new Error('no canvas to mix a colour on')
  context.fillStyle = value
  context.fillRect(0, 0, 1, 1)
  const [red = 0, green = 0, blue = 0] = context.getImageData(0, 0, 1, 1).data
  return `rgb(${red}, ${green}, ${blue})`
}

const namespace = 'http://www.w3.org/2000/svg'
/** In pixels; `letter`: how wide a letter of the caption is on the average. */
const head = { title: 18, caption: 12, line: 16, letter: 6.4, gap: 12, margin: 16 } as const

/** Puts title and caption over the drawing and a margin around it; answers how large it is then, in its own units. */
function headed(
  copy: SVGSVGElement,
  { title, caption }: PictureHeading,
  ofPage: CSSStyleDeclaration,
): { readonly width: number; readonly height: number } {
  const { x, y, width, height } = copy.viewBox.baseVal
  const lines = inLines(caption, Math.floor(width / head.letter), 8)
  const whole = head.title + 8 + lines.length * head.line + head.gap
  const top = y - whole
  const family = ofPage.getPropertyValue('--font-ui').trim()
  const words = (text: string, at: number, size: number, colour: string, weight: string) =>
    element(
      'text',
      { x, y: at, fill: colour, 'font-size': size, 'font-weight': weight, 'font-family': family },
      text,
    )
  const [ink, soft] = ['--ink', '--ink-soft'].map((name) => ofPage.getPropertyValue(name).trim())
  copy.prepend(
    element('title', {}, title),
    words(title, top + head.title, head.title, ink ?? '', '600'),
    ...lines.map((line, at) =>
      words(line, top + head.title + 4 + (at + 1) * head.line, head.caption, soft ?? '', '400'),
    ),
  )
  const size = { width: width + 2 * head.margin, height: height + whole + 2 * head.margin }
  copy.setAttribute('viewBox', [x - head.margin, top - head.margin, size.width, size.height].join(' '))
  return size
}

function paper(svg: SVGSVGElement, style: CSSStyleDeclaration): SVGElement {
  const { x, y, width, height } = svg.viewBox.baseVal
  return element('rect', { x, y, width, height, fill: style.getPropertyValue('--paper').trim() })
}

function element(tag: string, attributes: Readonly<Record<string, string | number>>, words = ''): SVGElement {
  const made = document.createElementNS(namespace, tag)
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, String(value))
  made.textContent = words
  return made
}

/** Runs something with the light theme on the page. Nothing is painted in between, so nobody sees it. */
function inLight(run: () => void): void {
  const { dataset } = document.documentElement
  const theme = dataset['theme']
  dataset['theme'] = 'light'
  try {
    run()
  } finally {
    if (theme === undefined) delete dataset['theme']
    else dataset['theme'] = theme
  }
}
