import path from 'node:path'
import { bundled, owned, roomOf, within, type Room } from './rooms.ts'

export interface Import {
  /** The importing file, from the checkout's root, forward slashes. */
  readonly file: string
  readonly specifier: string
  readonly typeOnly: boolean
}

export interface Declared {
  readonly dependencies: readonly string[]
  readonly devDependencies: readonly string[]
}

/** Why an import is not allowed, as a sentence, or null when it is. */
export function objection({ file, specifier, typeOnly }: Import, declared: Declared): string | null {
  const room = roomOf(file)
  if (room === null) return null
  const target = resolve(file, specifier)
  if (target !== null) return moduleObjection(room, file, target, typeOnly)
  if (specifier.startsWith('node:')) {
    return room.node ? null : `${room.at} does not know Node: no ${specifier} here.`
  }
  return packageObjection(room, packageName(specifier), typeOnly, declared)
}

/** The imported file from the checkout's root, or null for a package. */
function resolve(file: string, specifier: string): string | null {
  if (specifier.startsWith('.')) return path.posix.join(path.posix.dirname(file), specifier)
  if (specifier.startsWith('#shared/')) return `shared/${specifier.slice('#shared/'.length)}`
  if (specifier.startsWith('#host/')) return `electron/host/${specifier.slice('#host/'.length)}`
  return null
}

function moduleObjection(room: Room, file: string, target: string, typeOnly: boolean): string | null {
  const other = roomOf(target)
  const sameRoom = other?.at === room.at
  if (sameRoom && !room.at.includes('*')) return null
  if (sameRoom) {
    const depth = room.at.split('/').length
    const own = file.split('/').slice(0, depth).join('/')
    return within(target, own) ? null : `${own} does not import another one of ${room.at}.`
  }
  if (other !== null && room.from.includes(other.at)) return null
  if (other !== null && typeOnly && room.typesFrom?.includes(other.at)) return null
  return `${room.at} does not import ${other?.at ?? target}.`
}

function packageObjection(room: Room, name: string, typeOnly: boolean, declared: Declared): string | null {
  const owner = Object.entries(owned).find(([key]) =>
    key.endsWith('/') ? name.startsWith(key) : name === key,
  )
  if (owner && !owner[1].some((place) => within(room.at, place))) {
    return `${name} is used in ${owner[1].join(' and ')} only.`
  }
  if (room.packages !== 'declared') {
    return room.packages.includes(name) ? null : `${room.at} does not use the package ${name}.`
  }
  const supplied = name === 'electron' || typeOnly || bundled.some((place) => within(room.at, place))
  const known = supplied ? [...declared.dependencies, ...declared.devDependencies] : declared.dependencies
  return known.includes(name) || room.at === 'electron'
    ? null
    : `${name} does not stand in the ${supplied ? 'packages' : 'dependencies'} of package.json.`
}

function packageName(specifier: string): string {
  const parts = specifier.split('/')
  return specifier.startsWith('@') ? parts.slice(0, 2).join('/') : (parts[0] ?? specifier)
}
