import { counted, Counts } from './counts.ts'
import { plainName, plainProse } from './plain-names.ts'
import type { NoteInFile, QdeContent } from './qde-content.ts'
import type { Placed } from './read-documents.ts'
import type { ReadMemo, ReadSubject } from './read-project.ts'
import type { Texts } from './texts.ts'

/** Notes and descriptions, as memos on what they are about. */
export async function readMemos(
  content: QdeContent,
  placed: readonly Placed[],
  caseIndices: ReadonlyMap<string, number>,
  texts: Texts,
): Promise<{ memos: ReadMemo[]; notices: string[] }> {
  const counts = new Counts<'unplaced' | 'several' | 'missing' | 'wordless' | 'links'>({
    unplaced: (count) =>
      `${counted(count, 'memo')} on a selection that was left out ${count === 1 ? 'stands' : 'stand'} on the document now.`,
    several: (count) => `${counted(count, 'note')} on several things became a memo on each of them.`,
    missing: (count) => `Left out: ${counted(count, 'reference')} to notes that are not in the file.`,
    wordless: (count) =>
      `${counted(count, 'note')} came without words: they are not in the file, or can’t be read.`,
    links: (count) => `Left out: ${counted(count, 'link')} between parts of the project.`,
  })
  const subjects = new Map<string, ReadSubject[]>()
  const known = new Set(content.notes.map(({ guid }) => guid))
  const refer = (notes: readonly string[], subject: ReadSubject): void => {
    for (const note of new Set(notes)) {
      if (known.has(note)) subjects.set(note, [...(subjects.get(note) ?? []), subject])
      else counts.add('missing')
    }
  }
  const memos: ReadMemo[] = []
  const describe = (body: string, subject: ReadSubject, user: string | null, at: string | null): void => {
    if (body.trim() === '') return
    memos.push({ subject, title: '', body: plainProse(body), user, at, changedAt: null })
  }
  const targets = targetsOf(content, placed, caseIndices)

  describe(content.description, { kind: 'project' }, null, null)
  refer(content.projectNotes, { kind: 'project' })
  for (const [code, notes] of content.codeNotes) refer(notes, { kind: 'code', code })
  placed.forEach(({ source, selections }, document) => {
    describe(source.description, { kind: 'document', document }, source.user, source.at)
    refer(source.notes, { kind: 'document', document })
    for (const one of selections) {
      const { selection, indices } = one
      const whole = subjectOfSelection(one, document)
      const said = selection.notes.length + (selection.description.trim() === '' ? 0 : 1)
      if (whole.kind === 'document') counts.add('unplaced', said)
      describe(selection.description, whole, selection.user, selection.at)
      refer(selection.notes, whole)
      selection.codings.forEach(({ notes }, nth) => {
        const coding = indices[nth] ?? null
        if (coding === null) counts.add('unplaced', notes.length)
        refer(notes, coding === null ? { kind: 'document', document } : { kind: 'coding', document, coding })
      })
    }
  })
  for (const { origin, target } of content.links) {
    const [note, other] = known.has(origin) ? [origin, target] : [target, origin]
    const subject = targets.get(other)
    if (known.has(note) && subject) refer([note], subject)
    else counts.add('links')
  }

  for (const note of content.notes) {
    const own = distinct(subjects.get(note.guid) ?? [{ kind: 'journal' }])
    if (own.length > 1) counts.add('several')
    const body = await bodyOf(note, texts)
    if (body === null) counts.add('wordless')
    for (const subject of own)
      memos.push({
        subject,
        title: plainName(note.name, ''),
        body: plainProse(body ?? ''),
        user: note.user,
        at: note.at,
        changedAt: note.changedAt,
      })
    // Of two notes with one guid, what refers to it means the first.
    subjects.delete(note.guid)
  }
  return { memos, notices: counts.notices }
}

/** What a note says, and what is said of it; null where its words can't be had. */
async function bodyOf(note: NoteInFile, texts: Texts): Promise<string | null> {
  const words = await wordsOf(note, texts)
  if (note.description.trim() === '') return words
  return words === null || words.trim() === '' ? note.description : `${note.description}\n\n${words}`
}

async function wordsOf(note: NoteInFile, texts: Texts): Promise<string | null> {
  if (note.content !== null && note.textPath === null) return note.content
  if (note.textPath === null && note.richPath === null) return ''
  const found = await texts.find(note)
  if (typeof found !== 'string') return found.raw.replace(/\r\n?/gu, '\n')
  return found === 'empty' ? '' : note.content
}

function subjectOfSelection(
  { span, indices }: Pick<Placed['selections'][number], 'span' | 'indices'>,
  document: number,
): ReadSubject {
  const standing = indices.filter((index) => index !== null)
  const [only] = standing
  if (only !== undefined && standing.length === 1 && indices.length === 1)
    return { kind: 'coding', document, coding: only }
  return span ? { kind: 'span', document, span } : { kind: 'document', document }
}

/** What a link may mean, by guid. */
function targetsOf(
  content: QdeContent,
  placed: readonly Placed[],
  caseIndices: ReadonlyMap<string, number>,
): ReadonlyMap<string, ReadSubject> {
  const targets = new Map<string, ReadSubject>()
  if (content.links.length === 0) return targets
  for (const { guid } of content.codes) targets.set(guid, { kind: 'code', code: guid })
  placed.forEach(({ source, selections }, document) => {
    for (const one of selections) {
      const { guid, codings } = one.selection
      if (guid !== null) targets.set(guid, subjectOfSelection(one, document))
      codings.forEach((coding, nth) => {
        const index = one.indices[nth] ?? null
        if (coding.guid !== null && index !== null)
          targets.set(coding.guid, { kind: 'coding', document, coding: index })
      })
    }
    for (const guid of [source.guid, source.alsoKnownAs])
      if (guid !== null) targets.set(guid, { kind: 'document', document })
  })
  for (const [guid, caseIndex] of caseIndices) targets.set(guid, { kind: 'case', caseIndex })
  return targets
}

function distinct(subjects: readonly ReadSubject[]): ReadSubject[] {
  return [...new Map(subjects.map((subject) => [JSON.stringify(subject), subject])).values()]
}
