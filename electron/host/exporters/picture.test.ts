import { describe, expect, it } from 'vitest'
import { Refusal } from '#shared/errors.ts'
import { pictureBytes } from './picture.ts'

/** One transparent pixel. */
const png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=='

const svg = (inner: string, attributes = '') =>
  `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" ${attributes}>${inner}</svg>`

function isRefused(format: 'svg' | 'png', data: string): boolean {
  try {
    pictureBytes(format, data)
    return false
  } catch (error) {
    if (error instanceof Refusal && error.failure.code === 'validation') return true
    throw error
  }
}

describe('a PNG', () => {
  it('is kept byte for byte', () => {
    expect(Buffer.from(pictureBytes('png', png)).toString('base64')).toBe(png)
  })

  it.for([
    ['another file', Buffer.from('GIF89a and more than that').toString('base64')],
    ['the mark alone', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]).toString('base64')],
    [
      'one with something after it',
      Buffer.concat([Buffer.from(png, 'base64'), Buffer.from('<script>')]).toString('base64'),
    ],
    ['what is no Base64', `${png.slice(0, -4)}!!!!`],
    ['an address of data', `data:image/png;base64,${png}`],
  ] as const)('is not %s', ([, data]) => {
    expect(isRefused('png', data)).toBe(true)
  })
})

describe('an SVG', () => {
  it.for([
    svg(
      '<path d="M0 0h2v2z" fill="#123456"/>',
      'viewBox="0 0 2 2" role="img" aria-label="Alpha: a\\b @ url(x)"',
    ),
    svg('<defs><linearGradient id="g-1"/></defs><rect fill="url(#g-1)" style="stroke: url(\'#g-1\')"/>'),
    svg(
      '<style>.a { fill: red } text { font: 12px sans-serif }</style><text class="a">α &lt; .8, url(x) &#8211;</text>',
    ),
    svg('<g id="b"/><use href="#b"/><use xlink:href="#b"/><title>Said “onload=”</title>'),
    `<?xml version="1.0" encoding="UTF-8"?>${svg('<g/>')}`,
  ])('is kept as it is: %s', (text) => {
    expect(new TextDecoder().decode(pictureBytes('svg', text))).toBe(text)
  })

  it.for([
    ['a page', '<html xmlns="http://www.w3.org/1999/xhtml"/>'],
    ['an element without a namespace', '<svg/>'],
    ['broken', '<svg xmlns="http://www.w3.org/2000/svg"><g></svg>'],
    ['nothing', ' '],
    ['with a document type', `<!DOCTYPE svg [<!ENTITY a "b">]>${svg('&a;')}`],
    ['with an unknown entity', svg('&a;')],
    ['with a style sheet from elsewhere', `<?xml-stylesheet href="http://a.example/b.css"?>${svg('')}`],
    ['with a script', svg('<script>alert(1)</script>')],
    ['with a script under another prefix', svg('<s:script xmlns:s="http://www.w3.org/2000/svg"/>')],
    ['with a page in it', svg('<foreignObject><p xmlns="http://www.w3.org/1999/xhtml"/></foreignObject>')],
    ['with an element of another language', svg('<p xmlns="http://www.w3.org/1999/xhtml"/>')],
    ['with a handler', svg('', 'onload="alert(1)"')],
    ['with a handler in capitals', svg('<g ONCLICK="alert(1)"/>')],
    ['with a link', svg('<a href="https://a.example"/>')],
    ['with a script for a link', svg('<a xlink:href="javascript:alert(1)"/>')],
    ['with a picture from elsewhere', svg('<image href="https://a.example/b.png"/>')],
    ['with parts from elsewhere', svg('<use href="b.svg#c"/>')],
    [
      'with a link that is made later',
      svg('<a><animate attributeName="href" to="javascript:alert(1)"/></a>'),
    ],
    ['with a fill from elsewhere', svg('<rect fill="url(https://a.example/b.svg#c)"/>')],
    ['with a style from elsewhere', svg('<rect style="fill: URL( \'//a.example/b\' )"/>')],
    ['with an import', svg('<style>@import "https://a.example/b.css";</style>')],
    ['with an import in a section of text', svg('<style><![CDATA[@import "b.css";]]></style>')],
    ['with an escaped address', svg('<rect style="fill: \\75rl(https://a.example/b)"/>')],
    ['with another place for its addresses', svg('<use href="#b"/>', 'xml:base="https://a.example/"')],
  ] as const)('is not %s', ([, text]) => {
    expect(isRefused('svg', text)).toBe(true)
  })
})
