import { counted, Counts } from './counts.ts'
import { findCounting, noticesOfCounting } from './counting.ts'
import { plainName } from './plain-names.ts'
import { layTurns, placeSelections, placingCounts, withoutTurns, type PlacedSelection } from './placing.ts'
import { Positions } from './positions.ts'
import type { QdeContent, SourceInFile } from './qde-content.ts'
import type { ReadCoding, ReadDocument } from './read-project.ts'
import type { FoundText, NoText, Texts } from './texts.ts'

/** A source whose words were found. */
export interface Placed {
  readonly source: SourceInFile
  readonly document: Omit<ReadDocument, 'attributes' | 'caseIndex'>
  /** Each selection, and where the codings on it stand among the document's; null: left out. */
  readonly selections: readonly (PlacedSelection & { readonly indices: readonly (number | null)[] })[]
}

const missing: { readonly [Reason in NoText]: (names: string) => string } = {
  none: (names) => `Left out, since the text is not in the file: ${names}.`,
  outside: (names) => `Left out, since the text lies outside of the file: ${names}.`,
  unreadable: (names) => `Left out, since the text can’t be read: ${names}.`,
  empty: (names) => `Left out, since there are no words in it: ${names}.`,
}

/** Finds the words of every source and puts its selections on them. */
export async function readDocuments(
  content: QdeContent,
  texts: Texts,
  progress: (done: number, total: number, step: string) => void,
): Promise<{ placed: Placed[]; notices: string[] }> {
  const counts = placingCounts()
  const others = new Counts<'rich' | 'beside' | 'media' | 'controls' | 'turns'>({
    rich: (count) => `${counted(count, 'text')} came with layout only; the words were taken, not the layout.`,
    beside: (count) => `Left out: the layout of ${counted(count, 'text')}; the words are there.`,
    media: (count) =>
      `Left out: ${counted(count, 'PDF or recording', 'PDFs and recordings')} whose words are there.`,
    controls: (count) =>
      `Control characters in ${counted(count, 'text')}, which no text has, were replaced by “\ufffd”.`,
    turns: (count) =>
      `In ${counted(count, 'document')} the turns could not be found again as they were; the text has none now.`,
  })
  const found: { source: SourceInFile; text: FoundText; positions: Positions }[] = []
  const without = new Map<NoText, string[]>()
  for (const [index, source] of content.sources.entries()) {
    progress(index, content.sources.length * 2, source.name)
    const text = await texts.find(source)
    if (typeof text === 'string') {
      without.set(text, [...(without.get(text) ?? []), plainName(source.name, 'a text without a name')])
      continue
    }
    if (text.fromRich) others.add('rich')
    else if (source.richPath !== null) others.add('beside')
    if (source.alsoKnownAs !== null) others.add('media')
    if (text.replaced > 0) others.add('controls')
    found.push({ source, text, positions: new Positions(text.raw) })
  }
  const marked = found.map(({ source, positions }) => ({ positions, selections: source.selections }))
  const way = findCounting(marked, content.origin)
  const selections = marked.reduce((sum, one) => sum + one.selections.length, 0)
  const codes = new Set(content.codes.map(({ guid }) => guid))
  const isOurs = content.origin === 'Concord'
  const placed: Placed[] = []
  for (const { source, text, positions } of found) {
    progress(content.sources.length + placed.length, content.sources.length * 2, source.name)
    const place = (transcript: ReturnType<typeof layTurns>, into: typeof counts) =>
      placeSelections(
        source.selections,
        { positions, transcript, way, byWordsOnly: text.fromRich, knownCode: (code) => codes.has(code) },
        into,
      )
    let transcript = layTurns(positions.text)
    const trial = placingCounts()
    place(transcript, trial)
    // Concord codes no labels: where codings of its own would stand on some, these are not the turns it had.
    if (isOurs && trial.of('drawnIn') + trial.of('label') > 0) {
      transcript = withoutTurns(positions.text)
      others.add('turns')
    }
    const codings: ReadCoding[] = []
    const own = place(transcript, counts).map((one) => ({
      ...one,
      indices: one.codings.map((coding) => (coding === null ? null : codings.push(coding) - 1)),
    }))
    placed.push({
      source,
      document: {
        title: plainName(source.name, 'Untitled'),
        fileName: text.fileName,
        mediaType: text.mediaType,
        bytes: new Uint8Array(text.bytes),
        transcript,
        codings,
      },
      selections: own,
    })
  }
  const shown = isOurs && way.fitting === way.quoting ? [] : noticesOfCounting(way, selections)
  const notices = [...without].map(([reason, names]) => missing[reason](someOf(names)))
  if (content.wordless.length > 0)
    notices.push(
      `Left out, since Concord keeps words only: ${counted(content.wordless.length, 'picture, recording or PDF without a text', 'pictures, recordings and PDFs without a text')} (${someOf(content.wordless)}).`,
    )
  return { placed, notices: [...notices, ...shown, ...counts.notices, ...others.notices] }
}

/** The first names of a list, and how many more there are. */
function someOf(names: readonly string[]): string {
  const first = names.slice(0, 10).map((name) => `“${plainName(name, '…')}”`)
  return names.length > 10
    ? `${first.join(', ')} and ${counted(names.length - 10, 'other')}`
    : first.join(', ')
}
