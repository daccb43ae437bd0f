/** Groups of an RTF file whose content is no text. Any group marked \* that is not known is skipped as well. */
export const skippedDestinations = new Set([
  'fonttbl', 'colortbl', 'stylesheet', 'listtable', 'listoverridetable', 'revtbl', 'rsidtbl', 'generator', 'pict',
  'object', 'header', 'headerl', 'headerr', 'headerf', 'footer', 'footerl', 'footerr', 'footerf', 'fldinst',
  'bkmkstart', 'bkmkend', 'xe', 'tc', 'tcn', 'rxe', 'txe', 'listtext', 'pntext', 'nonshppict', 'shprslt', 'filetbl',
  'themedata', 'colorschememapping', 'datastore', 'latentstyles', 'mmathPr', 'template', 'operator', 'author',
  'company', 'keywords', 'comment', 'doccomm', 'subject', 'manager', 'category', 'hlinkbase', 'creatim', 'revtim',
  'printim', 'buptim', 'upr', 'ftnsep', 'ftnsepc', 'ftncn', 'aftnsep', 'aftnsepc', 'aftncn', 'private',
  'atrfstart', 'atrfend', 'atnref', 'atntime', 'atndate', 'atnicn', 'atnparent', 'nonesttables', 'nesttableprops',
  'userprops', 'xmlnstbl', 'docvar', 'formfield', 'datafield', 'do', 'shpinst', 'shp', 'shpgrp', 'sp', 'sn', 'sv',
  'bkmkpub', 'objdata', 'objclass', 'objname', 'background', 'wgrffmtfilter', 'pgptbl', 'fchars', 'lchars',
]) // prettier-ignore

/** Groups whose content is text again, even within one that is skipped. */
export const textDestinations = new Set(['shptxt', 'dptxbxtext', 'result', 'ud', 'fldrslt'])

/** Control words that stand for characters. */
export const characterWords: { readonly [word: string]: string | undefined } = {
  par: '\n',
  line: '\n',
  lbr: '\n',
  sect: '\n',
  page: '\n',
  column: '\n',
  row: '\n',
  nestrow: '\n',
  softline: '',
  tab: '\t',
  cell: '\t',
  nestcell: '\t',
  emdash: '—',
  endash: '–',
  lquote: '‘',
  rquote: '’',
  ldblquote: '“',
  rdblquote: '”',
  bullet: '•',
  emspace: '\u2003',
  enspace: '\u2002',
  qmspace: '\u2005',
  zwj: '\u200d',
  zwnj: '\u200c',
  zwbo: '\u200b',
  zwnbo: '\u2060',
  ltrmark: '\u200e',
  rtlmark: '\u200f',
  '~': '\u00a0',
  _: '\u2011',
  '-': '\u00ad',
  '{': '{',
  '}': '}',
  '\\': '\\',
  '\t': '\t',
}

const charsets: { readonly [charset: number]: string | undefined } = {
  0: 'windows-1252',
  77: 'macintosh',
  78: 'Shift_JIS',
  79: 'EUC-KR',
  80: 'GB18030',
  81: 'Big5',
  128: 'Shift_JIS',
  129: 'cp949',
  134: 'GB18030',
  136: 'Big5',
  161: 'windows-1253',
  162: 'windows-1254',
  163: 'windows-1258',
  177: 'windows-1255',
  178: 'windows-1256',
  186: 'windows-1257',
  204: 'windows-1251',
  222: 'windows-874',
  238: 'windows-1250',
  254: 'cp437',
  255: 'cp850',
}

/** The encoding that iconv-lite knows a font's character set by; null where the font leaves it to the document. */
export function encodingOfCharset(charset: number): string | null {
  return charsets[charset] ?? null
}

/** The encoding that iconv-lite knows a Windows code page by. */
export function encodingOfCodePage(page: number): string {
  if (page === 65001) return 'utf-8'
  if (page === 932) return 'Shift_JIS'
  if (page === 936) return 'GB18030'
  if (page === 950) return 'Big5'
  if (page === 10000) return 'macintosh'
  if (page === 10001) return 'Shift_JIS'
  if (page === 874 || (page >= 1250 && page <= 1258)) return `windows-${page}`
  return `cp${page}`
}
