import { readFileSync } from 'node:fs'
import path from 'node:path'
import { codebookFile, type CodebookFile, type CodebookFileCode } from '#shared/contract/codebook.ts'
import { starters, type Starter } from '#shared/contract/values.ts'
import { Refusal } from '#shared/errors.ts'

const largestCodebookFile = 16 * 1024 * 1024
/** No codebook nests deeper; what does would only exhaust the reader. */
const deepest = 100

/** Reads a codebook file. @throws Refusal import_rejected where it is none. */
export function readCodebookFile(file: string, name = path.basename(file)): CodebookFile {
  const rejected = (detail: string) =>
    new Refusal('import_rejected', { source: name, reason: 'damaged', detail })
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (error) {
    throw new Refusal('not_found', { what: 'file', name }, { cause: error })
  }
  if (text.length > largestCodebookFile)
    throw new Refusal('import_rejected', { source: name, reason: 'too_large', detail: '' })
  let json: unknown
  try {
    json = JSON.parse(text.replace(/^\ufeff/u, ''))
  } catch (error) {
    throw rejected(error instanceof Error ? error.message : 'not JSON')
  }
  if (depthOf(json) > deepest) throw rejected(`codes nested more than ${deepest} deep`)
  const parsed = codebookFile.safeParse(json)
  if (!parsed.success) throw rejected(parsed.error.issues[0]?.message ?? 'not a codebook')
  return parsed.data
}

/** How many levels of `codes` and `children` there are, counted without recursion up to one too many. */
function depthOf(book: unknown): number {
  let depth = 0
  let level = childrenOf(book, 'codes')
  while (level.length > 0 && depth <= deepest) {
    depth += 1
    level = level.flatMap((code) => childrenOf(code, 'children'))
  }
  return depth
}

function childrenOf(value: unknown, key: string): unknown[] {
  if (typeof value !== 'object' || value === null) return []
  const children: unknown = Object.entries(value).find(([name]) => name === key)?.[1]
  return Array.isArray(children) ? children : []
}

export function readStarter(resources: string, starter: Starter): CodebookFile {
  return readCodebookFile(path.join(resources, 'starter-codebooks', `${starter}.json`))
}

export function describeStarters(
  resources: string,
): { starter: Starter; name: string; description: string; codes: number }[] {
  return starters.map((starter) => {
    const { name, description, codes } = readStarter(resources, starter)
    return { starter, name, description, codes: countCodes(codes) }
  })
}

export function countCodes(codes: readonly CodebookFileCode[]): number {
  return codes.reduce((total, code) => total + 1 + countCodes(code.children), 0)
}
