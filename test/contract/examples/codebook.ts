import { first, type TestHost } from '../../support/host.ts'
import type { Examples, Sample } from './sample.ts'

/** Of the codebook. */
export function codebookExamples({ place, file }: TestHost, sample: Sample) {
  const free = new Set<string>(sample.board.cards.map((card) => card.code))
  const used = first(sample.codings.filter(({ code }) => !free.has(code)))
  const unused = first(sample.codes.filter(({ name }) => name === 'Unused'))
  const coded = first(sample.codes.filter(({ id }) => id === used.code))
  const other = first(
    sample.codes.filter(({ id, codable, parent }) => codable && id !== coded.id && parent === coded.parent),
  )
  return {
    'codebook.tree': {},
    'codebook.create': { parent: null, fields: { name: 'Something new', examples: ['this'] } },
    'codebook.update': { code: coded.id, fields: { name: 'Renamed code', examples: ['that'] } },
    'codebook.move': { code: unused.id, parent: null, position: 0 },
    'codebook.merge': { codes: [coded.id], into: other.id },
    'codebook.splitOff': { code: used.code, name: 'Split off', codings: [used.id] },
    'codebook.previewMerge': { codes: [coded.id], into: other.id },
    'codebook.usage': { code: coded.id, withChildren: true },
    'codebook.addExample': { coding: used.id, kind: 'close_but_no', why: 'Said in jest.' },
    'codebook.retire': { code: unused.id, successor: coded.id },
    'codebook.restore': { code: unused.id },
    'codebook.remove': { code: unused.id },
    'codebook.addStarter': { starter: 'discourses' },
    'codebook.addFile': {
      file: file('book.json', JSON.stringify({ id: 'x', name: 'X', codes: [{ name: 'From a file' }] })),
    },
    'codebook.starters': {},
    'codebook.readFile': { file: sample.book.file },
    'codebook.mergeFile': {
      file: sample.book.file,
      fingerprint: sample.book.reading.fingerprint,
      choices: sample.book.reading.codes.map(({ key }) => ({ key, becomes: { as: 'new', under: null } })),
    },
    'codebook.exportFiles': { folder: place('codebooks'), formats: ['docx', 'xlsx', 'csv', 'qdc'] },
    'codebook.publish': { note: 'Now' },
    'codebook.versions': {},
    'codebook.compare': { from: 1, to: null },
    'codebook.amend': { code: coded.id, part: 'close_but_no', text: 'Said in jest.', note: 'Discussed' },
  } satisfies Partial<Examples>
}
