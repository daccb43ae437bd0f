/**
 * Who may import whom. A room is a folder, or one file, of the house; the longest path that fits names it. What is
 * not in a room's `from` it may not import. There is no list of exceptions.
 */
export interface Room {
  readonly at: string
  /** Rooms whose modules it may import, besides its own. */
  readonly from: readonly string[]
  /** Rooms of which it may import types only. */
  readonly typesFrom?: readonly string[]
  /** npm packages: every declared one, or those named. A package with an owner (see `owned`) needs its owner's room too. */
  readonly packages: 'declared' | readonly string[]
  /** Whether it may import Node's own modules. */
  readonly node: boolean
}

const shared = ['shared', 'shared/contract', 'shared/domain']
const hostEntry = ['electron/host/connect.ts', 'electron/host/places', 'electron/host/worker-entry.ts']
const useCases = ['electron/host/store', 'electron/host/project', 'electron/host/importers']
const hostRoom = { packages: 'declared', node: true } as const
const windowRoom = { packages: 'declared', node: false } as const

export const rooms: readonly Room[] = [
  { at: 'shared', from: shared, packages: ['zod'], node: false },
  { at: 'shared/contract', from: shared, packages: ['zod'], node: false },
  { at: 'shared/domain', from: [], typesFrom: ['shared'], packages: [], node: false },

  {
    at: 'electron/host',
    from: [...shared, 'electron/host/services', 'electron/host/project', 'electron/host/worker-entry.ts'],
    ...hostRoom,
  },
  { at: 'electron/host/worker-entry.ts', from: [], ...hostRoom },
  {
    at: 'electron/host/connect.ts',
    from: [...shared, 'electron/host', 'electron/host/places', 'electron/host/worker-entry.ts'],
    ...hostRoom,
  },
  { at: 'electron/host/places', from: [...shared, 'electron/host/connect.ts'], ...hostRoom },
  {
    at: 'electron/host/services',
    from: [...shared, ...useCases, 'electron/host/exporters', 'electron/host/exchange'],
    ...hostRoom,
  },
  { at: 'electron/host/store', from: [...shared, 'electron/host/project'], ...hostRoom },
  { at: 'electron/host/project', from: shared, ...hostRoom },
  { at: 'electron/host/importers', from: [...shared, 'electron/host/worker-entry.ts'], ...hostRoom },
  { at: 'electron/host/exporters', from: [...shared, 'electron/host/worker-entry.ts'], ...hostRoom },
  {
    at: 'electron/host/exchange',
    from: [...shared, 'electron/host/importers', 'electron/host/worker-entry.ts'],
    ...hostRoom,
  },

  { at: 'electron', from: [], ...hostRoom },
  { at: 'electron/desktop', from: [...shared, ...hostEntry], ...hostRoom },
  { at: 'electron/web', from: [...shared, ...hostEntry], ...hostRoom },
  { at: 'electron/preload', from: [], typesFrom: shared, packages: ['electron'], node: false },
  {
    at: 'electron/cli',
    from: [...shared, 'electron/host', 'electron/host/places', 'electron/host/services'],
    ...hostRoom,
  },

  {
    at: 'renderer',
    from: [...shared, 'renderer/app', 'renderer/client', 'renderer/components'],
    ...windowRoom,
  },
  {
    at: 'renderer/app',
    from: [...shared, 'renderer/client', 'renderer/components', 'renderer/features/*'],
    ...windowRoom,
  },
  {
    at: 'renderer/features/*',
    from: [...shared, 'renderer/app', 'renderer/client', 'renderer/components'],
    ...windowRoom,
  },
  { at: 'renderer/components', from: shared, ...windowRoom },
  { at: 'renderer/client', from: shared, ...windowRoom },
]

/** Packages that stand behind one room's door. A name ending in a slash is a whole scope. */
export const owned: Readonly<Record<string, readonly string[]>> = {
  'better-sqlite3': ['electron/host/project'],
  electron: ['electron/desktop', 'electron/preload'],
  ws: ['electron/web'],
  react: ['renderer'],
  'react-dom': ['renderer'],
  lexical: ['renderer'],
  '@lexical/': ['renderer'],
  zustand: ['renderer'],
  '@tanstack/': ['renderer'],
  'react-aria-components': ['renderer'],
  virtua: ['renderer'],
}

/** Rooms whose packages the bundler takes in; everywhere else a package has to stand in `dependencies`. */
export const bundled: readonly string[] = ['renderer']

/** The only rooms where SQL text stands. */
export const sqlRooms: readonly string[] = ['electron/host/store', 'electron/host/project']

/** Whether `file` (from the checkout's root, forward slashes) is, or lies in, `place`; `*` is one folder of any name. */
export function within(file: string, place: string): boolean {
  const parts = file.split('/')
  return place.split('/').every((part, index) => part === '*' || part === parts[index]) && file !== ''
}

/** The room a file is in, or null where anything goes (test/, resources/). */
export function roomOf(file: string): Room | null {
  const fitting = rooms.filter((room) => within(file, room.at))
  return fitting.toSorted((a, b) => b.at.split('/').length - a.at.split('/').length)[0] ?? null
}

/** Tests cross rooms. */
export function isTest(file: string): boolean {
  return /\.test\.tsx?$/.test(file) || file.startsWith('test/')
}
