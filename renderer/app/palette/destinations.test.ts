import { describe, expect, it } from 'vitest'
import { DestinationSearch, type Destination } from './destinations.ts'

const finance: Destination = {
  id: 'document:1',
  kind: 'Document',
  label: 'Finance lead',
  detail: 'Site A',
  keys: '',
  view: { room: 'document', document: '1' },
}
const budgets: Destination = {
  id: 'code:1',
  kind: 'Code',
  label: 'Integrated budgets',
  detail: 'Processes',
  keys: '',
  view: { room: 'codebook', code: '1' },
}
const undo: Destination = {
  id: 'command:history.undo',
  kind: 'Command',
  label: 'Undo',
  detail: '',
  command: 'history.undo',
  keys: 'Ctrl+Z',
}
const search = new DestinationSearch([undo, finance, budgets])

describe('DestinationSearch', () => {
  it('shows all, as they come, before anything is typed', () => {
    expect(search.find('  ')).toEqual([undo, finance, budgets])
  })

  it('finds by part of a name, by where a thing stands, and despite a slip', () => {
    expect(search.find('budgets')[0]).toBe(budgets)
    expect(search.find('site a')[0]).toBe(finance)
    expect(search.find('finence')[0]).toBe(finance)
    expect(search.find('undo')[0]).toBe(undo)
    expect(search.find('zzzzqq')).toEqual([])
  })

  it('puts a name with a word that begins so before one that only holds it', () => {
    const holds: Destination = { ...finance, id: 'document:2', label: 'Overleading' }
    expect(new DestinationSearch([holds, finance]).find('lead')[0]).toBe(finance)
  })
})
