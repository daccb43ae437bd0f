/** An SVG that needs nothing but itself, and its size in CSS pixels. */
export interface DrawnSvg {
  readonly text: string
  readonly width: number
  readonly height: number
}

/** What style sheets say of a shape, as it is written into the shape itself. */
const written = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'font-family',
  'font-size',
  'font-weight',
] as const

/** Twice the size on the screen: sharp in a printed report. */
const sharpness = 2

/**
 * The picture as it would look on white paper, whatever the theme: with every colour as a plain value, and without
 * anything that only the window knows.
 */
export function plainSvg(svg: SVGSVGElement): DrawnSvg {
  const { width, height } = svg.viewBox.baseVal
  const copy = svg.cloneNode(true)
  if (!(copy instanceof SVGSVGElement)) throw new Error('the copy of a picture is no picture')
  inLight(() => {
    const shapes = [...svg.querySelectorAll('*')]
    const copies = [...copy.querySelectorAll('*')]
    for (const [index, shape] of shapes.entries()) {
      const style = getComputedStyle(shape)
      const target = copies[index]
      for (const name of written) {
        const value = style.getPropertyValue(name)
        if (value !== '') target?.setAttribute(name, value)
      }
      target?.removeAttribute('class')
      target?.removeAttribute('style')
    }
    copy.insertBefore(paper(copy, getComputedStyle(document.documentElement)), copy.firstChild)
  })
  copy.removeAttribute('class')
  copy.removeAttribute('style')
  copy.setAttribute('width', String(width))
  copy.setAttribute('height', String(height))
  return { text: new XMLSerializer().serializeToString(copy), width, height }
}

/** The same as a PNG, in Base64. @throws Error where the browser can't draw it */
export async function pngOf({ text, width, height }: DrawnSvg): Promise<string> {
  const image = new Image()
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`
  await image.decode()
  const canvas = document.createElement('canvas')
  canvas.width = Math.ceil(width * sharpness)
  canvas.height = Math.ceil(height * sharpness)
  const context = canvas.getContext('2d')
  if (!context) throw new Error('no canvas to draw on')
  context.drawImage(image, 0, 0, canvas.width, canvas.height)
  return canvas.toDataURL('image/png').slice('data:image/png;base64,'.length)
}

function paper(svg: SVGSVGElement, style: CSSStyleDeclaration): SVGElement {
  const { x, y, width, height } = svg.viewBox.baseVal
  const sheet = document.createElementNS('http://www.w3.org/2000/svg', 'rect')
  for (const [name, value] of Object.entries({ x, y, width, height })) sheet.setAttribute(name, String(value))
  sheet.setAttribute('fill', style.getPropertyValue('--paper').trim())
  return sheet
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
