import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'

const folder = import.meta.dirname

const text = z.string().regex(/^\S[\s\S]*\S$/, 'filled, with no space at either end')

const codeSchema = z.strictObject({
  name: text,
  colour: z.string().regex(/^#[0-9a-f]{6}$/),
  codable: z.boolean(),
  brief: text,
  definition: text,
  whenToUse: text,
  whenNotToUse: text,
  examples: z.array(text),
  closeButNo: z.array(text),
  get children() {
    return z.array(codeSchema)
  },
})

const codebookSchema = z.strictObject({ id: text, name: text, description: text, codes: z.array(codeSchema) })

type Code = z.infer<typeof codeSchema>

const ids = [
  '4p-outcomes',
  'barriers',
  'commissioning-expertise',
  'discourses',
  'integration-matrix',
  'joint-commissioning',
]

const read = (id: string) =>
  codebookSchema.parse(JSON.parse(readFileSync(join(folder, `${id}.json`), 'utf8')))

const withDescendants = (code: Code): Code[] => [code, ...code.children.flatMap(withDescendants)]

const siblingGroups = (codes: readonly Code[]): (readonly Code[])[] => [
  codes,
  ...codes.flatMap((code) => siblingGroups(code.children)),
]

/** Relative luminance of #rrggbb, as WCAG 2.2 defines it. */
function luminance(colour: string): number {
  const channel = (at: number) => {
    const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  }
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5)
}

/** Contrast ratio of two colours, as WCAG 2.2 defines it. */
function contrast(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (lighter + 0.05) / (darker + 0.05)
}

describe('the starter codebooks', () => {
  it('are these six', () => {
    const files = readdirSync(folder).filter((file) => file.endsWith('.json'))
    expect(files.sort()).toEqual(ids.map((id) => `${id}.json`))
  })

  describe.each(ids)('%s', (id) => {
    const codebook = read(id)
    const codes = codebook.codes.flatMap(withDescendants)

    it('is named after its file', () => {
      expect(codebook.id).toBe(id)
    })

    it('gives every codable code two examples and a close-but-no with its reason', () => {
      const reasoned = /\S \((this is|none of these)[^()]*: [^()]+\)\.$/
      const lacking = codes
        .filter((code) => code.codable)
        .filter(
          (code) =>
            code.examples.length < 2 ||
            code.closeButNo.length === 0 ||
            !code.closeButNo.every((example) => reasoned.test(example)),
        )
      expect(lacking.map((code) => code.name)).toEqual([])
    })

    it('uses no example twice', () => {
      const examples = codes.flatMap((code) => [...code.examples, ...code.closeButNo])
      expect(new Set(examples).size).toBe(examples.length)
    })

    it('sends a close-but-no to a code that exists and is another', () => {
      const paths = codebook.codes.flatMap((top) => [
        top.name,
        ...top.children.flatMap((child) => [child.name, `${top.name} / ${child.name}`]),
      ])
      const astray = codes.flatMap((code) =>
        code.closeButNo.filter((example) => {
          const target = /\(this is ([^:()]+):/.exec(example)?.[1]
          return target !== undefined && (!paths.includes(target) || target === code.name)
        }),
      )
      expect(astray).toEqual([])
    })

    it('names siblings apart', () => {
      for (const group of siblingGroups(codebook.codes)) {
        const names = group.map((code) => code.name.toLowerCase())
        expect(new Set(names).size).toBe(names.length)
      }
    })

    it('gives every code a colour of its own that is seen on a light and on a dark ground', () => {
      expect(new Set(codes.map((code) => code.colour)).size).toBe(codes.length)
      const faint = codes.filter(
        ({ colour }) => contrast(colour, '#ffffff') < 3 || contrast(colour, '#1b1b1f') < 3,
      )
      expect(faint.map((code) => code.name)).toEqual([])
    })
  })
})

describe('the default codebook', () => {
  const { codes } = read('joint-commissioning')

  it('has the four top codes and 29 codes of the method, in order', () => {
    expect(codes.map((top) => [top.name, top.children.map((code) => code.name)])).toEqual([
      [
        'Joint commissioning definition',
        ['Efficiency', 'Value for money', 'Empowerment', 'Prevention', 'Strategic commissioning'],
      ],
      [
        'Processes',
        [
          'Agreements',
          'Co-locating staff and facilities',
          'Integrated budgets',
          'Integrated governance or structures',
          'Integrated teams',
          'Public engagement processes',
          'Sharing data',
          'Pro-integration process',
        ],
      ],
      [
        'Practices',
        [
          'Challenge',
          'Relationships',
          'Evidence',
          'Involving',
          'Top down',
          'Co-ordination',
          'Prevention',
          'Role enactment',
          'Creativity',
          'Holistic perspective',
          'Informing',
        ],
      ],
      [
        'Outcomes',
        [
          'Organisational efficiency',
          'Improved access to services',
          'Improvements in inter-professional working',
          'Improved quality of service delivery',
          'Improved quality of life',
        ],
      ],
    ])
    expect(codes.flatMap((top) => top.children)).toHaveLength(29)
  })

  it('makes the top codes headings and everything under them codable', () => {
    expect(codes.every((top) => !top.codable)).toBe(true)
    expect(codes.flatMap((top) => top.children).every((code) => code.codable)).toBe(true)
  })
})

describe('the integration matrix', () => {
  it('defines all four levels for each of the seven areas', () => {
    const { codes } = read('integration-matrix')
    expect(codes).toHaveLength(7)
    for (const { definition } of codes) {
      const levels = definition
        .split('\n')
        .slice(1)
        .map((line) => line.split(':')[0])
      expect(levels).toEqual(['Separate', 'Parallel', 'Joint', 'Integrated'])
    }
  })
})
