import { describe, expect, it } from 'vitest'
import { lintHouse, lintSnippets } from './lint-snippets.ts'

/** File, an import in it that is not allowed, and words of the objection. */
const forbidden: readonly (readonly [file: string, line: string, objection: string])[] = [
  [
    'shared/domain/a.ts',
    "import { name } from '../contract/values.ts'",
    'shared/domain does not import shared/contract',
  ],
  ['shared/domain/b.ts', "import { Refusal } from '../errors.ts'", 'shared/domain does not import shared.'],
  ['shared/domain/deep/c.ts', "import * as z from 'zod'", 'shared/domain does not use the package zod'],
  ['shared/domain/d.ts', "import path from 'node:path'", 'shared/domain does not know Node'],
  [
    'shared/contract/a.ts',
    "import { readFile } from 'node:fs/promises'",
    'shared/contract does not know Node',
  ],
  ['shared/contract/b.ts', "import { v7 } from 'uuid'", 'shared/contract does not use the package uuid'],
  [
    'shared/contract/c.ts',
    "export * from '#host/dispatcher.ts'",
    'shared/contract does not import electron/host',
  ],
  [
    'renderer/app/a.ts',
    "import { createHost } from '#host/dispatcher.ts'",
    'renderer/app does not import electron/host',
  ],
  [
    'renderer/app/b.ts',
    "import { x } from '../../electron/web/guard.ts'",
    'renderer/app does not import electron/web',
  ],
  ['renderer/client/c.ts', "import path from 'node:path'", 'renderer/client does not know Node'],
  ['renderer/client/d.ts', "import { ipcRenderer } from 'electron'", 'electron is used in electron/desktop'],
  [
    'renderer/components/a.ts',
    "import { call } from '../client/call.ts'",
    'renderer/components does not import renderer/client',
  ],
  [
    'renderer/features/memos/a.ts',
    "import { b } from '../codebook/b.ts'",
    'renderer/features/memos does not import another',
  ],
  [
    'renderer/features/memos/b.ts',
    "const b = await import('../codebook/b.ts')",
    'renderer/features/memos does not import another',
  ],
  [
    'electron/desktop/a.ts',
    "import { createHost } from '#host/dispatcher.ts'",
    'electron/desktop does not import electron/host.',
  ],
  [
    'electron/desktop/b.ts',
    "import { startServer } from '../web/server.ts'",
    'electron/desktop does not import electron/web',
  ],
  [
    'electron/desktop/c.ts',
    "import type { Project } from '#host/project/index.ts'",
    'electron/desktop does not import electron/host/project',
  ],
  [
    'electron/web/a.ts',
    "import { importService } from '#host/services/import-service.ts'",
    'electron/web does not import electron/host/services',
  ],
  ['electron/web/b.ts', "import { app } from 'electron'", 'electron is used in electron/desktop'],
  [
    'electron/preload/a.ts',
    "import { request } from '#shared/contract/messages.ts'",
    'electron/preload does not import shared/contract',
  ],
  [
    'electron/host/project/a.ts',
    "import { listCoders } from '../store/coder-store.ts'",
    'electron/host/project does not import electron/host/store',
  ],
  [
    'electron/host/store/a.ts',
    "import { now } from '../services/clock.ts'",
    'electron/host/store does not import electron/host/services',
  ],
  [
    'electron/host/store/b.ts',
    "import Database from 'better-sqlite3'",
    'better-sqlite3 is used in electron/host/project only',
  ],
  [
    'electron/host/services/a.ts',
    "import type { Database } from 'better-sqlite3'",
    'better-sqlite3 is used in electron/host/project only',
  ],
  [
    'electron/host/importers/a.ts',
    "import { now } from '../services/clock.ts'",
    'electron/host/importers does not import electron/host/services',
  ],
  [
    'electron/host/exporters/a.ts',
    "import { readZip } from '../importers/zip-guard.ts'",
    'electron/host/exporters does not import electron/host/importers',
  ],
  [
    'electron/host/a.ts',
    "import { readDocx } from './importers/docx.ts'",
    'electron/host does not import electron/host/importers',
  ],
  [
    'electron/cli/a.ts',
    "import { readDocx } from '#host/importers/docx.ts'",
    'electron/cli does not import electron/host/importers',
  ],
  ['electron/host/services/b.ts', "import { useState } from 'react'", 'react is used in renderer only'],
  [
    'electron/host/services/c.ts',
    "import chromium from 'playwright-core'",
    'does not stand in the dependencies',
  ],
  [
    'electron/host/services/d.ts',
    "import { x } from 'no-such-package'",
    'does not stand in the dependencies',
  ],
]

/** Imports that look like the above and are allowed. */
const allowed: readonly (readonly [file: string, line: string])[] = [
  ['shared/domain/deep/a.ts', "export { x } from '../b.ts'"],
  ['shared/domain/c.ts', "import type { CodeId } from '#shared/ids.ts'\nexport type Id = CodeId"],
  ['shared/domain/d.test.ts', "export { readFile } from 'node:fs/promises'"],
  ['shared/contract/a.ts', "export { x } from '../domain/b.ts'"],
  ['renderer/features/memos/a.ts', "export { x } from './parts/b.ts'"],
  ['renderer/features/memos/parts/b.ts', "export { y } from '../c.ts'"],
  ['renderer/app/a.ts', "export { x } from '../features/memos/a.ts'"],
  ['electron/desktop/a.ts', "export { connectHost } from '#host/connect.ts'"],
  ['electron/web/a.ts', "export { WebSocket } from 'ws'"],
  ['electron/host/services/a.ts', "export { x } from '../importers/docx.ts'"],
  ['electron/host/store/a.ts', "export { x } from '../project/index.ts'"],
  ['electron/host/project/a.ts', "export { default } from 'better-sqlite3'"],
]

const objections = lintSnippets(Object.fromEntries(forbidden.map(([file, line]) => [file, `${line}\n`])))
const nothing = lintSnippets(Object.fromEntries(allowed.map(([file, line]) => [file, `${line}\n`])))

describe('the rules of who may import whom', () => {
  it.each(forbidden)('%s: %s', (file, _line, objection) => {
    const said = (objections.get(file) ?? []).filter((message) => message.startsWith('house(import-rooms)'))
    expect(said.join('\n')).toContain(objection)
  })

  it.each(allowed)('%s may: %s', (file) => {
    expect((nothing.get(file) ?? []).filter((message) => message.startsWith('house'))).toEqual([])
  })

  it('hold in the whole house, and so does the one of where SQL may stand', () => {
    const found = [...lintHouse(['electron', 'renderer', 'shared'])]
    const broken = found.flatMap(([file, messages]) =>
      messages.filter((message) => message.startsWith('house(')).map((message) => `${file} ${message}`),
    )
    expect(broken).toEqual([])
  }, 120_000)
})
