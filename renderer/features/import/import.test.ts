import { describe, expect, it } from 'vitest'
import type { StagedSource } from '#shared/contract/import.ts'
import { noSpeaker, renameSpeaker, speakerAgain } from './corrections.ts'
import { draftOf, keyOf, missingIn, wantedOf, withSource } from './drafts.ts'

const source: StagedSource = {
  id: 's1',
  file: 'g1',
  name: 'a.txt',
  format: 'txt',
  bytes: 10,
  documents: [
    {
      index: 0,
      title: 'a',
      characters: 10,
      turns: 2,
      speakers: [
        { label: 'INT', turns: 1, words: 3, interviewer: true },
        { label: 'Ana', turns: 1, words: 3, interviewer: false },
      ],
      layout: 'name and colon',
      proposal: null,
      header: [],
      attributes: {},
      suggestedMode: 'interview',
      warnings: [],
    },
  ],
  table: null,
  correction: { layout: 'detect', notSpeakers: [], rename: {} },
  alreadyImportedAs: null,
}

describe('drafts of documents', () => {
  const drafts = withSource(new Map(), source)
  const draft = drafts.get(keyOf('s1', 0))

  it('take up what was detected', () => {
    expect(draft).toMatchObject({ isIncluded: true, title: 'a', mode: 'interview' })
    expect(draft?.speakers['INT']?.interviewer).toBe(true)
  })

  it('leave out what is in the project already', () => {
    const again = withSource(new Map(), { ...source, alreadyImportedAs: 'Old' })
    expect(wantedOf([source], again)).toEqual([])
  })

  it('keep what was decided when the turns are detected anew', () => {
    if (!draft || !source.documents[0]) throw new Error('no draft')
    const decided = { ...draft, title: 'Mine', case: { kind: 'new' as const, name: 'Site A' } }
    const renamed = {
      ...source.documents[0],
      speakers: [{ label: 'Anna', turns: 2, words: 6, interviewer: false }],
    }
    expect(draftOf(source, renamed, decided)).toMatchObject({ title: 'Mine', case: { name: 'Site A' } })
    expect(Object.keys(draftOf(source, renamed, decided).speakers)).toEqual(['Anna'])
  })

  it('say what is missing', () => {
    if (!draft) throw new Error('no draft')
    expect(missingIn(draft)).toBeNull()
    expect(missingIn({ ...draft, title: ' ' })).toBe('It needs a title.')
    expect(missingIn({ ...draft, case: { kind: 'new', name: '' } })).toBe('The new case study needs a name.')
    const participant = { kind: 'new' as const, pseudonym: '', role: 'Carer' }
    expect(missingIn({ ...draft, speakers: { Ana: { interviewer: false, participant } } })).toContain('Ana')
  })

  it('become what the contract asks for', () => {
    expect(wantedOf([source], drafts)).toEqual([
      {
        staged: 's1',
        index: 0,
        title: 'a',
        case: null,
        mode: 'interview',
        attributes: {},
        speakers: [
          { label: 'INT', interviewer: true, participant: null },
          { label: 'Ana', interviewer: false, participant: null },
        ],
      },
    ])
  })
})

describe('corrections of a detection', () => {
  const plain = source.correction

  it('rename a speaker by the label as it was found, also the second time', () => {
    const once = renameSpeaker(plain, 'INT', 'Interviewer')
    expect(once.rename).toEqual({ INT: 'Interviewer' })
    expect(renameSpeaker(once, 'Interviewer', ' Moderator ').rename).toEqual({ INT: 'Moderator' })
  })

  it('say of a renamed label that it is no speaker, and take it back', () => {
    const none = noSpeaker(renameSpeaker(plain, 'Note', 'Notice'), 'Notice')
    expect(none.notSpeakers).toEqual(['Note'])
    expect(speakerAgain(none, 'Note').notSpeakers).toEqual([])
  })
})
