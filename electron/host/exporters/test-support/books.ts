import { codeId, codingId, documentId } from '#shared/ids.ts'
import type { Extract } from '#shared/contract/values.ts'
import type { ExtractsBook } from '../extracts-book.ts'

const id = '01890000-0000-7000-8000-000000000000'

/** An extract with one speaker's words, unless told otherwise. */
export function extractOf(text: string, changes: Partial<Extract> = {}): Extract {
  return {
    coding: codingId.parse(id),
    document: documentId.parse(id),
    title: 'Staff focus group',
    case: 'Site A',
    mode: 'focus_group',
    code: codeId.parse(id),
    path: 'Processes > Integrated budgets',
    coder: 'Ana',
    version: 3,
    round: null,
    start: 120,
    end: 120 + Math.max(text.length, 1),
    words: [{ speaker: 'Commissioning Manager', text }],
    attribution: '(Commissioning Manager, Site A, Focus Group)',
    turn: 12,
    timestamp: '00:03:10',
    ...changes,
  }
}

/** A book of one code that holds these extracts. */
export function bookOf(extracts: readonly Extract[], changes: Partial<ExtractsBook> = {}): ExtractsBook {
  return {
    project: 'Partnership study',
    caseName: 'Site A',
    exportedAt: '2026-03-14T09:30:00.000Z',
    codebookVersion: '3',
    isDisguised: false,
    coders: ['Ana', 'Ben'],
    groups: [{ path: 'Processes > Integrated budgets', brief: 'Delegated or pooled money.', extracts }],
    ...changes,
  }
}

/** Two people and an interviewer in one extract. */
export const conversation = extractOf('', {
  words: [
    { speaker: 'Commissioning Manager', text: 'We pooled it all.' },
    { speaker: 'Interviewer', text: 'All of it?' },
    { speaker: 'GP', text: 'Well… most.\nNot the estates money.' },
  ],
  attribution: '(Commissioning Manager, GP and Interviewer, Site A, Focus Group)',
})

/** Words that have broken exports before, and that every format holds letter for letter. */
export const sturdy = [
  'Plain words, “quoted” and \'quoted\' and "quoted", £5 – 10%.',
  '<script>alert(1)</script> & <b>bold</b> </w:t> ]]> <!-- --> &amp; &#65;',
  '👩‍👩‍👧 café cafe\u0301 🇬🇧 𝒳',
  'שלום, עולם',
  'مرحبا 123 and English',
  'one\ntwo\n\n\nfive\n',
  '\nfirst line empty',
  '  two spaces before, two after  ',
  '\u00A0no-break\u202Fspaces\u2028line separator',
  'a\ttab, then {0} {{name}} ${x} %s',
  '# no heading',
  '> no quote',
  '1. no list',
  '12) no list',
  '* no list',
  '--- no rule',
  '===',
  '~~~',
  '```js',
  '| a | b |',
  '_x0041_ _x005F_x0041_ __x000D_',
  'constructor',
  '__proto__',
  'toString',
  'true',
  '0123',
  '1e5',
  '3/4',
  '**bold** _it_ `code` [link](http://example.org) ![i](x) <http://example.org> www.example.org a@example.org',
  "'quoted by an apostrophe",
  'back\\slash\\\nand at the end\\',
  'a,b;c|d\te',
  '$E=mc^2$ and ^note^ [^1] :smile: :::',
  '    four spaces',
  '\tone tab',
  '- [ ] a task',
  '+ plus',
  'term\n: definition',
  'text\n===',
  'text\n---',
  'a  \nb',
]

/** Words that a spreadsheet might run as a formula. CSV alters them, and says so. */
export const formulas = ['=1+1', '-well, no', '+44', '@home', '＝1+1', "=cmd|'/c calc'!A1", '=1\n+1', '\tx']
