import { writeFileSync } from 'node:fs'
import path from 'node:path'
import type { DocumentId } from '#shared/ids.ts'
import type { Workbench } from '../../electron/cli/workbench.ts'
import { charactersPerDocument, documents } from './team-study.ts'

const words = 'we put the money in one pot and the teams share a desk with the nurses'.split(' ')

/** Turns of 200 characters, so that the places of the study fall on words. */
function transcript(): string {
  const turns: string[] = []
  for (let at = 0; at < charactersPerDocument; at += 200) {
    const label = turns.length % 2 === 0 ? 'Ask' : 'Say'
    let said = ''
    for (let word = turns.length; said.length < 190; word += 1) said += `${words[word % words.length]} `
    turns.push(`${label}: ${said.slice(0, 193).trimEnd().padEnd(194, '.')}`)
  }
  return turns.join('\n')
}

/** Imports the transcripts of a team's study, or so many like them, into the open project; answers them in order. */
export async function makeTranscripts(
  workbench: Workbench,
  folder: string,
  count: number = documents,
): Promise<DocumentId[]> {
  const files = Array.from({ length: count }, (_, index) => {
    const file = path.join(folder, `Interview ${index + 1}.txt`)
    // No two are the same file.
    writeFileSync(file, `${transcript()}\nAsk: This was number ${index + 1}.`)
    return workbench.grant(file)
  })
  const { staged } = await workbench.ask('import.read', { files })
  await workbench.ask('import.store', {
    documents: staged.map(({ id }, index) => ({
      staged: id,
      index: 0,
      title: `Interview ${index + 1}`,
      case: null,
      mode: 'interview' as const,
      attributes: {},
      speakers: [],
    })),
    again: false,
  })
  return (await workbench.ask('document.list', {})).map(({ id }) => id)
}
