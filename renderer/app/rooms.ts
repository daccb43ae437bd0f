import type { Room } from '../client/workspace.ts'

/** Rooms the navigation lists, in its order: what is studied, who works on it, what comes of it, and the file. */
export const roomGroups = [
  { name: 'Study', rooms: ['documents', 'codebook', 'board', 'memos'] },
  { name: 'Team', rooms: ['rounds', 'agreement', 'disagreements', 'handovers', 'merging'] },
  { name: 'Findings', rooms: ['search', 'extracts', 'matrices', 'pictures', 'frameworks', 'report'] },
  { name: 'Project', rooms: ['export', 'history'] },
] as const

export type ListedRoom = (typeof roomGroups)[number]['rooms'][number]
export const listedRooms: readonly ListedRoom[] = roomGroups.flatMap(({ rooms }) => rooms)

/** Rooms that are gone to like a place, so that they can also be opened beside: the others show one document. */
export const rooms = [...listedRooms, 'import', 'replace', 'orphans', 'codebook-merge'] as const

/** Rooms that are reached through another one. */
const within: { readonly [Inner in Exclude<Room, ListedRoom>]: ListedRoom } = {
  document: 'documents',
  import: 'documents',
  replace: 'documents',
  orphans: 'documents',
  compare: 'documents',
  'codebook-merge': 'codebook',
}

/** The room of the navigation's list that a room stands in; a listed one stands in itself. */
export function listedRoomOf(room: Room): ListedRoom {
  return isListed(room) ? room : within[room]
}

function isListed(room: Room): room is ListedRoom {
  return !Object.hasOwn(within, room)
}
