import * as z from 'zod'
import { command, query } from './define.ts'
import { fileGrant, name } from './values.ts'

/** A project file that can be opened: recent, or in the folder the workbench was started in. */
export const place = z.object({
  file: fileGrant,
  fileName: z.string(),
  folder: z.string(),
  changedAt: z.string(),
  recent: z.boolean(),
})
export type Place = z.infer<typeof place>

export const granted = z.object({ file: fileGrant, name: z.string() })

/** What the window's own shell answers: files, recent projects and the window itself. No domain in it. */
export const shellCalls = {
  'shell.describe': query({
    input: z.object({}),
    output: z.object({
      /** desktop: native dialogs. web: the browser's own picker, files go out as downloads. */
      kind: z.enum(['desktop', 'web']),
      version: z.string(),
      /** Where new projects are made when the shell has no dialog to ask with. */
      projectFolder: z.string(),
    }),
    reads: [],
  }),
  'shell.places': query({ input: z.object({}), output: z.array(place), reads: ['project'] }),
  'shell.forget': command({ input: z.object({ file: fileGrant }), output: z.null() }),
  /** Where a new project shall lie: asks (desktop), or a free name in the project folder (web). null: cancelled. */
  'shell.newProjectFile': command({
    input: z.object({ name }),
    output: granted.nullable(),
    errors: ['validation', 'disk_full'],
  }),
  /** Desktop: asks for a project file. Web: null, as the places are the way there. */
  'shell.chooseProject': command({ input: z.object({}), output: granted.nullable() }),
  /** Desktop: asks for several project files. Web: none, as with sources. */
  'shell.chooseProjects': command({ input: z.object({}), output: z.array(granted) }),
  /** Desktop: asks for a REFI-QDA project (.qdpx). Web: null; the window uploads what its own picker gave. */
  'shell.chooseExchange': command({ input: z.object({}), output: granted.nullable() }),
  /** Desktop: asks for source files. Web: none; the window uploads what its own picker gave. */
  'shell.chooseSources': command({ input: z.object({}), output: z.array(granted) }),
  /** A folder to write into: asks (desktop), or a fresh one whose files are then downloaded (web). null: cancelled. */
  'shell.chooseFolder': command({ input: z.object({}), output: fileGrant.nullable() }),
  /** Where the sample study lies, or shall lie. */
  'shell.sampleFile': command({ input: z.object({}), output: granted.extend({ exists: z.boolean() }) }),
  /** Remembered choices of this person on this computer: theme, panes, who is coding. Never project data. */
  'shell.preferences': query({ input: z.object({}), output: z.record(z.string(), z.string()), reads: [] }),
  'shell.remember': command({
    input: z.object({ key: z.string().max(100), value: z.string().max(10_000) }),
    output: z.null(),
  }),
}
