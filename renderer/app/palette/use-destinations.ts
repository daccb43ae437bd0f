import { useMemo } from 'react'
import { pathSeparator } from '#shared/domain/code-tree.ts'
import { useAsk } from '../../client/ask.ts'
import { useCodebook } from '../../client/codebook.ts'
import { useWorkspace } from '../../client/workspace.ts'
import { commandEntry, commandNames } from '../command-list.ts'
import { isOffered, keysHere } from '../commands.ts'
import { rooms } from '../rooms.ts'
import type { Destination } from './destinations.ts'

/** Everything the palette can go to: documents with a tab first, then what can be done, then all the rest. */
export function useDestinations(isBeside: boolean): readonly Destination[] {
  const documents = useAsk('document.list', {})
  const { codes, tree } = useCodebook()
  const tabs = useWorkspace((now) => now.tabs)
  return useMemo(() => {
    const ofDocuments = documents.map(({ id, title, caseName }): Destination => ({
      id: `document:${id}`,
      kind: 'Document',
      label: title,
      detail: caseName ?? '',
      keys: '',
      view: { room: 'document', document: id },
    }))
    const isOpen = ({ id }: Destination) => tabs.includes(id.slice('document:'.length))
    const originals = documents
      .filter((document) => document.mended)
      .map(({ id, title }): Destination => ({
        id: `compare:${id}`,
        kind: 'View',
        label: `Compare ${title} with the original`,
        detail: '',
        keys: '',
        view: { room: 'compare', document: id },
      }))
    const ofViews = rooms.map((room): Destination => ({
      id: `view:${room}`,
      kind: 'View',
      label: commandEntry(`view.${room}`).label,
      detail: '',
      keys: keysHere(`view.${room}`)[0] ?? '',
      view: { room },
    }))
    const ofCodes = codes.map((code): Destination => {
      const path = tree.pathOf(code.id)
      const cut = path.lastIndexOf(pathSeparator)
      return {
        id: `code:${code.id}`,
        kind: 'Code',
        label: code.name,
        detail: [cut < 0 ? '' : path.slice(0, cut), code.retired ? 'retired' : ''].filter(Boolean).join(', '),
        keys: '',
        colour: code.colour,
        view: { room: 'codebook', code: code.id },
      }
    })
    const ofCommands = commandNames
      .filter((name) => !name.startsWith('view.') && !hidden.has(name) && isOffered(name, true))
      .map((name): Destination => ({
        id: `command:${name}`,
        kind: 'Command',
        label: commandEntry(name).label,
        detail: '',
        command: name,
        keys: keysHere(name)[0] ?? '',
      }))
    return [
      ...ofDocuments.filter(isOpen),
      ...ofViews,
      ...(isBeside ? [] : ofCommands),
      ...ofDocuments.filter((destination) => !isOpen(destination)),
      ...originals,
      ...ofCodes,
    ]
  }, [documents, codes, tree, tabs, isBeside])
}

/** Not offered where they are already done, or done better here. */
const hidden: ReadonlySet<string> = new Set(['palette.open', 'document.compare'])
