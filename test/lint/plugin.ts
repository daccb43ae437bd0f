import { readFileSync } from 'node:fs'
import path from 'node:path'
import { objection, type Declared } from './may-import.ts'
import { isTest, sqlRooms, within } from './rooms.ts'

/** The house's own lint rules: who may import whom, and where SQL may stand. */

interface Literal {
  readonly type: string
  readonly value?: unknown
}

interface SyntaxNode {
  readonly type: string
  readonly source?: Literal | null
  readonly importKind?: string
  readonly exportKind?: string
  readonly value?: unknown
  readonly quasis?: readonly { readonly value: { readonly raw: string } }[]
  readonly callee?: { readonly type: string; readonly property?: { readonly name?: string } }
}

interface RuleContext {
  readonly filename: string
  readonly cwd: string
  report(finding: { readonly node: SyntaxNode; readonly message: string }): void
}

const declaredIn = new Map<string, Declared>()

function declared(root: string): Declared {
  const known = declaredIn.get(root)
  if (known) return known
  const text = readFileSync(path.join(root, 'package.json'), 'utf8')
  const { dependencies, devDependencies } = JSON.parse(text) as Record<keyof Declared, object>
  const names = { dependencies: Object.keys(dependencies), devDependencies: Object.keys(devDependencies) }
  declaredIn.set(root, names)
  return names
}

function fromRoot(context: RuleContext): string {
  return path.relative(context.cwd, context.filename).replaceAll(path.sep, '/')
}

const importRooms = {
  create(context: RuleContext) {
    const file = fromRoot(context)
    if (isTest(file)) return {}
    const check = (node: SyntaxNode): void => {
      const specifier = node.source?.value
      if (typeof specifier !== 'string') return
      const typeOnly =
        node.importKind === 'type' || node.exportKind === 'type' || node.type === 'TSImportType'
      const message = objection({ file, specifier, typeOnly }, declared(context.cwd))
      if (message !== null) context.report({ node, message })
    }
    return {
      ImportDeclaration: check,
      ImportExpression: check,
      ExportNamedDeclaration: check,
      ExportAllDeclaration: check,
      TSImportType: check,
    }
  },
}

const sqlText =
  /^\s*(?:select\s[\s\S]*\sfrom\s|insert\s+(?:or\s+\w+\s+)?into\s|update\s+\S+\s+set\s|delete\s+from\s|(?:create|drop)\s+(?:temp\w*\s+|unique\s+|virtual\s+)*(?:table|index|trigger|view)\s|alter\s+table\s|pragma\s|with\s+(?:recursive\s+)?\w+\s*(?:\([^)]*\)\s*)?as\s*\()/
const statementMakers = new Set(['prepare', 'pragma'])

/** SQL is written in one case, all lower or all upper: "Select a file from …" is a sentence. */
function isSql(text: string): boolean {
  const [first = ''] = text.trim().split(/\s/, 1)
  return sqlText.test(first === first.toUpperCase() ? text.toLowerCase() : text)
}

const sqlRoom = {
  create(context: RuleContext) {
    const file = fromRoot(context)
    if (isTest(file) || sqlRooms.some((room) => within(file, room))) return {}
    const message = `SQL stands in ${sqlRooms.join(' and ')} only.`
    return {
      Literal(node: SyntaxNode) {
        if (typeof node.value === 'string' && isSql(node.value)) context.report({ node, message })
      },
      TemplateLiteral(node: SyntaxNode) {
        const text = (node.quasis ?? []).map((part) => part.value.raw).join('x')
        if (isSql(text)) context.report({ node, message })
      },
      CallExpression(node: SyntaxNode) {
        if (node.callee?.type !== 'MemberExpression') return
        if (statementMakers.has(node.callee.property?.name ?? '')) context.report({ node, message })
      },
    }
  },
}

export default { meta: { name: 'house' }, rules: { 'import-rooms': importRooms, 'sql-room': sqlRoom } }
