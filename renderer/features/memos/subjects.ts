import type { MemoSubject } from '#shared/contract/coding.ts'
import { call } from '../../client/call.ts'
import { report } from '../../client/notices.ts'
import { go, type Subject } from '../../client/workspace.ts'

export type SubjectKind = Subject['kind']

export const subjectWords: { readonly [Kind in SubjectKind]: string } = {
  project: 'Project',
  case: 'Case study',
  document: 'Document',
  code: 'Code',
  coding: 'Coding',
  participant: 'Participant',
  span: 'Annotation',
  journal: 'Journal',
}

export const subjectKinds = Object.keys(subjectWords) as readonly SubjectKind[]

/** Whether what a memo is about has a place of its own to be shown. */
export function canBeShown({ kind }: Subject): boolean {
  return kind !== 'project' && kind !== 'journal'
}

/** Shows what a memo is about: the code, the document at the place, or the list it stands in. */
export async function showSubject(subject: MemoSubject | Subject): Promise<void> {
  switch (subject.kind) {
    case 'code':
      return go({ room: 'codebook', code: subject.id })
    case 'document':
      return go({ room: 'document', document: subject.id })
    case 'span':
      return go({ room: 'document', document: subject.id, offset: subject.start })
    case 'coding':
      return showCoding(subject.id)
    case 'case':
    case 'participant':
      return go({ room: 'documents' })
    case 'project':
    case 'journal':
  }
}

async function showCoding(coding: string): Promise<void> {
  try {
    const [found] = await call('coding.some', { codings: [coding] })
    if (found) go({ room: 'document', document: found.document, coding })
  } catch (error) {
    report(error)
  }
}
