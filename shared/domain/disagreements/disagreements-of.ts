import { compareSpans } from '../span.ts'
import { branchTops } from './branch-tops.ts'
import { clustersOf, isAgreed, isComplete, joinedClusters } from './clusters.ts'
import { ownStretches } from './own-stretches.ts'
import type { Disagreement, Disagreements, DisagreementsInput, FullAgreement, Ids } from './types.ts'
import { writtenAgreement, writtenDisagreement } from './written.ts'

/**
 * Where coders agree and where they differ, in the documents that two or more of them have finished. Every
 * united stretch of a coder is in exactly one agreement or disagreement.
 * @throws RangeError for an empty span, or a coder, code or document named twice
 */
export function disagreementsOf<I extends Ids = Ids>(input: DisagreementsInput<I>): Disagreements<I> {
  checkInput(input)
  const { coders, codes, documents } = input
  const numbers = new Map<string, number>(codes.map(({ id }, number) => [id, number]))
  const tops = branchTops(codes)
  const disagreements: Disagreement<I>[] = []
  const agreements: FullAgreement<I>[] = []
  let ofOtherCodes = 0
  let outsideCodableText = 0
  for (const document of documents) {
    const finished = coders.filter((coder) => (document.coders[coder] ?? null) !== null)
    if (finished.length < 2) continue
    const own = ownStretches(document, finished, numbers)
    ofOtherCodes += own.ofOtherCodes
    outsideCodableText += own.outsideCodableText
    const place = { document: document.id, text: own.text, coders: finished, tops }
    const differing: Disagreement<I>[] = []
    const agreed: FullAgreement<I>[] = []
    for (const group of joinedClusters(own.stretches, clustersOf(own.stretches, finished.length))) {
      const [first] = group
      if (!first) continue
      if (group.length > 1) differing.push(writtenDisagreement('different_code', group, place))
      else if (!isComplete(first)) differing.push(writtenDisagreement('coded_by_some', group, place))
      else if (isAgreed(first)) agreed.push(writtenAgreement(first, place))
      else differing.push(writtenDisagreement('boundaries', group, place))
    }
    const codeOf = (code: I['code'] | undefined) => (code === undefined ? -1 : (numbers.get(code) ?? -1))
    differing.sort((a, b) => compareSpans(a, b) || codeOf(a.codes[0]) - codeOf(b.codes[0]) || byKey(a, b))
    agreed.sort((a, b) => compareSpans(a, b) || codeOf(a.code) - codeOf(b.code))
    for (const one of differing) disagreements.push(one)
    for (const one of agreed) agreements.push(one)
  }
  return { disagreements, agreements, leftOut: { ofOtherCodes, outsideCodableText } }
}

function byKey(a: { readonly key: string }, b: { readonly key: string }): number {
  return a.key < b.key ? -1 : 1
}

function checkInput<I extends Ids>({ coders, codes, documents }: DisagreementsInput<I>): void {
  const twice = (ids: readonly string[]) => new Set(ids).size !== ids.length
  if (twice(coders)) throw new RangeError('A coder is named twice')
  if (twice(codes.map(({ id }) => id))) throw new RangeError('A code is named twice')
  if (twice(documents.map(({ id }) => id))) throw new RangeError('A document is named twice')
}
