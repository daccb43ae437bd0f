import { readdirSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import {
  attributeNames,
  codePaths,
  codings,
  finishedBy,
  folder,
  readableText,
  study,
  titles,
} from './study-files.ts'

const coderNames = study.coders.map((coder) => coder.name)
const caseNames = study.cases.map((each) => each.name)

const readable = study.documents.flatMap((document) => {
  const content = readableText(document.file)
  return content === null ? [] : [{ document, content }]
})

describe('the study', () => {
  it('has five sites with all attributes', () => {
    expect(caseNames).toEqual(['Site A', 'Site B', 'Site C', 'Site D', 'Site E'])
    for (const each of study.cases) expect(Object.keys(each.attributes)).toEqual(attributeNames)
  })

  it('has at least two documents a site and eleven in all, titled apart', () => {
    expect(titles.length).toBeGreaterThanOrEqual(11)
    expect(new Set(titles).size).toBe(titles.length)
    for (const name of caseNames) {
      expect(study.documents.filter((each) => each.case === name).length).toBeGreaterThanOrEqual(2)
    }
  })

  it('lists exactly the transcripts that are there', () => {
    const files = readdirSync(join(folder, 'transcripts')).map((file) => `transcripts/${file}`)
    expect(study.documents.map((each) => each.file).sort()).toEqual(files.sort())
  })

  it('comes in every format and mode', () => {
    const count = (extension: string) =>
      study.documents.filter((each) => extname(each.file) === extension).length
    expect(count('.docx')).toBeGreaterThanOrEqual(2)
    expect(count('.vtt')).toBeGreaterThanOrEqual(2)
    expect(count('.txt')).toBeGreaterThanOrEqual(3)
    for (const extension of ['.rtf', '.odt', '.md', '.html']) expect(count(extension)).toBe(1)
    const modes = new Set(study.documents.map((each) => each.mode))
    expect([...modes].sort()).toEqual([
      'document',
      'feedback workshop',
      'field note',
      'focus group',
      'interview',
    ])
  })

  it('knows each participant once, at a site that exists, and one has withdrawn', () => {
    const ids = study.participants.map((each) => each.id)
    expect(new Set(ids).size).toBe(ids.length)
    for (const each of study.participants) expect(caseNames).toContain(each.case)
    const withdrawn = study.participants.filter((each) => each.withdrawn)
    expect(withdrawn.map((each) => each.withdrawnOn)).toEqual([expect.any(String)])
  })

  it('gives every speaker a participant of the same site who has not withdrawn', () => {
    for (const document of study.documents) {
      for (const id of Object.values(document.speakers)) {
        if (id === 'interviewer') continue
        const participant = study.participants.find((each) => each.id === id)
        expect(participant).toMatchObject({ case: document.case })
        expect(participant?.withdrawn).toBeUndefined()
      }
    }
  })

  it('lets everyone who has not withdrawn be heard', () => {
    const heard = study.documents.flatMap((each) => Object.values(each.speakers))
    for (const each of study.participants.filter((one) => !one.withdrawn)) expect(heard).toContain(each.id)
  })
})

describe('the transcripts that need no importer', () => {
  it('are there in number, with every speaker label, and 600 to 2,500 words long', () => {
    expect(readable.length).toBeGreaterThanOrEqual(7)
    for (const { document, content } of readable) {
      const words = content.split(/\s+/).length
      expect(words).toBeGreaterThan(600)
      expect(words).toBeLessThan(2500)
      for (const label of Object.keys(document.speakers)) {
        expect(content.split(label).length - 1).toBeGreaterThan(2)
      }
    }
  })

  it('hold each of their quotes exactly once', () => {
    for (const { document, content } of readable) {
      const quotes = codings.filter((each) => each.document === document.title)
      expect(quotes.length).toBeGreaterThan(0)
      const astray = quotes.filter(({ quote }) => content.split(quote).length !== 2)
      expect(astray).toEqual([])
    }
  })

  it('are in the encodings that the study means them to be in', () => {
    const bytes = (file: string) => readFileSync(join(folder, 'transcripts', file))
    expect([...bytes('site-e-staff-focus-group.txt').subarray(0, 2)]).toEqual([0xff, 0xfe])
    const strict = new TextDecoder('utf-8', { fatal: true })
    expect(() => strict.decode(bytes('site-c-general-practitioner-interview.txt'))).toThrow(TypeError)
    expect(strict.decode(bytes('site-b-staff-focus-group.vtt'))).toMatch(/<v Yvonne Marsh>/)
    expect(strict.decode(bytes('site-d-third-sector-manager-interview.vtt'))).toMatch(/\r\nLorna: /)
  })
})

describe('the codings', () => {
  it('name coders, documents and codes that exist, each coding once', () => {
    for (const each of codings) {
      expect(coderNames).toContain(each.coder)
      expect(titles).toContain(each.document)
      expect(codePaths).toContain(each.code)
    }
    expect(new Set(codings.map((each) => JSON.stringify(each))).size).toBe(codings.length)
  })

  it('keep within one line', () => {
    for (const { quote } of codings) expect(quote).not.toMatch(/[\r\n\t]/)
  })

  it('give evidence for every code, and for most of them at three sites or more', () => {
    const sitesOf = (path: string) =>
      new Set(codings.filter((each) => each.code === path).map((each) => each.document.slice(0, 6)))
    const spread = codePaths.map((path) => sitesOf(path).size)
    expect(spread).toHaveLength(29)
    expect(Math.min(...spread)).toBeGreaterThan(0)
    expect(spread.filter((sites) => sites >= 3).length).toBeGreaterThan(20)
  })

  it('come from three coders who each did a good deal', () => {
    expect(coderNames).toHaveLength(3)
    for (const name of coderNames) {
      expect(codings.filter((each) => each.coder === name).length).toBeGreaterThan(40)
    }
  })

  it('leave finished, in progress and not started to be seen', () => {
    const state = (coder: string, title: string) => {
      if (finishedBy(title).includes(coder)) return 'finished'
      return codings.some((each) => each.coder === coder && each.document === title)
        ? 'in progress'
        : 'not started'
    }
    expect(titles.filter((title) => finishedBy(title).length >= 2).length).toBeGreaterThanOrEqual(6)
    expect(titles.filter((title) => finishedBy(title).length === 1)).toEqual(['Site C duty desk field note'])
    expect(titles.map((title) => state('Cerys Morgan', title)).sort()).toEqual([
      ...Array.from({ length: 8 }, () => 'finished'),
      'in progress',
      'in progress',
      'not started',
      'not started',
    ])
    for (const each of study.finished) expect(state(each.coder, each.document)).toBe('finished')
  })
})

describe('the memos', () => {
  it('are eight or more, on every kind of thing, by coders', () => {
    expect(study.memos.length).toBeGreaterThanOrEqual(8)
    for (const memo of study.memos) expect(coderNames).toContain(memo.author)
    const kinds = new Set(study.memos.flatMap((memo) => Object.keys(memo.on)))
    expect([...kinds].sort()).toEqual(['case', 'code', 'coding', 'document', 'project'])
  })

  it('stand on things that exist', () => {
    const stray = study.memos.filter(({ on }) => {
      if ('document' in on) return !titles.includes(on.document)
      if ('code' in on) return !codePaths.includes(on.code)
      if ('case' in on) return !caseNames.includes(on.case)
      if (!('coding' in on)) return false
      const wanted = JSON.stringify(on.coding)
      return !codings.some((each) => JSON.stringify(each) === wanted)
    })
    expect(stray).toEqual([])
  })
})
