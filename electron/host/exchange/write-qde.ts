import type { RefiProject, RefiSource, RefiValue } from './refi-project.ts'
import { writeCodes } from './write-codes.ts'
import { droppedNotice, XmlWriter } from './xml-writer.ts'

/** Writes a list under its element, unless it is empty: the schema allows no empty lists. */
function list<T>(xml: XmlWriter, name: string, items: readonly T[], write: (item: T) => void): void {
  if (items.length === 0) return
  xml.open(name)
  for (const item of items) write(item)
  xml.close()
}

function references(xml: XmlWriter, name: string, guids: readonly string[]): void {
  for (const targetGUID of guids) xml.empty(name, { targetGUID })
}

function values(xml: XmlWriter, given: readonly RefiValue[]): void {
  for (const { variable, value } of given) {
    xml.open('VariableValue')
    xml.empty('VariableRef', { targetGUID: variable })
    xml.text('TextValue', value)
    xml.close()
  }
}

function source(xml: XmlWriter, one: RefiSource): void {
  xml.open('TextSource', {
    guid: one.guid,
    name: one.name,
    plainTextPath: one.textPath,
    creatingUser: one.user,
    creationDateTime: one.at,
  })
  if (one.description !== '') xml.text('Description', one.description)
  if (one.content !== null) xml.text('PlainTextContent', one.content)
  for (const selection of one.selections) {
    xml.open('PlainTextSelection', {
      guid: selection.guid,
      name: selection.name,
      startPosition: selection.start,
      endPosition: selection.end,
      creatingUser: selection.user,
      creationDateTime: selection.at,
    })
    if (selection.description !== '') xml.text('Description', selection.description)
    for (const coding of selection.codings) {
      xml.open('Coding', { guid: coding.guid, creatingUser: coding.user, creationDateTime: coding.at })
      xml.empty('CodeRef', { targetGUID: coding.code })
      references(xml, 'NoteRef', coding.notes)
      xml.close()
    }
    references(xml, 'NoteRef', selection.notes)
    xml.close()
  }
  references(xml, 'NoteRef', one.notes)
  values(xml, one.values)
  xml.close()
}

/**
 * The XML of a project, its elements in the order that the schema demands.
 * @returns the document, and what it can't hold, as plain sentences
 */
export function writeQde(project: RefiProject): { xml: string; notices: string[] } {
  const xml = new XmlWriter()
  xml.open('Project', { xmlns: 'urn:QDA-XML:project:1.0', name: project.name, origin: project.origin })
  list(xml, 'Users', project.users, ({ guid, name }) => xml.empty('User', { guid, name }))
  if (project.codes.length > 0) {
    xml.open('CodeBook')
    writeCodes(xml, project.codes, (guid) => project.codeNotes.get(guid) ?? [])
    xml.close()
  }
  list(xml, 'Variables', project.variables, ({ guid, name }) =>
    xml.empty('Variable', { guid, name, typeOfVariable: 'Text' }),
  )
  list(xml, 'Cases', project.cases, (one) => {
    xml.open('Case', { guid: one.guid, name: one.name })
    if (one.description !== '') xml.text('Description', one.description)
    values(xml, one.values)
    references(xml, 'SourceRef', one.sources)
    xml.close()
  })
  list(xml, 'Sources', project.sources, (one) => source(xml, one))
  list(xml, 'Notes', project.notes, (note) => {
    xml.open('Note', {
      guid: note.guid,
      name: note.name,
      plainTextPath: note.textPath,
      creatingUser: note.user,
      creationDateTime: note.at,
      modifiedDateTime: note.changedAt,
    })
    if (note.content !== null) xml.text('PlainTextContent', note.content)
    xml.close()
  })
  list(xml, 'Links', project.links, ({ guid, origin, target }) =>
    xml.empty('Link', { guid, direction: 'OneWay', originGUID: origin, targetGUID: target }),
  )
  list(xml, 'Sets', project.sets, (set) => {
    xml.open('Set', { guid: set.guid, name: set.name })
    references(xml, 'MemberCode', set.codes)
    references(xml, 'MemberSource', set.sources)
    xml.close()
  })
  if (project.description !== '') xml.text('Description', project.description)
  references(xml, 'NoteRef', project.projectNotes)
  xml.close()
  return { xml: xml.toString(), notices: droppedNotice(xml.dropped) }
}
