import { parse, type DefaultTreeAdapterMap } from 'parse5'
import type { SourceText } from '#shared/domain/transcript.ts'
import { decodeText, withLineFeeds } from './decode-text.ts'
import { HtmlWalk } from './html-walk.ts'
import { readingOf } from './import-problem.ts'

/**
 * Reads a web page: the words a reader would see, without scripts, styles and comments. Nothing is loaded.
 * @throws ImportProblem
 */
export async function readHtml(bytes: Uint8Array): Promise<SourceText> {
  const { text, warnings } = decodeText(bytes, declaredEncoding(bytes))
  const document = await readingOf('web page', () => parse(text))
  const walk = new HtmlWalk()
  walk.visit(document)
  return walk.finish(titleOf(document), warnings)
}

/** The encoding named in the first kilobyte, as browsers look for it. */
function declaredEncoding(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.subarray(0, 2048)).toString('latin1')
  return /<meta[^>]+charset\s*=\s*["']?\s*([\w-]+)/i.exec(head)?.[1] ?? null
}

function titleOf(document: DefaultTreeAdapterMap['document']): string | null {
  const queue: DefaultTreeAdapterMap['node'][] = [document]
  for (let node = queue.pop(); node; node = queue.pop()) {
    if (node.nodeName === 'title' && 'childNodes' in node) {
      return withLineFeeds(node.childNodes.map((child) => ('value' in child ? child.value : '')).join(''))
    }
    if (node.nodeName === '#document' || node.nodeName === 'html' || node.nodeName === 'head') {
      if ('childNodes' in node) for (const child of node.childNodes) queue.push(child)
    }
  }
  return null
}
