import { HeadingLevel, Paragraph } from 'docx'
import { docxFile } from './docx-parts.ts'
import { isRightToLeft, runsOf } from './docx-text.ts'
import { memoBlocks, type MemoBlock } from './memo-blocks.ts'
import { aboutMemos, headingOf, memosTitle, originOf, type MemosBook } from './memos-book.ts'

const styleOf = { text: 'Normal', item: 'Item', quote: 'Quotation', code: 'Quotation' } as const

/** Memos as a Word document: a heading each, what it is about and by whom, and its paragraphs in named styles. */
export function memosToDocx(book: MemosBook): Promise<Uint8Array> {
  return docxFile(
    { title: memosTitle(book), subject: book.project, about: aboutMemos(book) },
    book.memos.flatMap((memo) => [
      new Paragraph({ heading: HeadingLevel.HEADING_1, children: runsOf(headingOf(memo)) }),
      new Paragraph({ style: 'Source', keepNext: true, children: runsOf(originOf(memo)) }),
      ...memoBlocks(memo.body).map(blockParagraph),
    ]),
  )
}

function blockParagraph({ kind, mark, depth, runs }: MemoBlock): Paragraph {
  const words = runs.map((run) => run.text).join('')
  return new Paragraph({
    ...(kind === 'heading' ? { heading: HeadingLevel.HEADING_2 } : { style: styleOf[kind] }),
    ...(isRightToLeft(words) ? { bidirectional: true } : {}),
    children: [
      ...(kind === 'item' ? runsOf(`${'    '.repeat(Math.max(0, depth - 1))}${mark} `) : []),
      ...runs.flatMap(({ text, bold, italics }) =>
        runsOf(text, { ...(bold ? { bold } : {}), ...(italics ? { italics } : {}) }),
      ),
    ],
  })
}
