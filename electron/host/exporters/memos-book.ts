import { escaped, htmlPage } from './html-page.ts'
import { lineText } from './markdown-text.ts'
import { memoBlocks, type MemoBlock } from './memo-blocks.ts'
import { aboutNames, readableTime, type AboutLine } from './wording.ts'

/** Memos as they go into one file, in reading order. Plain data. */
export interface MemosBook {
  readonly project: string
  /** ISO 8601, UTC. */
  readonly exportedAt: string
  /** Whether the project has names that are replaced. */
  readonly isDisguised: boolean
  readonly memos: readonly BookMemo[]
}

export interface BookMemo {
  readonly title: string
  /** What it is about, e.g. "Code: Trust / Shared premises". */
  readonly about: string
  /** null: nobody is named. */
  readonly author: string | null
  readonly createdAt: string
  readonly changedAt: string
  /** Markdown. */
  readonly body: string
}

export type MemosFormat = 'docx' | 'md' | 'html'

/** Makes one file of memos. Touches no disk: the caller writes the bytes. */
export async function exportMemos(book: MemosBook, format: MemosFormat): Promise<Uint8Array> {
  switch (format) {
    case 'docx':
      // Loaded when it is first needed, as for extracts.
      return (await import('./memos-docx.ts')).memosToDocx(book)
    case 'html':
      return new TextEncoder().encode(toHtml(book))
    case 'md':
      return new TextEncoder().encode(toMarkdown(book))
  }
}

export function memosTitle(book: MemosBook): string {
  return `${book.project}: memos`
}

export function aboutMemos(book: MemosBook): AboutLine[] {
  return [
    { name: 'Exported', value: readableTime(book.exportedAt) },
    { name: 'Memos', value: String(book.memos.length) },
    ...aboutNames(book),
  ]
}

/** A memo without a title is called by what it is about. */
export function headingOf({ title, about }: BookMemo): string {
  return title.trim() === '' ? about : title
}

/** "Code: Trust. By Ana, 3 March 2026 at 10:20 UTC, changed 4 March 2026 at 09:00 UTC" */
export function originOf({ about, author, createdAt, changedAt }: BookMemo): string {
  const when = [
    ...(author === null ? [] : [`by ${author}`]),
    readableTime(createdAt),
    ...(changedAt === createdAt ? [] : [`changed ${readableTime(changedAt)}`]),
  ].join(', ')
  return `${about}, ${when}`
}

/** Bodies are Markdown already and stand as they were written. */
function toMarkdown(book: MemosBook): string {
  const blocks = [
    `# ${lineText(memosTitle(book))}`,
    aboutMemos(book)
      .map(({ name, value }) => `- ${name}: ${lineText(value)}`)
      .join('\n'),
    ...book.memos.flatMap((memo) => [
      `## ${lineText(headingOf(memo))}`,
      `*${lineText(originOf(memo))}*`,
      memo.body.toWellFormed().trimEnd(),
    ]),
  ]
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`
}

function toHtml(book: MemosBook): string {
  const memos = book.memos.map((memo, index) => {
    const id = `memo-${index + 1}`
    return `<article class="memo" aria-labelledby="${id}">
<h2 id="${id}" dir="auto">${escaped(headingOf(memo))}</h2>
<p class="source" dir="auto">${escaped(originOf(memo))}</p>
${memoBlocks(memo.body).map(blockHtml).join('\n')}
</article>`
  })
  return htmlPage(memosTitle(book), aboutMemos(book), `<main>\n${memos.join('\n')}\n</main>`)
}

function blockHtml({ kind, mark, depth, runs }: MemoBlock): string {
  const words = runs
    .map(({ text, bold, italics }) => {
      const faced = italics ? `<em>${escaped(text)}</em>` : escaped(text)
      return bold ? `<strong>${faced}</strong>` : faced
    })
    .join('')
  switch (kind) {
    case 'heading': {
      const level = Math.min(6, depth + 2)
      return `<h${level} dir="auto">${words}</h${level}>`
    }
    case 'quote':
      return `<blockquote><p dir="auto">${words}</p></blockquote>`
    case 'code':
      return `<pre dir="auto">${words}</pre>`
    case 'item':
      return `<p dir="auto" class="item depth-${Math.min(5, depth)}">${escaped(mark)} ${words}</p>`
    case 'text':
      return `<p dir="auto">${words}</p>`
  }
}
