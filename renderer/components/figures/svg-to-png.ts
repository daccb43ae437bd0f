/** An SVG that needs nothing but itself, and its size in CSS pixels. */
export interface WholeSvg {
  readonly text: string
  readonly width: number
  readonly height: number
}

/** Twice the size on the screen: sharp in a printed report. */
const sharpness = 2
/** Pixels that a browser surely draws, and a file that surely is taken. */
const mostPixels = 32_000_000

/** How many pixels of a PNG one pixel of the picture becomes: fewer where it would grow too large. */
export function pngScale(width: number, height: number): number {
  return Math.min(sharpness, Math.sqrt(mostPixels / Math.max(1, width * height)))
}

/** The picture as a PNG, in Base64. @throws Error where the browser can't draw it */
export async function pngOf({ text, width, height }: WholeSvg): Promise<string> {
  const image = new Image()
  image.src = svgAddress(text)
  await image.decode()
  const scale = pngScale(width, height)
  const canvas = document.createElement('canvas')
  canvas.width = Math.ceil(width * scale)
  canvas.height = Math.ceil(height * scale)
  const context = canvas.getContext('2d')
  if (!context) throw new Error('no canvas to draw on')
  context.drawImage(image, 0, 0, canvas.width, canvas.height)
  return canvas.toDataURL('image/png').slice('data:image/png;base64,'.length)
}

/** The SVG as the address of an image. */
export function svgAddress(text: string): string {
  return `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`
}
