import { useContext, type ReactNode } from 'react'
import {
  DecoratorNode,
  type LexicalNode,
  type NodeKey,
  type SerializedLexicalNode,
  type Spread,
} from 'lexical'
import { Link } from 'react-aria-components'
import { ReferenceContext } from './reference-context.ts'
import { referenceKinds, type Reference } from './references.ts'

type SerializedReference = Spread<
  { readonly kind: string; readonly id: string; readonly label: string },
  SerializedLexicalNode
>

/** A link to something of the project, moved over and deleted as one. */
export class ReferenceNode extends DecoratorNode<ReactNode> {
  // Lexical copies a node's own properties, so it can't be private.
  readonly __reference: Reference

  constructor(reference: Reference, key?: NodeKey) {
    super(key)
    this.__reference = reference
  }

  static override getType(): string {
    return 'reference'
  }

  static override clone(node: ReferenceNode): ReferenceNode {
    return new ReferenceNode(node.__reference, node.__key)
  }

  /** From the clipboard. Only a text of our own editor is offered here. */
  static override importJSON({ kind, id, label }: SerializedReference): ReferenceNode {
    const known = referenceKinds.find((one) => one === kind) ?? 'code'
    return new ReferenceNode({ kind: known, id, label })
  }

  override exportJSON(): SerializedReference {
    return { ...super.exportJSON(), ...this.__reference }
  }

  override createDOM(): HTMLElement {
    return document.createElement('span')
  }

  override updateDOM(): boolean {
    return false
  }

  override isInline(): boolean {
    return true
  }

  override getTextContent(): string {
    return this.__reference.label
  }

  override decorate(): ReactNode {
    return <ShownReference reference={this.__reference} />
  }
}

export function $isReferenceNode(node: LexicalNode | null | undefined): node is ReferenceNode {
  return node instanceof ReferenceNode
}

function ShownReference({ reference }: { readonly reference: Reference }) {
  const around = useContext(ReferenceContext)
  if (!around?.references.isKnown(reference)) return <>{reference.label}</>
  if (!around.isReading) return <span className="memo-link">{reference.label}</span>
  return (
    <Link className="memo-link" onPress={() => around.references.open(reference)}>
      {reference.label}
    </Link>
  )
}
